using System.Globalization;
using TrustShift.Assessment.Clients.Java;
using TrustShift.Assessment.Clients.Profiles;
using TrustShift.Assessment.Clients.Python;
using TrustShift.Assessment.Clients.Stores;
using TrustShift.Assessment.Clients.Systems;
using TrustShift.Catalogue.Roots;

namespace TrustShift.Assessment.Clients.Images;

/// <summary>The roots and the profiles of a runtime of which only a name and (a part of) a version are known, on a distribution that may be known as well.</summary>
/// <param name="Store">The roots that all releases in question hold; null when nothing is known of them.</param>
/// <param name="Uncertainty">What is not certain of them; null when all releases in question hold the same.</param>
/// <param name="Profiles">Names of the profiles that it may have.</param>
internal sealed record RuntimeRoots(EffectiveStore? Store, string? Uncertainty, string[] Profiles)
{
    /// <summary>The roots of what a name says.</summary>
    /// <param name="content">The runtime and the distribution.</param>
    /// <param name="why">Start of the store's reason: "by the name of the image node:8 (Dockerfile:1)".</param>
    public static RuntimeRoots Of(ImageContent content, string why) => content.Runtime switch
    {
        "Node.js" => Node(content, why),
        "AWS CLI" when content.Version is { } cli => Ranged(RootStoreTimeline.FindRange("aws-cli-v2", VersionRange.Prefix(cli).Covers), why, $"AWS CLI {cli}", ["botocore+python=3.13+openssl=3.0.19", "botocore+python=3.9+openssl=1.1.1w"]),
        // They have the roots of Mozilla inside (docs.deno.com, DENO_TLS_CA_STORE; bun.sh/docs, tls); of which day, the releases do not say.
        "Deno" or "Bun" => new RuntimeRoots(null, $"which roots {content.Text} has inside is not known", [content.Runtime is "Deno" ? "deno" : "bun"]),
        "Java" when content.Vendor is "Amazon Corretto" && content.Version is { } version && (version is "8" || version.StartsWith("8u", StringComparison.Ordinal) || version.StartsWith("8.", StringComparison.Ordinal)) =>
            Ranged(RootStoreTimeline.FindRange("corretto-8", label => CorrettoCovers(version, label)), why, $"Amazon Corretto {version}", JavaProfiles(version)),
        "Java" => System(content, why, JavaProfiles(content.Version)),
        "Python" => System(content, why, [.. PythonProfiles.OfRelease(content.Version)]),
        "Go" => System(content, why, UpstreamVersion.Of(content.Version) is { } go ? ["go@" + go] : ["go", "go@1.15"]),
        ".NET" => System(content, why, UpstreamVersion.Of(content.Version) is { } net ? [$"dotnet@{net}+system-store"] : ["dotnet@10+system-store", "dotnet@8.0+system-store"]),
        "Ruby" => System(content, why, [.. LibraryVersions.OpenSslFrom("1.0.1").Select(static v => "ruby+openssl=" + v)]),
        "PHP" => System(content, why, [.. LibraryVersions.OpenSslFrom("1.0.1").Select(static v => "php+openssl=" + v)]),
        "Perl" => System(content, why, ["perl-iosocketssl", "perl-iosocketssl@2.069"]),
        "Erlang" => System(content, why, ["erlang", "erlang@25.2.3", "erlang@23.2.6"]),
        _ => System(content, why, CustomStoreClients.AnyProgram),
    };

    private static RuntimeRoots Node(ImageContent content, string why)
    {
        if (content.Version is not { } version)
            return new RuntimeRoots(null, "its name does not say which release of Node.js it has, and so which built-in roots", ["node"]);
        VersionRange range = VersionRange.Prefix(version);
        return Ranged(RootStoreTimeline.FindRange("nodejs", range.Covers), why, $"Node.js {version}", null, "node");
    }

