using System.Diagnostics;
using TrustShift.Testing;

namespace TrustShift.ClientTruth.Tests.Live;

/// <summary>Runs a client with a limit of time and without the machine's proxies and TLS settings.</summary>
internal static class LiveProcess
{
    private static readonly string[] Foreign =
    [
        "http_proxy", "https_proxy", "all_proxy", "HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "SSL_CERT_FILE", "SSL_CERT_DIR", "CURL_CA_BUNDLE", "GIT_SSL_CAINFO",
        "REQUESTS_CA_BUNDLE", "AWS_CA_BUNDLE", "NODE_EXTRA_CA_CERTS", "NODE_OPTIONS", "JAVA_TOOL_OPTIONS", "PYTHONHTTPSVERIFY", "RUBYOPT", "PERL5OPT", "GOFLAGS",
    ];

    /// <summary>The exit code of a command that did not end in time and was killed.</summary>
    public const int DidNotEnd = int.MinValue;

    /// <summary>Runs it, and kills it when it does not end in time.</summary>
    public static ToolResult Run(string fileName, string[] arguments, string input, TimeSpan limit, params (string Name, string Value)[] environment)
    {
        var start = new ProcessStartInfo(fileName)
        {
            UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true, WorkingDirectory = "/",
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
            return new ToolResult(DidNotEnd, output.GetAwaiter().GetResult(), "it did not end in time");
        }

        return new ToolResult(process.ExitCode, output.GetAwaiter().GetResult(), error.GetAwaiter().GetResult());
    }

    /// <summary>Whether a command is on the path.</summary>
    public static bool Exists(string command) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':').Any(folder => folder.Length > 0 && File.Exists(Path.Combine(folder, command)));
}
