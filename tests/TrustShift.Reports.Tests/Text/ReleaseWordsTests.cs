using TrustShift.Catalogue.Roots;
using TrustShift.Catalogue.Roots.Sets;
using TrustShift.Discovery.Evidence;
using TrustShift.Reports.Text;

namespace TrustShift.Reports.Tests.Text;

/// <summary>The line by which a report names the release of a store.</summary>
public class ReleaseWordsTests
{
    [Theory]
    [InlineData("certifi-python", "2020.06.20", "the roots of certifi 2020.06.20 (Mozilla's of 2020-06 to 2020-08)")]
    [InlineData("mozilla-nss", "3.90", "the roots of NSS 3.89.1 to 3.90.4 and others (2023-05 to 2024-07)")]
    public void A_release_has_the_date_of_Mozilla_s_where_it_is_Mozilla_s(string store, string version, string words) =>
        Assert.Equal(words, ReleaseWords.Of(RootSets.Find(RootStoreTimeline.Find(store, version)!.Anchors.Select(static a => a.Certificate.SpkiSha256), [store])!));

    [Fact]
    public void The_nearest_says_what_is_missing_and_more()
    {
        var near = new RootSetMatch([new("nodejs", "20.1.0", new DateOnly(2023, 5, 3), "20.2.0", null), new("nodejs", "18.1.0", null, "18.1.0", null)], 1, 2);
        Assert.Equal("of no known release; nearest Node.js 20.1.0 to 20.2.0 and others (2023-05): 1 missing, 2 more", ReleaseWords.Of(near));
        Assert.Equal("the roots of somebody 1", ReleaseWords.Of(new RootSetMatch([new("somebody", "1", null, "1", null)], 0, 0)));
    }
}
