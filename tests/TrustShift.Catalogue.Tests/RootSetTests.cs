using System.Text.Json;
using TrustShift.Catalogue.Roots;
using TrustShift.Catalogue.Roots.Sets;
using TrustShift.Pki.Certificates;
using TrustShift.Testing;

namespace TrustShift.Catalogue.Tests;

/// <summary>Sets of roots against the releases that the facts say have them (facts/roots/timeline.json and roots.json).</summary>
public class RootSetTests
{
    private const string AmazonRootCa1 = "fbe3018031f9586bcbf41727e417b7d1c45c2f47f93be372a17b96b50757d5a2";

    [Fact]
    public void Every_release_of_every_store_is_named_by_its_set()
    {
        Sha256Hash[] keys = Keys();
        using JsonDocument timeline = JsonDocument.Parse(File.ReadAllText(SharedFacts.Require("roots", "timeline.json")));
        int releases = 0;
        foreach (JsonElement store in timeline.RootElement.EnumerateArray())
        {
            string name = store.GetProperty("store").GetString()!;
            string[] versions = [.. store.GetProperty("versions").EnumerateArray().Select(static v => v.GetProperty("version").GetString()!)];
            var roots = new HashSet<int>();
            RootSetMatch? match = null;
            JsonElement constraints = default;
            foreach (JsonElement release in store.GetProperty("versions").EnumerateArray())
            {
                bool changes = release.TryGetProperty("add", out JsonElement added) | release.TryGetProperty("remove", out JsonElement removed);
                roots.UnionWith(Indexes(added));
                roots.ExceptWith(Indexes(removed));
                bool keeps = release.TryGetProperty("constraintsUnchanged", out _);
                if (!keeps)
                    release.TryGetProperty("constraints", out constraints);
                if (changes || !keeps)
                    match = RootSets.Find(roots.Where(r => !IsDisabled(constraints, r)).Select(r => keys[r]), [name]);
                if (release.TryGetProperty("derived", out _) || roots.Count < 10)
                    continue;
                string version = release.GetProperty("version").GetString()!;
                Assert.True(match is { IsExact: true }, $"{name} {version}");
                Assert.Contains(match.Ranges, r => r.Store == name && Covers(r, versions, version));
                Assert.Equal(name, match.Ranges[0].Store);
                releases++;
            }
        }

        Assert.InRange(releases, 6_500, 9_420);
    }

    [Fact]
    public void One_less_and_one_more_are_counted_against_the_nearest()
    {
        List<Sha256Hash> certifi = [.. RootStoreTimeline.Find("certifi-python", "2023.07.22")!.Anchors.Select(static a => a.Certificate.SpkiSha256)];
        Assert.True(RootSets.Find(certifi, ["certifi-python"])!.IsExact);
        Assert.Equal("2023.07.22", RootSets.Find(certifi, ["certifi-python"])!.Ranges[0].Last);
        certifi.RemoveAll(static k => k.ToString() == AmazonRootCa1);
        certifi.Add(Sha256Hash.Of("somebody's own"u8));
        certifi.Add(Sha256Hash.Of("another"u8));
        RootSetMatch near = RootSets.Find(certifi, ["certifi-python"])!;
        Assert.Equal((1, 2, "certifi-python"), (near.Missing, near.Extra, near.Ranges[0].Store));
        Assert.Contains(near.Ranges, static r => r.Store == "certifi-python" && r.Last == "2023.07.22");
    }

    [Fact]
    public void Of_a_set_that_several_stores_share_Mozilla_is_named_first_unless_the_place_speaks_of_another()
    {
        Sha256Hash[] certifi = [.. RootStoreTimeline.Find("certifi-python", "2020.06.20")!.Anchors.Select(static a => a.Certificate.SpkiSha256)];
        Assert.Equal("certifi-python", RootSets.Find(certifi, ["certifi-python"])!.Ranges[0].Store);
        RootSetMatch any = RootSets.Find(certifi, [])!;
        Assert.Equal("mozilla-nss", any.Ranges[0].Store);
        Assert.Contains(any.Ranges, static r => r.Store == "certifi-python");
    }

    [Fact]
    public void A_set_of_ones_own_is_none_of_a_release()
    {
        Sha256Hash[] all = [.. RootStoreTimeline.Find("mozilla-nss", "3.90")!.Anchors.Select(static a => a.Certificate.SpkiSha256)];
        Assert.Null(RootSets.Find(all.Take(9), []));
        Assert.Null(RootSets.Find(all.Take(60), []));
        Assert.Null(RootSets.Find([], []));
        Assert.Null(RootSets.Find(Enumerable.Range(0, 200).Select(static i => Sha256Hash.Of(BitConverter.GetBytes(i))), []));
    }

    private static Sha256Hash[] Keys()
    {
        using JsonDocument roots = JsonDocument.Parse(File.ReadAllText(SharedFacts.Require("roots", "roots.json")));
        return [.. roots.RootElement.EnumerateArray().Select(static r => Sha256Hash.Parse(r.GetProperty("spki_sha256").GetString()!))];
    }

    private static IEnumerable<int> Indexes(JsonElement list) => list.ValueKind == JsonValueKind.Array ? list.EnumerateArray().Select(static i => i.GetInt32()) : [];

    private static bool IsDisabled(JsonElement constraints, int root) =>
        constraints.ValueKind == JsonValueKind.Object && constraints.TryGetProperty(root.ToString(System.Globalization.CultureInfo.InvariantCulture), out JsonElement constraint)
        && constraint.TryGetProperty("disabled", out JsonElement disabled) && disabled.ValueKind != JsonValueKind.False;

    // By their places in the facts.
    private static bool Covers(RootSetRange range, string[] versions, string version)
    {
        int at = Array.IndexOf(versions, version);
        return Array.IndexOf(versions, range.First) <= at && at <= Array.LastIndexOf(versions, range.Last);
    }
}
