using System.Collections.Immutable;
using System.IO.Compression;
using System.Text.Json;
using TrustShift.Pki.Certificates;
using TrustShift.Pki.Clients;
using TrustShift.Pki.Paths;
using TrustShift.Testing;

namespace TrustShift.Pki.Tests.Paths;

/// <summary>Netflix BetterTLS, the path building suite: 81 chains with branches and bad certificates in them.</summary>
public sealed class BetterTlsTests
{
    // A search that tries everything, with every check.
    private static readonly ClientProfile Exhaustive = new("exhaustive", "tries everything", PathSearch.DepthFirst, "RFC 4158")
    {
        Rules = new ChainRules { AnchorPurpose = PurposeRule.Server, AnchorAuthority = AuthorityRule.StatedUnlessOldRoot, ChecksAnchorKeyUsage = true, ChecksAnchorPathLength = true, ChecksAnchorCriticalExtensions = true },
    };

    private static readonly DateTimeOffset MadeAt = new(2026, 11, 23, 8, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_search_that_tries_everything_passes_the_whole_suite()
    {
        var differing = new List<string>();
        int count = 0;
        foreach ((string id, PathRequest request, bool accept) in Cases())
        {
            count++;
            PathResult result = PathBuilder.Build(request, Exhaustive);
            if (result.Outcome != (accept ? PathOutcome.Accepted : PathOutcome.Rejected))
                differing.Add($"{id}: {result.Sentence}");
        }

        Assert.Equal(81, count);
        Assert.Empty(differing);
    }

    [Fact]
    public void No_profile_with_the_full_rules_accepts_what_the_suite_wants_rejected()
    {
        foreach ((string id, PathRequest request, bool accept) in Cases().Where(static entry => !entry.Accept))
        {
            Assert.False(accept);
            Assert.All(ClientProfiles.All.Where(static profile => profile is not ({ Rules.AuthorityPurpose: PurposeRule.Ignored } or { Rules.Authority: AuthorityRule.StatedOrKeyUsage } or { Rules.RejectsSha1: false })), profile => Assert.False(PathBuilder.Build(request, profile).IsAccepted, $"{id} with {profile.Name}"));
        }
    }

    private static IEnumerable<(string Id, PathRequest Request, bool Accept)> Cases()
    {
        using var stream = new GZipStream(File.OpenRead(SharedFacts.Require("suites", "bettertls-pathbuilding.json.gz")), CompressionMode.Decompress);
        using JsonDocument suite = JsonDocument.Parse(stream);
        var anchor = new TrustAnchor(Read(suite.RootElement.GetProperty("trustRoot")));
        foreach (JsonElement entry in suite.RootElement.GetProperty("suites").GetProperty("pathbuilding").GetProperty("testCases").EnumerateArray())
        {
            ImmutableArray<CertificateFacts> chain = [.. entry.GetProperty("certificates").EnumerateArray().Select(Read)];
            yield return (
                entry.GetProperty("id").GetRawText(), new PathRequest(chain, [anchor], [], MadeAt, entry.GetProperty("hostname").GetString()),
                string.Equals(entry.GetProperty("expected").GetString(), "ACCEPT", StringComparison.Ordinal));
        }
    }

    private static CertificateFacts Read(JsonElement base64)
    {
        CertificateFacts? facts = CertificateReader.TryRead(base64.GetBytesFromBase64(), out string? error);
        Assert.True(facts is not null, error);
        return facts;
    }
}
