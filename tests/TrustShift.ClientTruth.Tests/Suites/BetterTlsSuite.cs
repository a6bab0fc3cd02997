using System.Collections.Immutable;
using System.IO.Compression;
using System.Text.Json;
using TrustShift.Pki.Certificates;
using TrustShift.Pki.Paths;
using TrustShift.Testing;

namespace TrustShift.ClientTruth.Tests.Suites;

/// <summary>Netflix BetterTLS, path building (Apache-2.0): chains with branches, and bad certificates in them.</summary>
internal static class BetterTlsSuite
{
    // The certificates are valid for a year from the day before the facts were collected.
    private static readonly DateTimeOffset MadeAt = new(2026, 11, 23, 8, 0, 0, TimeSpan.Zero);

    public static PublicSuite Read()
    {
        using var stream = new GZipStream(File.OpenRead(SharedFacts.Require("suites", "bettertls-pathbuilding.json.gz")), CompressionMode.Decompress);
        using JsonDocument suite = JsonDocument.Parse(stream);
        JsonElement root = suite.RootElement;
        var anchor = new TrustAnchor(Certificate(root.GetProperty("trustRoot")));
        return new PublicSuite(
            "BetterTLS path building",
            $"Netflix/bettertls {root.GetProperty("betterTlsRevision").GetString()}",
            [.. root.GetProperty("suites").GetProperty("pathbuilding").GetProperty("testCases").EnumerateArray().Select(entry => Case(entry, anchor))]);
    }

    private static SuiteCase Case(JsonElement entry, TrustAnchor anchor)
    {
        ImmutableArray<CertificateFacts> chain = [.. entry.GetProperty("certificates").EnumerateArray().Select(Certificate)];
        return new SuiteCase(
            entry.GetProperty("id").GetRawText(),
            new PathRequest(chain, [anchor], [], MadeAt, entry.GetProperty("hostname").GetString()),
            "webpki",
            string.Equals(entry.GetProperty("expected").GetString(), "ACCEPT", StringComparison.Ordinal));
    }

    private static CertificateFacts Certificate(JsonElement base64)
    {
        CertificateFacts? facts = CertificateReader.TryRead(base64.GetBytesFromBase64(), out string? error);
        Assert.True(facts is not null, error);
        return facts;
    }
}
