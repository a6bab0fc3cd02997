namespace TrustShift.Discovery.Evidence;

/// <summary>One place of a certificate.</summary>
/// <param name="Path">Path in the target; <c>outer!inner</c> for something nested.</param>
/// <param name="Form">Encoding at that place: "pem", "der", "openssl-trusted", "pkcs7", "jks", "jceks", "pkcs12".</param>
/// <param name="Offset">Byte offset in the file; 0 inside containers.</param>
/// <param name="Role">What it is there for. A store of TLS clients may hold entries that are none of their anchors.</param>
/// <param name="Reason">Why it has that role, one sentence.</param>
public sealed record CertificateLocation(string Path, string Form, long Offset, CertificateRole Role, string Reason);
