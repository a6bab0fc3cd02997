using TrustShift.Assessment.Clients.Profiles;
using TrustShift.Assessment.Clients.Systems;
using TrustShift.Assessment.Precedence;
using TrustShift.Discovery.Evidence;

namespace TrustShift.Assessment.Clients.Libraries;

/// <summary>.NET on Linux, by <see cref="DotNetPrecedence"/>.</summary>
public sealed class DotNetClients : ClientFinder
{
    /// <inheritdoc/>
    public override IEnumerable<TlsClient> Find(ClientContext context)
    {
        foreach (SoftwareEvidence runtime in context.SoftwareOf(SoftwareKinds.DotNet))
        {
            EffectiveStore? store = StoreOf(context);
            string[] versions = UpstreamVersion.Of(runtime.Version) is { } version ? [version] : ["10", "8.0"];
            yield return Client(
                "dotnet:" + runtime.Path, runtime.Version is null ? ".NET (in an application)" : $".NET {runtime.Version}", "dotnet", runtime.Path, PossibleProfiles.Of(versions.Select(static v => $"dotnet@{v}+system-store")),
                store is null ? null : store with { Reason = ".NET takes OpenSSL's default paths as the machine's root store; " + store.Reason },
                store is null ? "it takes the roots of the system on which it runs, which is not in the target" : null);
        }
    }

    private static EffectiveStore? StoreOf(ClientContext context) => OpenSslStore.Find(
        context,
        DotNetPrecedence.Rules,
        rule => rule.Id switch
        {
            DotNetPrecedence.File => DefaultPart.Of("OpenSSL's default file (cert.pem)", context.FirstStoreAt(SystemStores.OpenSslFolders.Select(static f => f + "/cert.pem"))),
            DotNetPrecedence.Folder => Folder(context),
            _ => null,
        },
        "no default file and no default folder of OpenSSL exists, so nothing is trusted");

    // .NET reads every file of the folder, whatever its name.
    private static DefaultPart? Folder(ClientContext context) =>
        SystemStores.OpenSslFolders.Select(folder => SystemStores.EveryFileOf(context, folder + "/certs").ToArray()).FirstOrDefault(static found => found.Length > 0) is { } stores
            ? new DefaultPart("OpenSSL's default folder (certs/)", [.. stores])
            : null;
}
