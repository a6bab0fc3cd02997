using System.Diagnostics;
using Xunit;

namespace TrustShift.Testing;

/// <summary>Runs a real tool (keytool, openssl, ...) for a test.</summary>
public static class Tool
{
    /// <summary>Runs it and fails the test when it does not exit with 0. Returns standard output.</summary>
    public static string Run(string fileName, params string[] arguments) => Run(fileName, arguments, input: null, workingFolder: null);

    /// <summary>Runs it with standard input and a working folder.</summary>
    public static string Run(string fileName, string[] arguments, string? input, string? workingFolder)
    {
        ToolResult result = Execute(fileName, arguments, input, workingFolder);
        Assert.True(result.ExitCode == 0, $"{fileName} {string.Join(' ', arguments)}: exit {result.ExitCode}\n{result.Error}\n{result.Output}");
        return result.Output;
    }

    /// <summary>Runs it and returns everything, whatever it exits with.</summary>
    public static ToolResult Execute(
        string fileName, string[] arguments, string? input = null, string? workingFolder = null, IReadOnlyDictionary<string, string?>? environment = null)
    {
        var start = new ProcessStartInfo(fileName)
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
            WorkingDirectory = workingFolder ?? Environment.CurrentDirectory,
        };
        foreach (string argument in arguments)
            start.ArgumentList.Add(argument);
        foreach ((string name, string? value) in environment ?? new Dictionary<string, string?>(StringComparer.Ordinal))
            start.Environment[name] = value;
        using Process process = Process.Start(start)!;
        Task<string> error = process.StandardError.ReadToEndAsync();
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        if (input is not null)
            process.StandardInput.Write(input);
        process.StandardInput.Close();
        process.WaitForExit();
        return new ToolResult(process.ExitCode, output.GetAwaiter().GetResult(), error.GetAwaiter().GetResult());
    }
}
