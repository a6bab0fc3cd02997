using System.Text.RegularExpressions;
using TrustShift.Testing;

namespace TrustShift.EndToEnd.Tests.Advice;

/// <summary>Every command of the README works as it is printed, and its transcripts are what the program says.</summary>
public sealed partial class ReadmeTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly string _checkout;

    public ReadmeTests()
    {
        _checkout = Path.GetDirectoryName(_folder.PathOf("checkout", "x"))!;
        Tool.Run("cp", "-r", Repository.PathOf("examples"), Repository.PathOf("catalogue"), _checkout);
        File.WriteAllText(Path.Combine(_checkout, "trustshift"), $"#!/bin/sh\nTRUSTSHIFT_COMMAND=$0 exec dotnet '{Path.Combine(AppContext.BaseDirectory, "trustshift.dll")}' \"$@\"\n");
        Tool.Run("chmod", "+x", Path.Combine(_checkout, "trustshift"));
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Every_command_of_the_README_works_and_its_transcripts_are_real()
    {
        string text = File.ReadAllText(Repository.PathOf("README.md")).ReplaceLineEndings("\n");
        Assert.InRange(text.Count(static c => c == '\n'), 1, 150);
        int commands = 0;
        foreach (string block in text.Split("```").Where(static (_, i) => i % 2 == 1))
        {
            string[] lines = block.Trim('\n').Split('\n');
            foreach (string line in lines.Where(static l => l.StartsWith("./trustshift", StringComparison.Ordinal) || l.StartsWith("$ ./trustshift", StringComparison.Ordinal)))
            {
                ToolResult result = Tool.Execute("sh", ["-c", line.TrimStart('$', ' ')], workingFolder: _checkout, environment: new Dictionary<string, string?>(StringComparer.Ordinal) { ["COLUMNS"] = null, ["SSL_CERT_FILE"] = null, ["NO_COLOR"] = null });
                Assert.True(result.ExitCode is 0 or 1 or 2 && result.Error.Length == 0, $"{line}: exit {result.ExitCode}\n{result.Error}");
                commands++;
                if (line[0] != '$')
                    continue;
                // Only the moment differs from run to run; "..." stands for the rest.
                Assert.StartsWith(Timeless(string.Join('\n', lines.Skip(1).TakeWhile(static l => l is not "..."))), Timeless(result.Output), StringComparison.Ordinal);
            }
        }

        Assert.Equal(15, commands);
    }

    [Fact]
    public void What_it_says_mends_the_example()
    {
        string[] fix = [.. File.ReadAllLines(Repository.PathOf("README.md")).SkipWhile(static l => l.Trim() is not "To fix it:").Skip(1).TakeWhile(static l => l.StartsWith("        ", StringComparison.Ordinal))];
        Assert.Equal(2, fix.Length);
        Tool.Run("sh", ["-c", string.Join('\n', fix)], null, _checkout);
        Assert.Equal(0, Tool.Execute(Path.Combine(_checkout, "trustshift"), ["check", "examples/billing"], workingFolder: _checkout).ExitCode);
    }

    private static string Timeless(string text) => Moment().Replace(text, "TIME");

    [GeneratedRegex(@"\d{4}-\d\d-\d\d \d\d:\d\d UTC", RegexOptions.None, 1000)]
    private static partial Regex Moment();
}
