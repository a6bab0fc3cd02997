using System.Collections.Immutable;
using System.Globalization;
using TrustShift.Assessment.Clients.Stores;
using TrustShift.Pki.Certificates;
using TrustShift.Pki.Paths;

namespace TrustShift.Assessment.Clients.Devices;

/// <summary>
/// The roots that every device from a release on has. Which device runs an application, what its maker and user changed, and what is updated between releases no application tells: so they show what is to be expected, and
/// prove nothing.
/// </summary>
internal static class DeviceRoots
{
    // Stores of the timeline: Android's releases up to 12, and its source since 8; the lists that Apple publishes.
    private static readonly string[] s_android = ["android-releases", "android-aosp"], s_apple = ["apple-observatory"];

    // source.android.com/docs/setup/reference/build-numbers: the first API level of each release, from the newest down.
    private static readonly (int Level, Version Release)[] s_levels =
    [
        (36, new(16, 0)), (35, new(15, 0)), (34, new(14, 0)), (33, new(13, 0)), (31, new(12, 0)), (30, new(11, 0)), (29, new(10, 0)), (28, new(9, 0)), (27, new(8, 1)), (26, new(8, 0)), (25, new(7, 1)), (24, new(7, 0)),
        (23, new(6, 0)), (22, new(5, 1)), (21, new(5, 0)), (19, new(4, 4)), (18, new(4, 3)), (17, new(4, 2)), (16, new(4, 1)), (14, new(4, 0)),
    ];

    /// <summary>Those of Android; null when the timeline knows none of the releases.</summary>
    /// <param name="level">The lowest API level on which the application runs; null when it is not known.</param>
    public static EffectiveStore? OfAndroid(int? level)
    {
        Version? first = s_levels.FirstOrDefault(r => r.Level <= level).Release;
        return Common(s_android, label => AndroidOf(label) >= (first ?? new Version(0, 0)), first is null ? "every Android" : string.Create(CultureInfo.InvariantCulture, $"each Android from {first} on"), "by its source and its compatibility tests");
    }

    /// <summary>Those of Apple's systems; null when the timeline knows none of the releases.</summary>
    /// <param name="system">"iOS" or "macOS".</param>
    /// <param name="first">The lowest release on which the application runs; null when it is not known.</param>
    public static EffectiveStore? OfApple(string system, Version? first) =>
        Common(s_apple, label => AppleOf(label, system) is { } release && release >= (first ?? new Version(0, 0)), first is null ? $"every {system}" : string.Create(CultureInfo.InvariantCulture, $"each {system} from {first} on"), "by the lists that Apple publishes");

    private static EffectiveStore? Common(string[] sources, Func<string, bool> covers, string name, string grounds)
    {
        EffectiveStore[] stores = [.. sources.Select(s => CommonRoots.Of(s, covers, name)).OfType<EffectiveStore>()];
        if (stores.Length == 0)
            return null;
        HashSet<Sha256Hash> common = [.. stores.SelectMany(static s => s.Anchors).GroupBy(static a => a.Certificate.SpkiSha256).Where(g => g.Count() >= stores.Length).Select(static g => g.Key)];
        ImmutableArray<TrustAnchor> anchors = [.. stores[^1].Anchors.Where(a => common.Contains(a.Certificate.SpkiSha256))];
        return stores[^1] with
        {
            Path = $"(of the device) {name}",
            Reason = string.Create(CultureInfo.InvariantCulture, $"the {anchors.Length} roots that {name} has {grounds}"),
            Anchors = anchors,
            IsIncomplete = true,
        };
    }

    // "8.0 (cts)", "12.1.0_r4".
    private static Version AndroidOf(string label) => Number(label.AsSpan().IndexOfAny(' ', '_') is >= 0 and var end ? label[..end] : label) ?? new Version(0, 0);

    // "iOS 16.5, iPadOS 16.5, macOS 13.5, tvOS 16.5, and watchOS 9.5".
    private static Version? AppleOf(string label, string system)
    {
        foreach (string part in label.Split(", "))
        {
            if (part.StartsWith(system + " ", StringComparison.Ordinal))
                return Number(part[(system.Length + 1)..].Split(' ')[0]);
        }

        return null;
    }

    private static Version? Number(string text) => Version.TryParse(text.Contains('.', StringComparison.Ordinal) ? text : text + ".0", out Version? number) ? new Version(number.Major, number.Minor) : null;
}
