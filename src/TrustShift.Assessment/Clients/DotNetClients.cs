using TrustShift.Discovery.Evidence;

namespace TrustShift.Assessment.Clients;

/// <summary>
/// .NET on Linux: the machine's root store is OpenSSL's default file and folder (dotnet/runtime, OpenSslCachedSystemStoreProvider.cs), which SSL_CERT_FILE and
/// SSL_CERT_DIR replace.
/// </summary>
public sealed class DotNetClients : ClientFinder
{
    /// <inheritdoc/>
    public override IEnumerable<TlsClient> Find(ClientContext context)
    {
        foreach (SoftwareEvidence runtime in context.SoftwareOf(SoftwareKinds.DotNet))
        {
            EffectiveStore? store = OpenSslStore.Find(context, openSslFolder: null);
            if (store is null)
                continue;
            string[] versions = UpstreamVersion.Of(runtime.Version) is { } version ? [version] : ["10", "8.0"];
            yield return Client(
                "dotnet:" + runtime.Path, runtime.Version is null ? ".NET (in an application)" : $".NET {runtime.Version}", "dotnet", runtime.Path, PossibleProfiles.Of(versions.Select(static v => $"dotnet@{v}+system-store")),
                store with { Reason = ".NET takes OpenSSL's default paths as the machine's root store; " + store.Reason });
        }
    }
}
