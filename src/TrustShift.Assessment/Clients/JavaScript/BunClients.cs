using TrustShift.Assessment.Clients.Images;
using TrustShift.Assessment.Clients.Profiles;
using TrustShift.Assessment.Clients.Stores;
using TrustShift.Discovery.Evidence;

namespace TrustShift.Assessment.Clients.JavaScript;

/// <summary>Bun: the roots of Mozilla inside (packages/bun-usockets/src/crypto/root_certs.h, made of NSS's certdata.txt), and NODE_EXTRA_CA_CERTS beside them (bun.sh/docs/runtime/nodejs-apis).</summary>
public sealed class BunClients : ClientFinder
{
    // NSS 3.80 is of July 2022, the month of Bun's first public release (github.com/oven-sh/bun/releases): no Bun has older roots.
    private static readonly VersionRange s_since = VersionRange.Parse(">=3.80")!;

    /// <inheritdoc/>
    public override IEnumerable<TlsClient> Find(ClientContext context)
    {
        foreach (SoftwareEvidence bun in context.SoftwareOf(SoftwareKinds.Bun))
        {
            string name = bun.Version is null ? "Bun" : "Bun " + bun.Version;
            EffectiveStore? store = RootsInside.Of(context, bun, name) ?? CommonRoots.Of("mozilla-nss", s_since.Covers, name);
            yield return Client("bun:" + bun.Path, name, "bun", bun.Path, PossibleProfiles.Of("bun"), store is null ? null : CommonRoots.With(store, context, "NODE_EXTRA_CA_CERTS"));
        }
    }
}
