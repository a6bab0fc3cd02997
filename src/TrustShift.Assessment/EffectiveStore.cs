using System.Collections.Immutable;
using TrustShift.Pki.Certificates;
using TrustShift.Pki.Paths;

namespace TrustShift.Assessment;

/// <summary>The store that a client really uses.</summary>
/// <param name="Path">Where it is; <c>(built in)</c> forms for embedded root sets: "Node.js 20.20.2 built-in roots".</param>
/// <param name="Format">Format of <c>TrustStoreEvidence</c>, or "built-in".</param>
/// <param name="Reason">Why this store, one sentence.</param>
/// <param name="Anchors">Its anchors in order.</param>
/// <param name="Intermediates">Certificates in it that are not anchors.</param>
/// <param name="DataDate">For a built-in set: the date of the release in the timeline; else null.</param>
public sealed record EffectiveStore(
    string Path, string Format, string Reason, ImmutableArray<TrustAnchor> Anchors, ImmutableArray<CertificateFacts> Intermediates, DateOnly? DataDate = null)
{
    /// <summary>Whether entries are missing because part of the store could not be read: what it rejects is then not certain.</summary>
    public bool IsIncomplete { get; init; }
}
