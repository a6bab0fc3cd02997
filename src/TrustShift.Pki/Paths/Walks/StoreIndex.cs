using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using TrustShift.Pki.Certificates;

namespace TrustShift.Pki.Paths.Walks;

/// <summary>The entries of a store by subject. A store is asked many questions: its index is made once and lives as long as the store.</summary>
internal sealed class StoreIndex
{
    private static readonly ConditionalWeakTable<TrustAnchor[], StoreIndex> Known = [];

    private readonly CertificateFacts[]? _blocks;
    private readonly Dictionary<DistinguishedName, Namesakes> _bySubject = [];

    private StoreIndex(ImmutableArray<TrustAnchor> anchors, ImmutableArray<CertificateFacts> blocks)
    {
        _blocks = ImmutableCollectionsMarshal.AsArray(blocks);
        Entries = blocks.IsEmpty ? anchors : [.. anchors, .. blocks.Select(static block => new TrustAnchor(block, Usage: AnchorUsage.OtherOnly))];
        foreach (IGrouping<DistinguishedName, TrustAnchor> group in Entries.GroupBy(static entry => entry.Certificate.Subject))
            _bySubject.Add(group.Key, new Namesakes([.. group], [.. group.Select(static entry => entry.Certificate).Distinct()]));
    }

    /// <summary>Every entry, the building blocks last.</summary>
    public ImmutableArray<TrustAnchor> Entries { get; }

    /// <summary>The index of a question's store.</summary>
    public static StoreIndex Of(PathRequest request)
    {
        if (ImmutableCollectionsMarshal.AsArray(request.Anchors) is not { Length: > 0 } anchors)
            return new StoreIndex(request.Anchors, request.StoreIntermediates);
        if (Known.TryGetValue(anchors, out StoreIndex? index) && ReferenceEquals(index._blocks, ImmutableCollectionsMarshal.AsArray(request.StoreIntermediates)))
            return index;
        index = new StoreIndex(request.Anchors, request.StoreIntermediates);
        Known.AddOrUpdate(anchors, index);
        return index;
    }

    /// <summary>The entries with this subject, in normal form, in the order of the store.</summary>
    public ImmutableArray<TrustAnchor> Named(DistinguishedName subject) => _bySubject.TryGetValue(subject, out Namesakes found) ? found.Entries : [];

    /// <summary>The certificates with this subject, each once.</summary>
    public ImmutableArray<CertificateFacts> CertificatesNamed(DistinguishedName subject) => _bySubject.TryGetValue(subject, out Namesakes found) ? found.Certificates : [];

    private readonly record struct Namesakes(ImmutableArray<TrustAnchor> Entries, ImmutableArray<CertificateFacts> Certificates);
}
