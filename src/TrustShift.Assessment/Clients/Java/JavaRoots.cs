using TrustShift.Assessment.Clients.Images;
using TrustShift.Assessment.Clients.Systems;
using TrustShift.Catalogue.Roots;
using TrustShift.Discovery.Evidence;

namespace TrustShift.Assessment.Clients.Java;

/// <summary>
/// The cacerts of a JDK by its maker and release, where the file itself is not in the target. It may have been changed, so that it proves nothing.
/// </summary>
internal static class JavaRoots
{
    /// <summary>The roots; null where nothing is known of that maker's release.</summary>
    public static (EffectiveStore Store, string Uncertainty)? Find(SoftwareEvidence java, string home)
    {
        if (UpstreamVersion.OfJava(java.Version) is not { } version || Range(java.Name, version) is not { } range)
            return null;
        RuntimeRoots roots = RuntimeRoots.Ranged(range, $"by its maker and release ({java.Path})", $"{java.Name} {version}", [], "java");
        return roots.Store is { } store
            ? (store, $"{home}/lib/security/cacerts is not in the target, so that only the release says what was in it{(roots.Uncertainty is null ? "" : ", and releases of that version differ")}; add it to the target")
            : null;
    }

    // IMPLEMENTOR of the release file. Debian's and Red Hat's builds take the system's roots, and no data are at hand for other makers' lines.
    private static RootStoreRange? Range(string implementor, string version)
    {
        string[] parts = version.Split('.');
        return (implementor, parts[0]) switch
        {
            ("Amazon.com Inc." or "Amazon Corretto", "8") when parts.Length > 2 => RootStoreTimeline.FindRange("corretto-8", label => label.StartsWith($"8.{parts[2]}.", StringComparison.Ordinal)),
            ("Oracle Corporation" or "N/A", "8") when parts.Length > 2 => RootStoreTimeline.FindRange("openjdk-8u", label => string.Equals(label, $"8u{parts[2]}", StringComparison.Ordinal)),
            ("Oracle Corporation" or "N/A", "11") => RootStoreTimeline.FindRange("openjdk-11u", label => string.Equals(label, version, StringComparison.Ordinal)),
            _ => null,
        };
    }
}