    /// <summary>A store of a range of releases.</summary>
    /// <param name="range">The roots; null when no release is known.</param>
    /// <param name="why">Start of the reason.</param>
    /// <param name="name">For people: "Node.js 8".</param>
    /// <param name="profiles">The profiles; null for those of the first and the last release of <paramref name="family"/>.</param>
    /// <param name="family">The family of profiles.</param>
    public static RuntimeRoots Ranged(RootStoreRange? range, string why, string name, string[]? profiles, string family = "")
    {
        profiles ??= range is null ? [family] : [.. Lines(range).Select(version => $"{family}@{version}").Distinct(StringComparer.Ordinal)];
        if (range is null)
            return new RuntimeRoots(null, $"the built-in roots of {name} are not known", profiles);
        bool isOne = string.Equals(range.First, range.Last, StringComparison.Ordinal);
        string releases = isOne ? range.First : $"{range.First} to {range.Last}";
        string date = range.Date is { } day ? day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : "no date";
        string count = range.Anchors.Length.ToString(CultureInfo.InvariantCulture);
        var store = new EffectiveStore(
            $"(built in) {range.Store} {releases}", "built-in",
            isOne ? $"{why} it is {name} with {count} built-in roots (root-store timeline: {range.Store} {releases}, {date})"
                : $"{why} it is {name}, whose releases {(range.IsSame ? "have" : "have in common")} {count} roots (root-store timeline: {range.Store} {releases}, {date})",
            range.Anchors, [], range.Date);
        return new RuntimeRoots(store, range.IsSame ? null : $"it may be any of the releases {releases}, whose roots differ; those that all of them hold were taken", profiles);
    }

    // The first, the last, and each major version between.
    private static IEnumerable<string> Lines(RootStoreRange range)
    {
        int first = Major(range.First), last = Major(range.Last);
        return [range.First, .. Enumerable.Range(first + 1, Math.Max(0, last - first - 1)).Select(static m => m.ToString(CultureInfo.InvariantCulture)), range.Last];
        static int Major(string version) => int.TryParse(version.Split('.')[0], NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? Math.Min(number, 1_000) : 0;
    }

    // The distribution's roots. Whether they are installed at all, and what else was put there, the name does not tell.
    private static RuntimeRoots System(ImageContent content, string why, string[] profiles)
    {
        string what = content.Runtime is "Java" ? "takes the cacerts of its image" : "takes the roots of its operating system";
        if (DistributionRoots.Find(content.System, content.SystemVersion) is not { } range)
            return new RuntimeRoots(null, $"{content.Text} {what}, and which those are its name does not tell", profiles);
        string releases = string.Equals(range.First, range.Last, StringComparison.Ordinal) ? range.First : $"{range.First} to {range.Last}";
        return new RuntimeRoots(
            new EffectiveStore(
                $"(by the release) {content.System} {content.SystemVersion}, ca-certificates {releases}", "packaged",
                string.Create(CultureInfo.InvariantCulture, $"{why} it is {content.System} {content.SystemVersion}, whose ca-certificates ({releases}) hold {range.Anchors.Length} roots in common"), range.Anchors, [], range.Date),
            $"{content.Text} {what}: those that every ca-certificates of {content.System} {content.SystemVersion} has ({releases}) were taken, but which are installed, if any, its name does not tell", profiles);
    }

    private static string[] JavaProfiles(string? version) => JavaVersion(version) is { } known ? ["java@" + known] : JavaClients.AnyVersion;

    // "8u212" is 8.0.212.
    private static string? JavaVersion(string? version)
    {
        string? text = version?.Replace('_', '.');
        if (text?.IndexOf('u', StringComparison.Ordinal) is > 0 and var cut)
            text = $"{text[..cut]}.0.{text[(cut + 1)..].Split('b')[0]}";
        return UpstreamVersion.Of(text);
    }

    // Labels are "8.202.08.2"; tags are "8", "8u202" or the label itself.
    private static bool CorrettoCovers(string version, string label)
    {
        string wanted = version is "8" ? "8." : version.Replace('u', '.') + ".";
        return (label + ".").StartsWith(wanted, StringComparison.Ordinal);
    }
}
