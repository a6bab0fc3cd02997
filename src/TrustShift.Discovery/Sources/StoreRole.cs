using System.Collections.Immutable;
using TrustShift.Discovery.Evidence;
using TrustShift.Discovery.Stores;
using TrustShift.Pki.Certificates;

namespace TrustShift.Discovery.Sources;

/// <summary>The seam to the rules of roles and to the reading of hashed folders.</summary>
internal static class StoreRole
{
    /// <summary>What a store is for, and why.</summary>
    public static (CertificateRole Role, string Reason) Of(string path, StoreContent content, ImmutableArray<string> neighbours) =>
        content.HasPrivateKeys
            ? (CertificateRole.TlsIdentity, "it holds a private key")
            : (CertificateRole.TlsTrust, "it holds certificates and no key");

    /// <summary>One store of a hashed folder's files.</summary>
    public static StoreContent HashedFolder(List<(string Name, CertificateFacts Facts)> entries) =>
        new("capath", [.. entries.Select(e => new StoreItem(e.Facts, e.Name, 0))], HasPrivateKeys: false, IsComplete: true, []);
}
