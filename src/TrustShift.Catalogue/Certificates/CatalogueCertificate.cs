using TrustShift.Pki.Certificates;

namespace TrustShift.Catalogue.Certificates;

/// <summary>A certificate of the catalogue.</summary>
/// <param name="Id">Stable id: "amazon-root-ca-1.self".</param>
/// <param name="Facts">Its facts; <see cref="CertificateFacts.SignedBy"/> is set where the issuer's key was at hand and verified.</param>
/// <param name="Sha1">SHA-1 of the certificate, 40 lower-case hexadecimal digits: what older pins and thumbprints state.</param>
/// <param name="SpkiSha1">SHA-1 of its SubjectPublicKeyInfo, likewise (OkHttp 2 and 3: <c>sha1/</c>).</param>
public sealed record CatalogueCertificate(string Id, CertificateFacts Facts, string Sha1, string SpkiSha1);
