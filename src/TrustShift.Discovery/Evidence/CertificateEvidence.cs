using System.Collections.Immutable;
using TrustShift.Pki.Certificates;

namespace TrustShift.Discovery.Evidence;

/// <summary>A certificate and every place where it was seen.</summary>
public sealed record CertificateEvidence(CertificateFacts Facts, ImmutableArray<CertificateLocation> Locations);
