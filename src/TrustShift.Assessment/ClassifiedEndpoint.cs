using TrustShift.Catalogue.Endpoints;
using TrustShift.Discovery.Evidence;

namespace TrustShift.Assessment;

/// <summary>An endpoint and what the migration says of it.</summary>
public sealed record ClassifiedEndpoint(EndpointEvidence Evidence, EndpointClassification Classification)
{
    /// <summary>Where the DNS says that the host leads, or why that is not known; null when nobody asked, or the host needs no answer.</summary>
    public string? Resolution { get; init; }
}
