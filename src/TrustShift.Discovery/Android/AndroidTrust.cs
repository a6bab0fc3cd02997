using TrustShift.Discovery.Evidence;
using TrustShift.Discovery.Sources;

namespace TrustShift.Discovery.Android;

/// <summary>
/// Whom the policies of a target's Android applications trust, once all files were read: references to resources as the stores that stand behind them. Where they lie: developer.android.com/privacy-and-security/security-config.
/// </summary>
public static class AndroidTrust
{
    /// <summary>The mechanism of the settings.</summary>
    public const string Mechanism = "android-security-config";

    /// <summary>The name of the setting by which a manifest names its policy.</summary>
    public const string Policy = "networkSecurityConfig";

    /// <summary>The settings that say whom applications trust.</summary>
    /// <param name="found">What the files said.</param>
    /// <param name="stores">Paths of the stores of the target.</param>
    /// <param name="read">The policies that were read.</param>
    public static IEnumerable<SettingEvidence> Settings(AndroidFindings found, IReadOnlyCollection<string> stores, IReadOnlySet<string> read)
    {
        foreach ((string manifest, string policy) in found.Policies)
        {
            if (PoliciesOf(manifest, policy, found, read) is { Count: > 0 } files)
                yield return new SettingEvidence(manifest, 0, Mechanism, Policy, string.Join(SettingEvidence.Between, files));
        }

        foreach (AndroidAnchors anchors in found.Anchors)
        {
            string value = string.Join(SettingEvidence.Between, anchors.Sources.SelectMany(source => Resolve(anchors.Path, source, found, stores)).Distinct(StringComparer.Ordinal));
            if (anchors.Domains.IsEmpty)
                yield return new SettingEvidence(anchors.Path, anchors.Line, Mechanism, anchors.Element, value);
            foreach (string domain in anchors.Domains)
                yield return new SettingEvidence(anchors.Path, anchors.Line, Mechanism, $"{anchors.Element} {domain}", value);
        }
    }

    /// <summary>Policies that a manifest names and that were not read.</summary>
    public static IEnumerable<Gap> Gaps(AndroidFindings found, IReadOnlySet<string> read)
    {
        foreach ((string manifest, string policy) in found.Policies)
        {
            IReadOnlyList<string> files = PoliciesOf(manifest, policy, found, read);
            if (files.Count == 0 || files.Any(f => !read.Contains(f)))
                yield return new Gap(manifest, $"names a network security configuration that was not found or not read ({(files.Count == 0 ? policy : files[0])}): it may pin keys or name its own authorities", "check the whole application (its APK with all splits)");
        }
    }

    // In a bundle and in source the manifest has a folder of its own, and names the resource: of several source sets each may be the one.
    private static IReadOnlyList<string> PoliciesOf(string manifest, string policy, AndroidFindings found, IReadOnlySet<string> read) => policy.StartsWith("@xml/", StringComparison.Ordinal)
        ? [.. read.Where(r => PlacePath.NameOf(r).SequenceEqual(policy[5..] + ".xml")).Order(StringComparer.Ordinal)]
        : [.. FilesOf(manifest, policy, found)];

    private static string[] Resolve(string policy, string source, AndroidFindings found, IReadOnlyCollection<string> stores)
    {
        string[] files = source.StartsWith("@0x", StringComparison.Ordinal) ? [.. FilesOf(policy, source, found)]
            : source.StartsWith("@raw/", StringComparison.Ordinal) ? InFolder(policy, source["@raw/".Length..], stores)
            : [];
        return files.Length > 0 ? files : [source];
    }

    // The table that lies nearest above.
    private static IEnumerable<string> FilesOf(string path, string reference, AndroidFindings found)
    {
        if (!reference.StartsWith("@0x", StringComparison.Ordinal) || !uint.TryParse(reference.AsSpan(3), System.Globalization.NumberStyles.AllowHexSpecifier, System.Globalization.CultureInfo.InvariantCulture, out uint id))
            return [];
        return found.Tables.Select(static t => (Root: t.Path[..(t.Path.LastIndexOfAny(['/', '!']) + 1)], t.Table))
            .Where(t => path.StartsWith(t.Root, StringComparison.Ordinal) && t.Table.FilesOf(id).Count > 0)
            .OrderByDescending(static t => t.Root.Length).Take(1)
            .SelectMany(t => t.Table.FilesOf(id).Select(f => t.Root + f));
    }

    // res/raw beside res/xml, its variants by language or device; else any folder of that name (the source sets of a build).
    private static string[] InFolder(string policy, string name, IReadOnlyCollection<string> stores)
    {
        int xml = policy.LastIndexOf("xml", StringComparison.Ordinal);
        string[] named = [.. stores.Where(s => PlacePath.NameOf(s) is var file && file.StartsWith(name, StringComparison.Ordinal) && (file.Length == name.Length || file[name.Length] is '.') && IsRaw(s)).Order(StringComparer.Ordinal)];
        string[] beside = [.. named.Where(s => xml > 0 && s.StartsWith(policy[..xml] + "raw", StringComparison.Ordinal))];
        return beside.Length > 0 ? beside : named;
    }

    private static bool IsRaw(string store) => PlacePath.NameOf(PlacePath.FolderOf(store)).StartsWith("raw", StringComparison.Ordinal);
}
