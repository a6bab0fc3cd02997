using TrustShift.Pki.Certificates;

namespace TrustShift.Catalogue.Certificates;

/// <summary>A certificate of the catalogue.</summary>
/// <param name="Id">Stable id: "amazon-root-ca-1.self".</param>
/// <param name="Facts">Its facts; <see cref="CertificateFacts.SignedBy"/> is set where the issuer's key was at hand and verified.</param>
public sealed record CatalogueCertificate(string Id, CertificateFacts Facts);
