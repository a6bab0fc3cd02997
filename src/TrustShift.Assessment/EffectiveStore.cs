using System.Collections.Immutable;
using TrustShift.Assessment.Precedence;
using TrustShift.Catalogue.Roots.Sets;
using TrustShift.Pki.Certificates;
using TrustShift.Pki.Paths;

namespace TrustShift.Assessment;

/// <summary>The store that a client really uses.</summary>
/// <param name="Path">Where it is; <c>(built in)</c> forms for embedded root sets: "Node.js 20.20.2 built-in roots".</param>
/// <param name="Format">Format of <c>TrustStoreEvidence</c>, "built-in", or "packaged" (by the version of a package).</param>
/// <param name="Reason">Why this store, one sentence.</param>
/// <param name="Anchors">Its anchors in order.</param>
/// <param name="Intermediates">Certificates in it that are not anchors.</param>
/// <param name="DataDate">For a built-in set: the date of the release in the timeline; else null.</param>
public sealed record EffectiveStore(
    string Path, string Format, string Reason, ImmutableArray<TrustAnchor> Anchors, ImmutableArray<CertificateFacts> Intermediates, DateOnly? DataDate = null)
{
    /// <summary>Whether entries are missing because part of the store could not be read: what it rejects is then not certain.</summary>
    public bool IsIncomplete { get; init; }

    /// <summary>The releases of known root stores whose roots it has, or the nearest; null where it is made of several stores, or of somebody's own roots.</summary>
    public RootSetMatch? Release { get; init; }

    /// <summary>Whether it only adds to a store that is not known: what it rejects says nothing.</summary>
    public bool IsAddition { get; init; }

    /// <summary>What is not certain about the store itself, one sentence; null when nothing is. It makes every client that uses the store uncertain.</summary>
    public string? Uncertainty { get; init; }

    /// <summary>The rules by which the runtime comes to this store, the strongest first; empty where no stated rule took part.</summary>
    public ImmutableArray<PrecedenceRule> Rules { get; init; } = [];

    /// <summary>What explains its content: how the system's bundle came to differ from what its package brings.</summary>
    public ImmutableArray<Reason> Notes { get; init; } = [];
}
