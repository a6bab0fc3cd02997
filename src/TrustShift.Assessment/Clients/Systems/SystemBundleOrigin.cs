using System.Collections.Immutable;
using TrustShift.Catalogue.Roots;
using TrustShift.Discovery.Evidence;
using TrustShift.Discovery.Settings.Systems;
using TrustShift.Pki.Certificates;

namespace TrustShift.Assessment.Clients.Systems;

/// <summary>
/// How the system's bundle differs from what its package and its administrator put into it: roots that are deselected, that lie ready but never came in because update-ca-certificates or
/// update-ca-trust did not run, or that nobody's input explains. The bundle decides; this explains it.
/// </summary>
internal sealed class SystemBundleOrigin
{
    private const int Shown = 6;

    // Roots that the distribution brings, as single files (Debian, Alpine) or as one (RHEL, which also lists in it what it distrusts).
    private static readonly string[] s_files = ["/usr/share/ca-certificates/"];
    private static readonly string[] s_source = ["/usr/share/pki/ca-trust-source/ca-bundle", "/usr/share/pki/trust/ca-bundle", "/etc/pki/ca-trust/source/ca-bundle"];

    // Roots that the administrator puts there: update-ca-certificates(8), update-ca-trust(8), and SUSE's update-ca-certificates(8).
    private static readonly string[] s_added =
        ["/usr/local/share/ca-certificates/", "/etc/pki/ca-trust/source/anchors/", "/usr/share/pki/ca-trust-source/anchors/", "/etc/pki/trust/anchors/", "/usr/share/pki/trust/anchors/"];

    private static readonly string[] s_blocked =
    [
        "/etc/pki/ca-trust/source/blocklist/", "/etc/pki/ca-trust/source/blacklist/", "/usr/share/pki/ca-trust-source/blocklist/", "/usr/share/pki/ca-trust-source/blacklist/",
        "/etc/pki/trust/blocklist/", "/etc/pki/trust/blacklist/",
    ];

    private readonly ClientContext _context;
    private readonly SoftwareEvidence? _package;
    private readonly string _tool;
    private readonly List<string> _sentences = [];
    private readonly List<string> _places = [];

    private SystemBundleOrigin(ClientContext context)
    {
        _context = context;
        _package = PackagedRoots.Package(context);
        bool isTrust = _package?.Package is { IsRpm: true } package && !package.IsOf("suse");
        _tool = isTrust ? "update-ca-trust" : "update-ca-certificates";
    }

    /// <summary>The differences in one reason; null when there are none, or when the store is not the system's bundle.</summary>
    public static Reason? Explain(ClientContext context, TrustStoreEvidence bundle) =>
        bundle.IsIncomplete || !SystemStores.Bundles.Any(p => ReferenceEquals(context.StoreAt(p), bundle)) ? null : new SystemBundleOrigin(context).Compare(bundle);

