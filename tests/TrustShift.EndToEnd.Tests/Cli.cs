using TrustShift.Testing;

namespace TrustShift.EndToEnd.Tests;

/// <summary>Runs the built <c>trustshift.dll</c>, as a user would.</summary>
internal static class Cli
{
    // Settings of the machine that runs the tests must not decide them.
    private static readonly Dictionary<string, string?> Clean = new(StringComparer.Ordinal)
    {
        ["SSL_CERT_FILE"] = null, ["SSL_CERT_DIR"] = null, ["CURL_CA_BUNDLE"] = null, ["REQUESTS_CA_BUNDLE"] = null, ["AWS_CA_BUNDLE"] = null,
        ["NODE_EXTRA_CA_CERTS"] = null, ["NODE_OPTIONS"] = null, ["JAVA_TOOL_OPTIONS"] = null, ["NO_COLOR"] = null, ["COLUMNS"] = null, ["TRUSTSHIFT_COMMAND"] = null,
    };

    public static ToolResult Run(params string[] arguments) => Run(arguments, input: null);

    public static ToolResult Run(string[] arguments, string? input, string? columns = null)
    {
        string program = Path.Combine(AppContext.BaseDirectory, "trustshift.dll");
        ToolResult result = Tool.Execute("dotnet", [program, .. arguments], input, environment: columns is null ? Clean : new Dictionary<string, string?>(Clean, StringComparer.Ordinal) { ["COLUMNS"] = columns });
        Assert.DoesNotContain("   at ", result.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("Unhandled exception", result.Error, StringComparison.Ordinal);
        return result;
    }

    /// <summary>Asserts a failure: its exit code, and one line that begins like this.</summary>
    public static void AssertFails(int exitCode, string line, params string[] arguments)
    {
        ToolResult result = Run(arguments);
        Assert.Equal("", result.Output);
        Assert.StartsWith("trustshift: " + line, result.Error, StringComparison.Ordinal);
        Assert.Equal(1, result.Error.Count(static c => c == '\n'));
        Assert.Equal(exitCode, result.ExitCode);
    }
}
