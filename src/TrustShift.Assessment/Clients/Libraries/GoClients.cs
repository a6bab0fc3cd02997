using System.Collections.Immutable;
using TrustShift.Assessment.Clients.Profiles;
using TrustShift.Assessment.Clients.Systems;
using TrustShift.Assessment.Precedence;
using TrustShift.Discovery.Evidence;
using TrustShift.Discovery.Software.Programs;

namespace TrustShift.Assessment.Clients.Libraries;

/// <summary>Go programs, by <see cref="GoPrecedence"/>.</summary>
public sealed class GoClients : ClientFinder
{
    /// <inheritdoc/>
    public override IEnumerable<TlsClient> Find(ClientContext context)
    {
        var store = new Lazy<EffectiveStore?>(() => StoreOf(context));
        foreach (SoftwareEvidence go in context.SoftwareOf(SoftwareKinds.Go).Concat(context.SoftwareOf(SoftwareKinds.GoToolchain)))
        {
            string? elsewhere = StoreElsewhere(go);
            // Neither a program for another system than this, nor a toolchain beside which there is no system.
            if (elsewhere is null ? store.Value is null && go.Kind is SoftwareKinds.GoToolchain : context.IsInstalledSystem)
                continue;
            string version = go.Version is null ? "" : $" ({go.Version})";
            string[] names = UpstreamVersion.Of(go.Version) is { } known ? ["go@" + known] : ["go", "go@1.15"];
            yield return elsewhere is null && store.Value is { } found
                ? Client("go:" + go.Path, $"{go.Name}{version}", go.Kind, go.Path, PossibleProfiles.Of(names), found)
                : Client("go:" + go.Path, $"{go.Name}{version}", go.Kind, go.Path, PossibleProfiles.Of(names), null, elsewhere ?? "it takes the roots of the system on which it runs, which is not in the target");
        }
    }

    // crypto/x509 root_darwin.go and root_windows.go: the system verifies with its own stores, no file is read.
    private static string? StoreElsewhere(SoftwareEvidence go) => go.Name switch
    {
        GoPrograms.ForMacOs => "it takes the keychains of the macOS on which it runs, which are not in the target",
        GoPrograms.ForWindows => "it takes the certificate stores of the Windows on which it runs, which are not in the target",
        _ => null,
    };

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
