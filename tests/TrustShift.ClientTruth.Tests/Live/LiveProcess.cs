using System.Diagnostics;
using TrustShift.Testing;

namespace TrustShift.ClientTruth.Tests.Live;

/// <summary>Runs a client with a limit of time and without the machine's proxies and TLS settings.</summary>
internal static class LiveProcess
{
    private static readonly string[] Foreign =
    [
        "http_proxy", "https_proxy", "all_proxy", "HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "SSL_CERT_FILE", "SSL_CERT_DIR", "CURL_CA_BUNDLE", "GIT_SSL_CAINFO",
        "REQUESTS_CA_BUNDLE", "NODE_EXTRA_CA_CERTS", "NODE_OPTIONS", "JAVA_TOOL_OPTIONS", "PYTHONHTTPSVERIFY", "RUBYOPT", "PERL5OPT", "GOFLAGS",
    ];

    /// <summary>Runs it; null when it did not end in time (it is killed then).</summary>
    public static ToolResult? Run(string fileName, string[] arguments, string input, TimeSpan limit, params (string Name, string Value)[] environment)
    {
        var start = new ProcessStartInfo(fileName)
        {
            UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true, WorkingDirectory = Path.GetTempPath(),
        };
        foreach (string argument in arguments)
            start.ArgumentList.Add(argument);
        foreach (string name in Foreign)
            start.Environment.Remove(name);
        start.Environment["no_proxy"] = "*";
        start.Environment["NO_PROXY"] = "*";
        start.Environment["LC_ALL"] = "C";
        foreach ((string name, string value) in environment)
            start.Environment[name] = value;
        using Process process = Process.Start(start)!;
        Task<string> error = process.StandardError.ReadToEndAsync();
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        try
        {
            process.StandardInput.Write(input);
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // It ended without reading; what it says tells why.
        }

        if (!process.WaitForExit(limit))
        {
            process.Kill(entireProcessTree: true);
            process.WaitForExit();
            return null;
        }

        return new ToolResult(process.ExitCode, output.GetAwaiter().GetResult(), error.GetAwaiter().GetResult());
    }

    /// <summary>Whether a command is on the path.</summary>
    public static bool Exists(string command) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':').Any(folder => folder.Length > 0 && File.Exists(Path.Combine(folder, command)));

    /// <summary>The first match of a version in what a command prints.</summary>
    public static string VersionOf(string command, string pattern, params string[] arguments)
    {
        ToolResult? result = Run(command, arguments, "", TimeSpan.FromSeconds(30));
        var match = System.Text.RegularExpressions.Regex.Match(
            result?.Output + result?.Error, pattern, System.Text.RegularExpressions.RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1));
        return match.Success ? match.Groups["v"].Value : "unknown";
    }
}
