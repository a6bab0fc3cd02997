using System.Diagnostics;
using System.Text;
using System.Text.Json;
using TrustShift.Testing;

namespace TrustShift.EndToEnd.Tests;

/// <summary><c>verify --cases</c>: one answer a line, in the same order, whatever stands in the lines.</summary>
public sealed class VerifyCasesTests(VerifyPki pki) : IClassFixture<VerifyPki>
{
    [Fact]
    public void Every_line_is_answered_and_a_malformed_one_hides_no_other()
    {
        string[] lines =
        [
            Case("\"a\"", "curl", pki.Pem("R1s"), File.ReadAllText(pki.Chain)),
            "{\"id\":\"b\",",
            Case("3", "gnutls", "R1s.pem", "chain.pem"),
            Case("\"d\"", "nobody", "R1s.pem", "chain.pem"),
            Case("\"e\"", "curl", "absent.pem", "chain.pem"),
            "{\"id\":\"f\",\"client\":\"curl\",\"store\":[\"R1s.pem\"],\"chain\":[\"chain.pem\"],\"nmae\":\"other.test\"}",
            Case("\"g\"", "curl", "R1s.pem", "chain.pem"),
        ];
        ToolResult result = Cli.Run("verify", "--cases", pki.Folder.Write("cases.jsonl", string.Join('\n', lines)));
        Assert.Equal(64, result.ExitCode);
        Assert.Equal("trustshift: 4 of 7 lines could not be answered; their answers say why\n", result.Error);
        JsonElement[] answers = Answers(result);
        Assert.Equal(["\"a\"", "null", "3", "\"d\"", "\"e\"", "\"f\"", "\"g\""], answers.Select(static a => a.GetProperty("id").GetRawText()));
        Assert.Equal([0, 2, 0, 4, 5, 6, 0], answers.Select(static a => a.TryGetProperty("line", out JsonElement line) ? line.GetInt32() : 0));
        Assert.Equal([true, false, true], new[] { 0, 2, 6 }.Select(i => answers[i].GetProperty("accepted").GetBoolean()));
        Assert.Contains("did you mean \"name\"", answers[5].GetProperty("error").GetString(), StringComparison.Ordinal);
        Assert.Contains("absent.pem", answers[4].GetProperty("error").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public void An_answer_has_the_path_or_the_findings()
    {
        JsonElement[] answers = Answers(Cli.Run(
            ["verify", "--cases", "-"],
            string.Join('\n', Case("1", "openssl", pki.Pem("R1s"), File.ReadAllText(pki.Chain)), Case("2", "gnutls", pki.Pem("R1s"), File.ReadAllText(pki.Chain))) + "\n"));
        Assert.Equal(["CN=s3.example.test", "CN=Issuing", "CN=New Root"], answers[0].GetProperty("path").EnumerateArray().Select(static s => s.GetString()));
        Assert.Empty(answers[0].GetProperty("findings").EnumerateArray());
        Assert.Empty(answers[1].GetProperty("path").EnumerateArray());
        JsonElement finding = Assert.Single(answers[1].GetProperty("findings").EnumerateArray());
        Assert.Equal("no-anchor", finding.GetProperty("id").GetString());
        Assert.Equal(3, finding.GetProperty("index").GetInt32());
        Assert.False(answers[1].GetProperty("undecided").GetBoolean());
    }

    [Theory]
    [InlineData("-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n")]
    [InlineData("-----BEGIN CERTIFICATE-----\nMIIB")]
    [InlineData("no certificate\nat all")]
    public void A_text_that_is_no_whole_certificate_leaves_the_answer_undecided(string broken)
    {
        foreach (string line in new[] { Case("1", "curl", broken, File.ReadAllText(pki.Chain)), Case("1", "curl", pki.Pem("R1s"), broken) })
        {
            ToolResult result = Cli.Run(["verify", "--cases", "-"], line + "\n");
            Assert.Equal(0, result.ExitCode);
            JsonElement answer = Assert.Single(Answers(result));
            Assert.True(answer.GetProperty("undecided").GetBoolean());
            Assert.False(answer.GetProperty("accepted").GetBoolean());
            Assert.NotEmpty(answer.GetProperty("findings").EnumerateArray());
        }
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("7")]
    [InlineData("{}")]
    [InlineData("{\"client\":\"curl\",\"store\":\"R1s.pem\",\"chain\":[\"chain.pem\"]}")]
    [InlineData("{\"client\":\"curl\",\"store\":[7],\"chain\":[\"chain.pem\"]}")]
    [InlineData("{\"client\":\"curl\",\"store\":[\"\\ud800\"],\"chain\":[\"chain.pem\"]}")]
    [InlineData("{\"client\":\"curl\",\"client\":\"java\",\"store\":[\"R1s.pem\"],\"chain\":[\"chain.pem\"]}")]
    [InlineData("{\"client\":\"curl\",\"store\":[\"R1s.pem\"],\"chain\":[\"chain.pem\"],\"at\":\"soon\"}")]
    [InlineData("{\"client\":\"curl\",\"store\":[\"R1s.pem\"],\"chain\":[\"chain.pem\"],\"name\":\"\"}")]
    public void A_malformed_line_gets_an_error_with_its_number(string line)
    {
        ToolResult result = Cli.Run(["verify", "--cases", "-"], "\n" + line + "\n");
        Assert.Equal(64, result.ExitCode);
        JsonElement answer = Assert.Single(Answers(result));
        Assert.Equal(2, answer.GetProperty("line").GetInt32());
        Assert.NotEqual("", answer.GetProperty("error").GetString());
    }

    [Fact]
    public void Answers_keep_the_order_of_the_lines_however_many_there_are()
    {
        string good = Case("0", "curl", pki.Pem("R1s"), File.ReadAllText(pki.Chain)), bad = Case("0", "gnutls", pki.Pem("R1s"), File.ReadAllText(pki.Chain));
        string Line(int i) => (i % 3 == 0 ? bad : good).Replace("\"id\":0", $"\"id\":{i}", StringComparison.Ordinal);
        JsonElement[] answers = Answers(Cli.Run("verify", "--cases", pki.Folder.Write("many.jsonl", string.Join('\n', Enumerable.Range(0, 2000).Select(Line)))));
        Assert.Equal(Enumerable.Range(0, 2000), answers.Select(static a => a.GetProperty("id").GetInt32()));
        Assert.All(answers, static a => Assert.Equal(a.GetProperty("id").GetInt32() % 3 != 0, a.GetProperty("accepted").GetBoolean()));
    }

    [Fact]
    public async Task An_answer_comes_while_the_next_line_is_still_to_be_written()
    {
        using Process process = Process.Start(new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "trustshift.dll"), "verify", "--cases", "-"])
        {
            RedirectStandardInput = true, RedirectStandardOutput = true, UseShellExecute = false,
        })!;
        for (int i = 1; i <= 3; i++)
        {
            await process.StandardInput.WriteLineAsync(Case($"{i}", "curl", pki.Pem("R1s"), File.ReadAllText(pki.Chain)));
            await process.StandardInput.FlushAsync(TestContext.Current.CancellationToken);
            string? answer = await process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken).AsTask().WaitAsync(TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken);
            Assert.StartsWith($"{{\"id\":{i},\"accepted\":true", answer, StringComparison.Ordinal);
        }

        process.StandardInput.Close();
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(0, process.ExitCode);
    }

    [Fact]
    public void A_line_that_is_too_long_is_passed_over_and_hides_no_other()
    {
        string good = Case("2", "curl", "R1s.pem", "chain.pem");
        string path = pki.Folder.Write("long.jsonl", $"{{\"id\":1,\"name\":\"{new string('x', 17 * 1024 * 1024)}\"}}\n{good}\n{new string(' ', 70_000)}\n{good}");
        ToolResult result = Cli.Run("verify", "--cases", path);
        Assert.Equal("trustshift: 1 of 4 lines could not be answered; their answers say why\n", result.Error);
        JsonElement[] answers = Answers(result);
        Assert.Equal(["null", "2", "2"], answers.Select(static a => a.GetProperty("id").GetRawText()));
        Assert.Contains("more than", answers[0].GetProperty("error").GetString(), StringComparison.Ordinal);
        Assert.Equal(1, answers[0].GetProperty("line").GetInt32());
    }

    [Fact]
    public void However_a_line_is_written_its_answer_is_the_same()
    {
        string plain = Case("\"a+\"", "curl", pki.Pem("R1s"), File.ReadAllText(pki.Chain));
        string[] forms =
        [
            plain,
            plain,
            plain.Replace("\":", "\" : ", StringComparison.Ordinal).Replace(",", " ,\t", StringComparison.Ordinal) + "  \r",
            plain.Replace("\"curl\"", "\"c\\u0075rl\"", StringComparison.Ordinal).Replace("BEGIN", "B\\u0045GIN", StringComparison.Ordinal),
            plain.Replace("\"client\"", "\"\\u0063lient\"", StringComparison.Ordinal),
        ];
        foreach (Encoding encoding in new[] { new UTF8Encoding(false), Encoding.UTF8, Encoding.Unicode, Encoding.BigEndianUnicode })
        {
            string path = pki.Folder.PathOf("forms.jsonl");
            File.WriteAllText(path, string.Join('\n', forms), encoding);
            string[] answers = Cli.Run("verify", "--cases", path).Output.TrimEnd('\n').Split('\n');
            Assert.Equal(forms.Length, answers.Length);
            Assert.StartsWith("{\"id\":\"a+\",\"accepted\":true", answers[0], StringComparison.Ordinal);
            Assert.Single(answers.Distinct(StringComparer.Ordinal));
        }
    }

    [Theory]
    [InlineData("{\"id\":01,")]
    [InlineData("{\"id\":1 2,")]
    [InlineData("{\"id\":\"\\x\",")]
    [InlineData("{\"id\":\"\u0001\",")]
    [InlineData("{,")]
    [InlineData("{\"id\":1,,")]
    [InlineData("{\"id\":1,\"id\":1,")]
    public void What_is_no_json_is_no_question_though_its_certificates_are_known(string beginning)
    {
        string plain = Case("1", "curl", pki.Pem("R1s"), File.ReadAllText(pki.Chain));
        string rest = plain["{\"id\":1,".Length..];
        ToolResult result = Cli.Run(["verify", "--cases", "-"], $"{plain}\n{beginning}{rest}\n{plain}}}\n{plain},\n{plain}\n");
        JsonElement[] answers = Answers(result);
        Assert.Equal([true, false, false, false, true], answers.Select(static a => a.TryGetProperty("accepted", out _)));
    }

    private static JsonElement[] Answers(ToolResult result) =>
        [.. result.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(static line => JsonDocument.Parse(line).RootElement)];

    private static string Case(string id, string client, string store, string chain) =>
        $$"""{"id":{{id}},"client":"{{client}}","store":[{{JsonSerializer.Serialize(store)}}],"chain":[{{JsonSerializer.Serialize(chain)}}],"at":"2026-11-23"}""";
}
