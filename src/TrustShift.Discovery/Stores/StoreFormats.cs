using System.Collections.Immutable;
using TrustShift.Discovery.Stores.Apple;
using TrustShift.Discovery.Stores.Documents;
using TrustShift.Discovery.Stores.Java;
using TrustShift.Discovery.Stores.Nss;
using TrustShift.Discovery.Stores.P11Kit;
using TrustShift.Discovery.Stores.Pem;
using TrustShift.Discovery.Stores.Pkcs;
using TrustShift.Discovery.Stores.Windows;

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
        new NssCertificateDatabase(),
        new NssLegacyDatabase(),
        new CertDataText(),
        new P11KitFormat(),
        new SerializedStoreFormat(),
        new RegistryExportFormat(),
        new RegistryHiveFormat(),
        new CertificateTrustListFormat(),
        new KeychainFormat(),
        new TrustStoreDatabase(),
        new ConfigurationProfileFormat(),
        new DirectoryEntries(),
        new Pkcs12Format(),
        new Pkcs7Format(),
        new DerCertificateFormat(),
        new PemBundleFormat(),
        new UnreadableFormats(),
    ];
}
