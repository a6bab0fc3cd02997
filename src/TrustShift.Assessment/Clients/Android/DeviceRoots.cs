using System.Collections.Immutable;
using System.Globalization;
using TrustShift.Assessment.Clients.Stores;
using TrustShift.Pki.Certificates;
using TrustShift.Pki.Paths;

namespace TrustShift.Assessment.Clients.Android;

/// <summary>
/// The roots that every Android from an API level on has, by the releases of Android's source and their compatibility tests. Which device runs the application, what its maker and user changed, and what Conscrypt's
/// module brings since Android 14 no application tells: so they show what is to be expected, and prove nothing.
/// </summary>
internal static class DeviceRoots
{
    // source.android.com/docs/setup/reference/build-numbers: the first API level of each release, from the newest down.
    private static readonly (int Level, Version Release)[] s_releases =
    [
        (36, new(16, 0)), (35, new(15, 0)), (34, new(14, 0)), (33, new(13, 0)), (31, new(12, 0)), (30, new(11, 0)), (29, new(10, 0)), (28, new(9, 0)), (27, new(8, 1)), (26, new(8, 0)), (25, new(7, 1)), (24, new(7, 0)),
        (23, new(6, 0)), (22, new(5, 1)), (21, new(5, 0)), (19, new(4, 4)), (18, new(4, 3)), (17, new(4, 2)), (16, new(4, 1)), (14, new(4, 0)),
    ];

    // Stores of the timeline: releases up to 12, and the source since 8.
    private static readonly string[] s_sources = ["android-releases", "android-aosp"];

    /// <summary>The roots in common; null when the timeline knows none of the releases.</summary>
    /// <param name="level">The lowest API level on which the application runs; null when it is not known.</param>
    public static EffectiveStore? Since(int? level)
    {
        Version first = s_releases.FirstOrDefault(r => r.Level <= level).Release ?? new Version(0, 0);
        string name = first.Major == 0 ? "Every Android" : string.Create(CultureInfo.InvariantCulture, $"Android {first} and newer");
        EffectiveStore[] stores = [.. s_sources.Select(s => CommonRoots.Of(s, label => Covers(label, first), name)).OfType<EffectiveStore>()];
        if (stores.Length == 0)
            return null;
        HashSet<Sha256Hash> common = [.. stores.SelectMany(static s => s.Anchors).GroupBy(static a => a.Certificate.SpkiSha256).Where(g => g.Count() >= stores.Length).Select(static g => g.Key)];
        ImmutableArray<TrustAnchor> anchors = [.. stores[^1].Anchors.Where(a => common.Contains(a.Certificate.SpkiSha256))];
        return stores[^1] with
        {
            Path = $"(of the device) {name}, in common",
            Reason = string.Create(CultureInfo.InvariantCulture, $"the {anchors.Length} roots that {(first.Major == 0 ? "every Android" : name)} has by its source and its compatibility tests"),
            Anchors = anchors,
            IsIncomplete = true,
        };
    }

    // "8.0 (cts)", "12.1.0_r4".
    private static bool Covers(string label, Version first)
    {
        int end = label.AsSpan().IndexOfAny(' ', '_');
        string number = end < 0 ? label : label[..end];
        return Version.TryParse(number.Contains('.', StringComparison.Ordinal) ? number : number + ".0", out Version? release) && new Version(release.Major, release.Minor) >= first;
    }
}
