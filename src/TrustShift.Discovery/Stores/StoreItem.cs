using TrustShift.Pki.Certificates;
using TrustShift.Pki.Paths;

namespace TrustShift.Discovery.Stores;

/// <summary>One certificate that a format read.</summary>
/// <param name="Facts">The certificate, with its DER.</param>
/// <param name="Alias">Alias or friendly name, or null.</param>
/// <param name="Offset">Byte offset in the file; 0 inside containers.</param>
/// <param name="Usage">What the store allows it for.</param>
/// <param name="HasPrivateKey">Whether the container holds its key (an identity or its chain, no anchor).</param>
public sealed record StoreItem(CertificateFacts Facts, string? Alias, long Offset, AnchorUsage Usage = AnchorUsage.Any, bool HasPrivateKey = false)
{
    /// <summary>
    /// Encoding at its place, the form of <see cref="Evidence.CertificateLocation"/>: "pem", "der", "openssl-trusted", "pkcs7", "jks",
    /// "jceks", "pkcs12", "embedded-pem", "embedded-der". In a mixed PEM bundle entries differ, and not every client reads each of them.
    /// </summary>
    public string Form { get; init; } = "der";

    /// <summary>What it stands in, where that says that it is not trusted.</summary>
    public StoreItemContext Context { get; init; }
}
