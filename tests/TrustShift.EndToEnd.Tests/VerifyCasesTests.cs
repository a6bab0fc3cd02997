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

    private static JsonElement[] Answers(ToolResult result) =>
        [.. result.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(static line => JsonDocument.Parse(line).RootElement)];

    private static string Case(string id, string client, string store, string chain) =>
        $$"""{"id":{{id}},"client":"{{client}}","store":[{{JsonSerializer.Serialize(store)}}],"chain":[{{JsonSerializer.Serialize(chain)}}],"at":"2026-11-23"}""";
}
