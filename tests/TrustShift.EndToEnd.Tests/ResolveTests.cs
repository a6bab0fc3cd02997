using System.Text.Json;
using TrustShift.Testing;

namespace TrustShift.EndToEnd.Tests;

/// <summary><c>check --resolve</c>: custom domains that are other names of a service, told from plain hosts.</summary>
public sealed class ResolveTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_name_of_a_bucket_is_in_scope_and_one_of_a_distribution_has_a_certificate_of_its_own()
    {
        _folder.Write("app/settings.yaml", "a: https://files.shop.test\nb: https://www.shop.test\nc: https://api.shop.test\nd: https://paris.shop.test\ne: https://other.shop.test\n");
        string zone = _folder.Write("zone.txt", """
            $ORIGIN shop.test.
            files 300 IN CNAME files.shop.test.s3.amazonaws.com.
            www   300 IN CNAME cdn
            cdn   300 IN CNAME d111111abcdef8.cloudfront.net.
            api   300 IN CNAME lb.hosting.test.
            paris 300 IN CNAME paris.shop.test.s3.eu-west-3.amazonaws.com.
            """);
        using JsonDocument report = Check(zone, out _);
        Dictionary<string, JsonElement> endpoints = report.RootElement.GetProperty("assessments").EnumerateArray()
            .Single(a => a.GetProperty("migration").GetString() == "aws-s3-cloudfront-2021").GetProperty("endpoints").EnumerateArray().ToDictionary(e => e.GetProperty("host").GetString()!);
        Assert.Equal(("s3", true, null), Told(endpoints["files.shop.test"]));
        Assert.Equal(("cloudfront", false, "custom-domain"), Told(endpoints["www.shop.test"]));
        Assert.Equal((null, false, "custom-domain"), Told(endpoints["api.shop.test"]));
        Assert.Equal(("s3", false, "region-already-moved"), Told(endpoints["paris.shop.test"]));
        Assert.Equal((null, false, "custom-domain"), Told(endpoints["other.shop.test"]));
        Assert.Equal($"files.shop.test is another name of files.shop.test.s3.amazonaws.com ({zone}:2)", endpoints["files.shop.test"].GetProperty("resolution").GetString());
        Assert.Equal($"www.shop.test is another name of d111111abcdef8.cloudfront.net ({zone}:4)", endpoints["www.shop.test"].GetProperty("resolution").GetString());
        Assert.Equal($"api.shop.test leads to lb.hosting.test ({zone}:5), which is no service of the migration", endpoints["api.shop.test"].GetProperty("resolution").GetString());
        Assert.Equal(JsonValueKind.Null, endpoints["other.shop.test"].GetProperty("resolution").ValueKind);
        Assert.Contains("is another name of d111111abcdef8.cloudfront.net", Cli.Run("check", _folder.PathOf("app"), "--resolve", zone).Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_name_of_a_bucket_takes_away_the_proof_that_nothing_is_met()
    {
        _folder.Write("app/settings.yaml", "a: https://files.shop.test\n");
        string records = _folder.Write("records.txt", "files.shop.test CNAME files.shop.test.s3.amazonaws.com\n");
        using JsonDocument report = Check(records, out ToolResult result, "--endpoints-complete");
        Assert.Equal(2, result.ExitCode);
    }

    // RFC 6761 6.4: no name below .invalid exists, so every resolver says no, or nothing.
    [Fact]
    public void A_name_that_the_DNS_does_not_know_is_told()
    {
        _folder.Write("app/settings.yaml", "a: https://www.shop.invalid\n");
        using JsonDocument report = Check("live", out _);
        Assert.Contains("where www.shop.invalid leads is not known: ", report.RootElement.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_without_records_is_refused()
    {
        _folder.Write("app/settings.yaml", "a: https://www.shop.test\n");
        ToolResult result = Cli.Run("check", _folder.PathOf("app"), "--resolve", _folder.Write("empty.txt", "www.shop.test A 192.0.2.1\n"));
        Assert.Equal(64, result.ExitCode);
        Assert.Contains("holds no CNAME record", result.Error, StringComparison.Ordinal);
    }

    private JsonDocument Check(string resolve, out ToolResult result, params string[] options)
    {
        result = Cli.Run(["check", _folder.PathOf("app"), "--format", "json", "--resolve", resolve, .. options]);
        return JsonDocument.Parse(result.Output);
    }

    private static (string? Service, bool InScope, string? Exemption) Told(JsonElement endpoint) => (
        endpoint.GetProperty("service").GetString(), endpoint.GetProperty("inScope").GetBoolean(),
        endpoint.GetProperty("exemption") is { ValueKind: JsonValueKind.Object } exemption ? exemption.GetProperty("id").GetString() : null);
}
