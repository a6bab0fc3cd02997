using System.Collections.Immutable;
using TrustShift.Assessment.Clients.Devices;
using TrustShift.Assessment.Clients.Images;
using TrustShift.Assessment.Clients.Java;
using TrustShift.Assessment.Clients.JavaScript;
using TrustShift.Assessment.Clients.Libraries;
using TrustShift.Assessment.Clients.Python;
using TrustShift.Assessment.Clients.RootPackages;
using TrustShift.Assessment.Clients.Stores;
using TrustShift.Assessment.Clients.Systems;

namespace TrustShift.Assessment.Clients;

/// <summary>Every finder, in order: <see cref="CustomStoreClients"/> last, because it takes the stores that nobody claimed.</summary>
public static class ClientFinders
{
    /// <summary>The list; add a line for a new family.</summary>
    public static ImmutableArray<ClientFinder> All { get; } =
    [
        new OpenSslClients(),
        new CurlClients(),
        new GnuTlsClients(),
        new WgetClients(),
        new GitClients(),
        new JavaClients(),
        new PythonClients(),
        new PythonPackageClients(),
        new CertifiOldBundles(),
        new RootPackageClients(),
        new NodeClients(),
        new DenoClients(),
        new BunClients(),
        new GoClients(),
        new DotNetClients(),
        new PackagedClients(),
        new ImageClients(),
        new RequiredRuntimeClients(),
        new UnseenRuntimeClients(),
        new AndroidClients(),
        new AppleClients(),
        new NamedStoreClients(),
        new AddedRootClients(),
        new ConfiguredStoreClients(),
        new CustomStoreClients(),
    ];
}
