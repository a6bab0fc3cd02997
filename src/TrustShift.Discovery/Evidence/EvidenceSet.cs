using System.Collections.Immutable;
using TrustShift.Catalogue.Roots;
using TrustShift.Pki.Certificates;

namespace TrustShift.Discovery.Evidence;

/// <summary>
/// Everything that was seen in one target: data without behaviour, without secrets, serialisable, and enough to judge a migration
/// that was not known when it was collected. All lists are in a deterministic order (ordinal by path, then position).
/// </summary>
public sealed record EvidenceSet
{
    /// <summary>What was examined.</summary>
    public required TargetDescription Target { get; init; }

    /// <summary>When it was examined (UTC).</summary>
    public required DateTimeOffset CollectedAt { get; init; }

    /// <summary>Every distinct certificate with all its places.</summary>
    public ImmutableArray<CertificateEvidence> Certificates { get; init; } = [];

    /// <summary>Trust stores and other containers of certificates.</summary>
    public ImmutableArray<TrustStoreEvidence> Stores { get; init; } = [];

    /// <summary>Certificate and key pins.</summary>
    public ImmutableArray<PinEvidence> Pins { get; init; } = [];

    /// <summary>Host names and URLs that the target may talk to.</summary>
    public ImmutableArray<EndpointEvidence> Endpoints { get; init; } = [];

    /// <summary>Programs, runtimes and libraries.</summary>
    public ImmutableArray<SoftwareEvidence> Software { get; init; } = [];

    /// <summary>Settings that change which store is used.</summary>
    public ImmutableArray<SettingEvidence> Settings { get; init; } = [];

    /// <summary>Programs that something in the target starts, with what they are started with.</summary>
    public ImmutableArray<ProcessEvidence> Processes { get; init; } = [];

    /// <summary>What could not be read or decided.</summary>
    public ImmutableArray<Gap> Gaps { get; init; } = [];

    /// <summary>How much was looked at.</summary>
    public CollectionStatistics Statistics { get; init; } = new(0, 0, 0);

    /// <summary>The certificate with this hash, or null. Of roots that are compiled into a program by their keys alone, the facts are the timeline's.</summary>
    public CertificateFacts? FindCertificate(Sha256Hash sha256) =>
        (_bySha256 ??= Certificates.ToDictionary(c => c.Facts.Sha256, c => c.Facts)).GetValueOrDefault(sha256) ?? RootStoreTimeline.FindRoot(sha256);

    /// <summary>The store at this path, or at a symbolic link that leads to it; null when there is none.</summary>
    public TrustStoreEvidence? FindStore(string path)
    {
        if (_storeByPath is null)
        {
            var stores = new Dictionary<string, TrustStoreEvidence>(StringComparer.Ordinal);
            foreach (TrustStoreEvidence store in Stores)
            {
                stores.TryAdd(store.Path, store);
                foreach (string alias in store.Aliases)
                    stores.TryAdd(alias, store);
            }

            _storeByPath = stores;
        }

        return _storeByPath.GetValueOrDefault(path);
    }

    private Dictionary<Sha256Hash, CertificateFacts>? _bySha256;
    private Dictionary<string, TrustStoreEvidence>? _storeByPath;
}
