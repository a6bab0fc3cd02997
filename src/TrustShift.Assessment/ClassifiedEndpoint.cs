using TrustShift.Catalogue.Endpoints;
using TrustShift.Discovery.Evidence;

namespace TrustShift.Assessment;

/// <summary>An endpoint and what the migration says of it.</summary>
public sealed record ClassifiedEndpoint(EndpointEvidence Evidence, EndpointClassification Classification);
