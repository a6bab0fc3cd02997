using System.Collections.Immutable;
using TrustShift.Discovery.Evidence;
using TrustShift.Discovery.Scanning;
using TrustShift.Discovery.Software.Programs;
using TrustShift.Discovery.Stores;
using TrustShift.Discovery.Stores.OpenSsl;
using TrustShift.Pki.Certificates;

namespace TrustShift.Discovery.Sources;

/// <summary>
/// Makes the certificates and stores of an evidence set out of what the files gave: one certificate per hash with all its places, the role of each store,
/// its aliases by symbolic links, and one store per hashed folder.
/// </summary>
/// <param name="findings">What the store formats read, one per file.</param>
/// <param name="aliases">Other names of paths.</param>
/// <param name="namesIn">The names in a folder, for those beside a store.</param>
public sealed class StoreAssembly(IEnumerable<StoreFinding> findings, PathAliases aliases, Func<string, IReadOnlyList<string>> namesIn)
{
    // A signer's certificate stands in everything that was signed with it.
    private const int MostSignatures = 20;

    private readonly SortedDictionary<string, StoreFinding> _byPath = ByPath(findings);
    private readonly Dictionary<Sha256Hash, (CertificateFacts Facts, List<CertificateLocation> Locations)> _certificates = [];
    private readonly List<TrustStoreEvidence> _stores = [];
    private readonly List<Gap> _gaps = [];
    private readonly StoreReleases _releases = new();

    /// <summary>What could not be read or decided.</summary>
    public IReadOnlyList<Gap> Gaps => _gaps;

    /// <summary>Every certificate, ordered by hash.</summary>
    public ImmutableArray<CertificateEvidence> Certificates =>
    [
        .. _certificates.Values
            .OrderBy(c => c.Facts.Sha256)
            .Select(c => new CertificateEvidence(c.Facts, [.. c.Locations.OrderBy(l => l.Path, StringComparer.Ordinal).ThenBy(l => l.Offset)])),
    ];

    /// <summary>Every store, ordered by path.</summary>
    public ImmutableArray<TrustStoreEvidence> Stores => [.. _stores.OrderBy(s => s.Path, StringComparer.Ordinal)];

    /// <summary>Adds all files, then the hashed folders made of them.</summary>
    public void Add(IEnumerable<HashedFolder> folders)
    {
        string? folder = null;
        IReadOnlySet<string> names = ImmutableHashSet<string>.Empty;
        foreach (StoreFinding finding in _byPath.Values.OrderBy(f => PlacePath.FolderOf(f.Path), StringComparer.Ordinal))
        {
            if (!string.Equals(folder, PlacePath.FolderOf(finding.Path), StringComparison.Ordinal))
            {
                folder = PlacePath.FolderOf(finding.Path);
                names = namesIn(folder).ToHashSet(StringComparer.Ordinal);
            }

            (CertificateRole role, string reason) = StoreRoles.Classify(finding.Path, finding.Content, names);
            var subject = new StoreRoleSubject(finding.Path, finding.Content, names);
            bool isSample = SamplePlaces.IsTestFixture(subject) || SamplePlaces.IsDocumentation(subject);
            Add(finding.Path, isSample ? finding.Content with { Gaps = [.. finding.Content.Gaps.Select(g => g with { Decides = false })] } : finding.Content, finding.ContentSha256, role, reason);
        }

        foreach (HashedFolder hashed in folders.DistinctBy(f => f.Path, StringComparer.Ordinal).OrderBy(f => f.Path, StringComparer.Ordinal))
            Add(hashed);
    }

    private void Add(string path, StoreContent content, Sha256Hash sha256, CertificateRole role, string reason)
    {
        _gaps.AddRange(StoreRoles.GapsOf(path, content, role));
        foreach (StoreItem item in content.Items)
        {
            // A key alone is no certificate of the target: the timeline knows its root.
            if (item.Form is CompiledAnchors.Format)
                continue;
            (CertificateRole own, string why) = StoreRoles.Of(item, role, reason);
            Place(item, new CertificateLocation(path, item.Form ?? FormOf(content.Format), item.Offset, own, why));
        }

        // The signature of a program is nothing that anybody could take for a store.
        if (!(role == CertificateRole.Signature && content.Format is StoreReading.Embedded))
            AddStore(path, content, sha256, role, reason);
    }

    private void Add(HashedFolder folder)
    {
        var entries = new List<CaPathEntry>();
        foreach ((string name, string? realPath) in folder.Entries)
        {
            if (realPath is not null && _byPath.TryGetValue(realPath, out StoreFinding? finding) && !finding.Content.Items.IsEmpty)
                entries.AddRange(finding.Content.Items.Select(item => new CaPathEntry(name, item.Facts, item.Usage)));
            else
                entries.Add(new CaPathEntry(name, null));
        }

        // Names of eight hexadecimal digits and a number alone make no folder of certificates.
        if (entries.TrueForAll(e => e.Certificate is null))
            return;
        StoreContent content = AndroidCaFolder.IsOne(folder.Path) ? AndroidCaFolder.Read(folder.Path, entries) : CaPathDirectory.Read(folder.Path, entries);
        (CertificateRole role, string reason) = StoreRoles.Classify(folder.Path, content, ImmutableHashSet<string>.Empty);
        _gaps.AddRange(StoreRoles.GapsOf(folder.Path, content, role));
        AddStore(folder.Path, content, content.HashOfCertificates(), role, reason);
    }

    private void AddStore(string path, StoreContent content, Sha256Hash sha256, CertificateRole role, string reason) =>
        _stores.Add(new TrustStoreEvidence
        {
            Path = path,
            Aliases = aliases.Of(path),
            Format = content.Format,
            Role = role,
            RoleReason = reason,
            Entries = [.. EntriesOf(content).Select(i => new StoreEntry(i.Facts.Sha256, i.Alias, i.Usage, i.HasPrivateKey))],
            ContentSha256 = sha256,
            IsIncomplete = !content.IsComplete,
            Release = _releases.Find(path, content, sha256, role),
        });

    // Beside certificates that may be trusted, those in comments, tokens and signatures are only present.
    private static IEnumerable<StoreItem> EntriesOf(StoreContent content) =>
        content.Items.Any(static i => i.Context == StoreItemContext.None) ? content.Items.Where(static i => i.Context == StoreItemContext.None) : content.Items;

    private void Place(StoreItem item, CertificateLocation location)
    {
        if (!_certificates.TryGetValue(item.Facts.Sha256, out (CertificateFacts Facts, List<CertificateLocation> Locations) known))
            _certificates[item.Facts.Sha256] = known = (item.Facts, []);
        if (location.Role != CertificateRole.Signature || known.Locations.Count < MostSignatures)
            known.Locations.Add(location);
    }

    private static string FormOf(string format) => format is "pem-bundle" ? "pem" : format;

    // A file that a link and a setting both lead to was read twice: it is one store.
    private static SortedDictionary<string, StoreFinding> ByPath(IEnumerable<StoreFinding> findings)
    {
        var byPath = new SortedDictionary<string, StoreFinding>(StringComparer.Ordinal);
        foreach (StoreFinding finding in findings)
            byPath[finding.Path] = finding;
        return byPath;
    }
}