    private Reason? Compare(TrustStoreEvidence bundle)
    {
        Dictionary<Sha256Hash, (CertificateFacts Facts, string Path)> inside = CertificatesOf([bundle]);
        Dictionary<Sha256Hash, (CertificateFacts Facts, string Path)> files = CertificatesOf(StoresBelow(s_files)), added = CertificatesOf(StoresBelow(s_added)), blocked = CertificatesOf(StoresBelow(s_blocked));
        Dictionary<Sha256Hash, (CertificateFacts Facts, string Path)> packaged = files.Count > 0 ? files : FromTimeline();
        HashSet<string> deselected = [.. _context.SettingsOf(CaCertificatesConfiguration.Deselected).Where(s => s.Mechanism is CaCertificatesConfiguration.Mechanism).Select(s => s.Value)];
        string package = _package is null ? "the distribution" : $"the package {_package.Name} {_package.Version}";

        var missing = packaged.Where(c => !inside.ContainsKey(c.Key)).Select(c => c.Value).ToList();
        var unwanted = missing.Where(c => deselected.Contains(WithoutFolder(c.Path)) || blocked.ContainsKey(c.Facts.SpkiSha256)).ToList();
        Say(unwanted, c => $"lacks {c} of {package}, which {(deselected.Count > 0 ? "/etc/ca-certificates.conf deselects" : "the administrator's blocklist names")}", places: true);
        Say([.. missing.Except(unwanted)], c => $"lacks {c} of {package}, which nothing deselects: it was edited, is of another version, or {_tool} did not run since", places: files.Count > 0);
        Say([.. added.Where(c => !inside.ContainsKey(c.Key)).Select(c => c.Value)], c => $"lacks {c} that the administrator put beside it: {_tool} did not run since", places: true);

        Dictionary<Sha256Hash, (CertificateFacts Facts, string Path)> known = packaged.Count > 0 ? packaged : CertificatesOf(StoresBelow(s_source));
        if (known.Count > 0)
            Say([.. inside.Where(c => !known.ContainsKey(c.Key) && !added.ContainsKey(c.Key)).Select(c => c.Value)], c => $"holds {c} that neither {package} nor the administrator's folder explains", places: false);
        if (_sentences.Count == 0)
            return null;
        return new Reason("bundle-differs-from-package", $"The system's bundle {string.Join("; it ", _sentences)}.", [bundle.Path, .. _places.Distinct(StringComparer.Ordinal).Take(Shown)]);
    }

    private void Say(List<(CertificateFacts Facts, string Path)> certificates, Func<string, string> sentence, bool places)
    {
        if (certificates.Count == 0)
            return;
        string[] names = [.. certificates.Select(c => $"'{c.Facts.Subject.CommonName ?? c.Facts.Subject.Text}'").Order(StringComparer.Ordinal)];
        string more = names.Length > Shown ? $" and {names.Length - Shown} more" : "";
        _sentences.Add(sentence($"{names.Length} root{(names.Length == 1 ? "" : "s")} ({string.Join(", ", names.Take(Shown))}{more})"));
        if (places)
            _places.AddRange(certificates.Select(c => c.Path).Order(StringComparer.Ordinal));
    }

    // Only a version that the timeline knows for certain says what is missing.
    private Dictionary<Sha256Hash, (CertificateFacts Facts, string Path)> FromTimeline()
    {
        var found = new Dictionary<Sha256Hash, (CertificateFacts, string)>();
        if (_package is null || PackagedRoots.Roots(_package) is not { Kind: not RootStoreMatch.Uncertain } roots)
            return found;
        foreach (Pki.Paths.TrustAnchor anchor in roots.Anchors)
            found.TryAdd(anchor.Certificate.SpkiSha256, (anchor.Certificate, _package.Path));
        return found;
    }

    private Dictionary<Sha256Hash, (CertificateFacts Facts, string Path)> CertificatesOf(IEnumerable<TrustStoreEvidence> stores)
    {
        // A root is its key: cross-signs and renewals share it.
        var found = new Dictionary<Sha256Hash, (CertificateFacts, string)>();
        foreach (TrustStoreEvidence store in stores)
        {
            foreach (StoreEntry entry in store.Entries)
            {
                if (_context.Evidence.FindCertificate(entry.Certificate) is { } facts)
                    found.TryAdd(facts.SpkiSha256, (facts, store.Path));
            }
        }

        return found;
    }

    private IEnumerable<TrustStoreEvidence> StoresBelow(string[] places) =>
        _context.Evidence.Stores.Where(s => Array.Exists(places, p => s.Path.AsSpan().TrimStart('/').StartsWith(p.AsSpan(1), StringComparison.Ordinal)));

    // The name in /etc/ca-certificates.conf.
    private static string WithoutFolder(string path)
    {
        const string Folder = "usr/share/ca-certificates/";
        path = path.TrimStart('/');
        return path.StartsWith(Folder, StringComparison.Ordinal) ? path[Folder.Length..] : path;
    }
}
