using TrustShift.Pki.Certificates;
using TrustShift.Pki.Paths;

namespace TrustShift.Discovery.Evidence;

/// <summary>One certificate of a store.</summary>
/// <param name="Certificate">SHA-256 of the certificate.</param>
/// <param name="Alias">Alias, friendly name or file name in the store; null when it has none.</param>
/// <param name="Usage">What the store allows it for.</param>
/// <param name="HasPrivateKey">True for an identity: the container holds its key.</param>
public sealed record StoreEntry(Sha256Hash Certificate, string? Alias = null, AnchorUsage Usage = AnchorUsage.Any, bool HasPrivateKey = false);
