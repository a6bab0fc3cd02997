using System.Collections.Immutable;
using TrustShift.Pki.Certificates;

namespace TrustShift.Pki.Paths;

/// <summary>One question to the path builder.</summary>
/// <param name="Presented">What the server sends, end entity first, in the order sent.</param>
/// <param name="Anchors">The trust anchors of the effective store, in the store's order.</param>
/// <param name="StoreIntermediates">Other certificates of the store: building blocks, not ends.</param>
/// <param name="At">The time at which the path is judged.</param>
/// <param name="HostName">The name that the client asks for; null leaves the name unchecked.</param>
public sealed record PathRequest(
    ImmutableArray<CertificateFacts> Presented,
    ImmutableArray<TrustAnchor> Anchors,
    ImmutableArray<CertificateFacts> StoreIntermediates,
    DateTimeOffset At,
    string? HostName = null)
{
    /// <summary>
    /// Whether the anchors stand in the very order in which the client meets them (one file), so that a client that takes the first of several
    /// is predicted by it. Where not, an acceptance that another order would take away is undecided.
    /// </summary>
    public bool StoreOrderIsKnown { get; init; }
}
