using TrustShift.Pki.Certificates;
using TrustShift.Pki.Paths;

namespace TrustShift.Discovery.Stores.OpenSsl;

/// <summary>A certificate behind a file name of a hashed folder.</summary>
/// <param name="FileName">The name, such as "5ad8a5d6.0".</param>
/// <param name="Certificate">The certificate behind it (one entry each when a file holds several); null when none could be read.</param>
/// <param name="Usage">What the file itself allows it for (OpenSSL's trust settings).</param>
public sealed record CaPathEntry(string FileName, CertificateFacts? Certificate, AnchorUsage Usage = AnchorUsage.Any);
