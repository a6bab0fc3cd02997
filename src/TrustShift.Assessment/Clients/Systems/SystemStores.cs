using System.Collections.Immutable;
using TrustShift.Discovery.Evidence;

namespace TrustShift.Assessment.Clients.Systems;

/// <summary>Where operating systems keep their trust stores.</summary>
public static class SystemStores
{
    /// <summary>
    /// The system's bundle, in the order in which Go's crypto/x509 looks for it (src/crypto/x509/root_linux.go), which covers
    /// Debian, Ubuntu, Gentoo, Arch; RHEL 6; openSUSE; OpenELEC; RHEL 7 and later; Alpine.
    /// </summary>
    public static ImmutableArray<string> Bundles { get; } =
    [
        "/etc/ssl/certs/ca-certificates.crt",
        "/etc/pki/tls/certs/ca-bundle.crt",
        "/etc/ssl/ca-bundle.pem",
        "/etc/pki/tls/cacert.pem",
        "/etc/pki/ca-trust/extracted/pem/tls-ca-bundle.pem",
        "/etc/ssl/cert.pem",
    ];

    /// <summary>The system's folders of certificates (src/crypto/x509/root_linux.go).</summary>
    public static ImmutableArray<string> Folders { get; } = ["/etc/ssl/certs", "/etc/pki/tls/certs"];

    /// <summary>
    /// OPENSSLDIR of the distributions: Debian and Ubuntu; RHEL and Fedora; Alpine, Arch and SUSE; OpenSSL's own default.
    /// It holds <c>cert.pem</c> and <c>certs/</c>.
    /// </summary>
    public static ImmutableArray<string> OpenSslFolders { get; } = ["/usr/lib/ssl", "/etc/pki/tls", "/etc/ssl", "/usr/local/ssl"];

    /// <summary>Bundles that are extracted for other purposes than TLS servers (p11-kit's extraction).</summary>
    public static ImmutableArray<string> OtherPurposes { get; } =
    [
        "/etc/pki/ca-trust/extracted/pem/email-ca-bundle.pem",
        "/etc/pki/ca-trust/extracted/pem/objsign-ca-bundle.pem",
        "/etc/ca-certificates/extracted/email-ca-bundle.pem",
        "/etc/ca-certificates/extracted/objsign-ca-bundle.pem",
    ];

    /// <summary>
    /// What is in a folder for those that read every file of it, whatever its name: the bundle that lies in it counts as well (Debian: /etc/ssl/certs/ca-certificates.crt). Bundles that a
    /// program alone knows, and folders of other programs, are not among them.
    /// </summary>
    public static IEnumerable<TrustStoreEvidence> EveryFileOf(ClientContext context, string folder) =>
        context.StoresIn(folder).Where(static s => s.Format is "capath" || Bundles.Contains("/" + s.Path.TrimStart('/'), StringComparer.Ordinal));

    /// <summary>The bundle of the examined system, or null.</summary>
    public static TrustStoreEvidence? FindBundle(ClientContext context) => context.FirstStoreAt(Bundles);

    /// <summary>
    /// The places of the bundle that a distribution builds into its programs (curl --with-ca-bundle, GnuTLS --with-default-trust-store-file), the distribution's own alone where it is known:
    /// Debian's rules files, Fedora's and openSUSE's spec files, Alpine's APKBUILD.
    /// </summary>
    public static IEnumerable<string> BuiltInBundles(ClientContext context)
    {
        SoftwareEvidence? system = context.SoftwareOf(SoftwareKinds.OperatingSystem).FirstOrDefault();
        string[] ids = system is null ? [] : [system.Name, .. (system.Like ?? "").Split(' ')];
        string? own = ids.Select(static id => id switch
        {
            "debian" or "ubuntu" or "alpine" or "arch" or "gentoo" => "/etc/ssl/certs/ca-certificates.crt",
            "rhel" or "fedora" or "centos" or "amzn" => "/etc/pki/tls/certs/ca-bundle.crt",
            _ when id.Contains("suse", StringComparison.Ordinal) || id is "sles" => "/etc/ssl/ca-bundle.pem",
            _ => null,
        }).FirstOrDefault(static path => path is not null);
        // Where the distribution's own is not there, a newer or an older release of it had another.
        return own is not null && context.StoreAt(own) is not null ? [own] : Bundles;
    }

    /// <summary>
    /// The first of these places that is a store. Where another one holds other certificates, which of them a program was built with is not known: the candidates are named. Null when none is a store.
    /// </summary>
    /// <param name="context">The evidence.</param>
    /// <param name="places">Places, the likeliest first.</param>
    internal static (TrustStoreEvidence Store, string? Uncertainty)? Either(ClientContext context, IEnumerable<string> places)
    {
        TrustStoreEvidence[] found = [.. places.Select(context.StoreAt).OfType<TrustStoreEvidence>().DistinctBy(static s => s.Path, StringComparer.Ordinal)];
        if (found.Length == 0)
            return null;
        HashSet<Pki.Certificates.Sha256Hash> certificates = [.. found[0].Entries.Select(static e => e.Certificate)];
        string[] candidates = [.. found.Where(s => !certificates.SetEquals(s.Entries.Select(static e => e.Certificate))).Select(static s => s.Path)];
        return (found[0], candidates.Length == 0 ? null : $"{found[0].Path} and {string.Join(" and ", candidates)} are there and hold different certificates; which of them this program was built with is not known");
    }

    /// <summary>
    /// The system's store where no bundle was found: what its package says, if nothing of the package's own files is in the target; an empty store where the system is there and the bundle is
    /// not; null when the target is no system.
    /// </summary>
    /// <param name="context">The evidence.</param>
    /// <param name="nothing">The sentence for an empty store.</param>
    public static EffectiveStore? Missing(ClientContext context, string nothing)
    {
        if (!context.IsWholeSystem && !context.ListsPackagesOnly)
            return null;
        if (HasNoFilesOfRoots(context) && PackagedRoots.Store(context) is { } packaged)
            return packaged;
        return context.ListsPackagesOnly
            ? context.Effective("only a list of packages is in the target") with { Uncertainty = "no package with root certificates is in the list of packages, and the system's bundle is not in the target" }
            : context.Effective(nothing);
    }

    // A system from which the roots' own files are missing as well was stripped; one that has them has lost its bundle, and its programs trust nothing. This host is never stripped.
    private static bool HasNoFilesOfRoots(ClientContext context) =>
        !context.IsHost && !context.Evidence.Stores.Any(s => s.Path.TrimStart('/') is var path && Array.Exists(RootFolders, f => path.StartsWith(f, StringComparison.Ordinal)));

    private static readonly string[] RootFolders = ["usr/share/ca-certificates/", "usr/share/pki/", "etc/pki/", "etc/ssl/", "etc/ca-certificates/"];
}
