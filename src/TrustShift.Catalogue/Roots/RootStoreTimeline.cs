using System.Collections.Immutable;
using TrustShift.Pki.Certificates;
using TrustShift.Pki.Paths;

namespace TrustShift.Catalogue.Roots;

/// <summary>
/// Which release of which root store trusts which root: the compact data in the binary, decoded on first use and then only the stores that are
/// asked for.
/// </summary>
public static class RootStoreTimeline
{
    private static readonly Lazy<TimelineFile> File = new(() => TimelineFile.Open(CatalogueResource.Bytes("roots/timeline.bin")));

    /// <summary>The data.</summary>
    internal static TimelineFile Data => File.Value;

    /// <summary>Day of the data.</summary>
    public static DateOnly Date => Data.Date;

    /// <summary>Names of all stores ("nodejs", "certifi-python", "debian-ca-certificates", ...), ordinal order.</summary>
    public static ImmutableArray<string> Stores => Data.Stores;

    /// <summary>
    /// The roots of a release; null when the store is not known. How <see cref="RootStoreAnswer.Kind"/> comes about:
    /// <list type="bullet">
    /// <item><see cref="RootStoreMatch.Exact"/>: the release is listed and was read.</item>
    /// <item><see cref="RootStoreMatch.Between"/>: it is not listed and its neighbours in the same line of releases (Node.js 20, Debian's deb12, EL 8)
    /// hold the same roots; or it is listed without having been read, because it lies between equal ones or its release notes name its set.
    /// Previews ("22.0.0-rc.1") and rebuilds of others ("20230311ubuntu0.22.04.1") are never answered so.</item>
    /// <item><see cref="RootStoreMatch.Uncertain"/>: anything else: the neighbours differ, the version lies below the first or above the last of its line,
    /// it cannot be placed, or the listed set was derived from another store. The nearest lower release is given, else the first.</item>
    /// </list>
    /// A version is a label of the store; for stores that are listed by commit or by snapshot ("temurin", "windows", "cloudflare-cfssl-trust", ...) also
    /// a date (yyyy-MM-dd). Roots that <see cref="Certificates.CertificateCatalogue"/> knows come with its full facts; all others without DER and
    /// with <c>BasicConstraints(true, null, true)</c>.
    /// </summary>
    public static RootStoreAnswer? Find(string store, string version)
    {
        if (string.IsNullOrWhiteSpace(version) || Data.Find(store) is not { } timeline)
            return null;
        (TimelineEntry entry, RootStoreMatch kind, ImmutableArray<int> roots) = timeline.Find(version);
        Dictionary<int, TimelineConstraint> constraints = entry.Constraints.ToDictionary(constraint => constraint.Root);
        return new RootStoreAnswer(store, entry.Version, entry.Date, kind, [.. roots.Select(root => Anchor(root, constraints))]);
    }

    /// <summary>
    /// The roots that all releases of a range hold, for software of which only a line of releases is known ("Node.js 8"); null when the store is not known or no release is in the range.
    /// </summary>
    /// <param name="store">Store name.</param>
    /// <param name="covers">Whether a release, by its label, is in the range.</param>
    public static RootStoreRange? FindRange(string store, Func<string, bool> covers)
    {
        if (Data.Find(store) is not { } timeline || timeline.FindRange(covers) is not { } range)
            return null;
        Dictionary<int, TimelineConstraint> constraints = range.Last.Constraints.ToDictionary(constraint => constraint.Root);
        return new RootStoreRange(store, range.First.Version, range.Last.Version, range.Last.Date, range.IsSame, [.. range.Roots.Select(root => Anchor(root, constraints))]);
    }

    /// <summary>The root with this public key, or null: tells a public authority from a private one.</summary>
    public static CertificateFacts? FindRootByKey(Sha256Hash spkiSha256) => Data.Roots.FindByKey(spkiSha256);

    /// <summary>The root with this certificate hash, or null.</summary>
    public static CertificateFacts? FindRoot(Sha256Hash sha256) => Data.Roots.FindByHash(sha256);

    /// <summary>The root whose certificate has this SHA-1 (40 lower-case hexadecimal digits), or null.</summary>
    public static CertificateFacts? FindRootBySha1(string sha1) => Data.Roots.FindBySha1(sha1);

    private static TrustAnchor Anchor(int root, Dictionary<int, TimelineConstraint> constraints)
    {
        CertificateFacts facts = Data.Roots[root];
        return constraints.TryGetValue(root, out TimelineConstraint constraint)
            ? new TrustAnchor(facts, constraint.DistrustAfter, constraint.IsDisabled ? AnchorUsage.Rejected : AnchorUsage.Any)
            : new TrustAnchor(facts);
    }
}
