using System.Collections.Immutable;
using TrustShift.Assessment.Clients.Profiles;
using TrustShift.Assessment.Clients.Systems;
using TrustShift.Assessment.Precedence;
using TrustShift.Discovery.Evidence;

namespace TrustShift.Assessment.Clients.Libraries;

/// <summary>Go programs, by <see cref="GoPrecedence"/>.</summary>
public sealed class GoClients : ClientFinder
{
    /// <inheritdoc/>
    public override IEnumerable<TlsClient> Find(ClientContext context)
    {
        EffectiveStore? store = null;
        foreach (SoftwareEvidence go in context.SoftwareOf(SoftwareKinds.Go).Concat(context.SoftwareOf(SoftwareKinds.GoToolchain)))
        {
            store ??= StoreOf(context);
            if (store is null)
                yield break;
            string version = go.Version is null ? "" : $" ({go.Version})";
            string[] names = UpstreamVersion.Of(go.Version) is { } known ? ["go@" + known] : ["go", "go@1.15"];
            yield return Client("go:" + go.Path, $"{go.Name}{version}", go.Kind, go.Path, PossibleProfiles.Of(names), store);
        }
    }

    private static EffectiveStore? StoreOf(ClientContext context) => OpenSslStore.Find(
        context,
        GoPrecedence.Rules,
        rule => rule.Id switch
        {
            GoPrecedence.File => DefaultPart.Of("the system's bundle", SystemStores.FindBundle(context)),
            GoPrecedence.Folder => Folders(context) is { IsEmpty: false } folders ? new DefaultPart("the certificates in the system's folders: Go reads both", folders) : null,
            _ => null,
        },
        "no bundle and no folder of certificates of the system exists, so nothing is trusted");

    private static ImmutableArray<TrustStoreEvidence> Folders(ClientContext context) => [.. SystemStores.Folders.SelectMany(folder => SystemStores.EveryFileOf(context, folder))];
}
