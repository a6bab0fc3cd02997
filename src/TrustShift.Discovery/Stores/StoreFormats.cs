using System.Collections.Immutable;
using TrustShift.Discovery.Stores.Java;
using TrustShift.Discovery.Stores.Pem;
using TrustShift.Discovery.Stores.Pkcs;

namespace TrustShift.Discovery.Stores;

/// <summary>Every format, in the order in which they are tried.</summary>
public static class StoreFormats
{
    /// <summary>The list; add a line for a new format.</summary>
    public static ImmutableArray<StoreFormat> All { get; } =
    [
        new JavaKeyStoreFormat(),
        new BouncyCastleFormat(),
        new BcfksFormat(),
        new Pkcs12Format(),
        new Pkcs7Format(),
        new DerCertificateFormat(),
        new PemBundleFormat(),
        new UnreadableFormats(),
    ];
}
