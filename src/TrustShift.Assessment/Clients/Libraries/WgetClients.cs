using TrustShift.Assessment.Clients.Profiles;
using TrustShift.Assessment.Clients.Systems;
using TrustShift.Assessment.Precedence;
using TrustShift.Discovery.Evidence;

namespace TrustShift.Assessment.Clients.Libraries;

/// <summary>
/// wget and apt on OpenSSL (RHEL's wget, apt since 3.0): OpenSSL's default paths, or what wgetrc names. Since 1.20 wget lets every store entry end a path
/// (src/openssl.c, X509_V_FLAG_PARTIAL_CHAIN) where OpenSSL can; which of them was built so is not known.
/// </summary>
public sealed class WgetClients : ClientFinder
{
    /// <inheritdoc/>
    public override IEnumerable<TlsClient> Find(ClientContext context)
    {
        foreach (SoftwareEvidence program in context.SoftwareOf(SoftwareKinds.Wget).Concat(context.SoftwareOf(SoftwareKinds.Apt)).Where(s => LibraryIn(s) is not (null or "GnuTLS")))
        {
            bool isWget = string.Equals(program.Kind, SoftwareKinds.Wget, StringComparison.Ordinal);
            EffectiveStore? store = OpenSslStore.Find(context, openSslFolder: null);
            store = isWget ? StoreOf(context, store) : store;
            if (store is null)
                continue;
            string version = program.Version is null ? "" : " " + program.Version;
            yield return Client($"{program.Kind}:{program.Path}", program.Name + version, program.Kind, program.Path, PossibleProfiles.Of(Names(context, program)), store);
        }
    }

    /// <summary>wget's store, on top of what its library trusts by itself.</summary>
    internal static EffectiveStore? StoreOf(ClientContext context, EffectiveStore? system) =>
        StoreResolver.Resolve(context, WgetPrecedence.Rules, null, rule => rule.Id is WgetPrecedence.System ? DefaultPart.Of(system) : null).Store;

    /// <summary>The names of the profiles of wget, or apt, on OpenSSL.</summary>
    internal static IEnumerable<string> Names(ClientContext context, SoftwareEvidence program)
    {
        foreach (string openSsl in LibraryVersions.OpenSsl(context, program.Path))
        {
            yield return $"openssl@{openSsl}";
            if (program.Kind is SoftwareKinds.Wget)
                yield return $"openssl@{openSsl}+partial-chain";
            if (!UpstreamVersion.IsAtLeast(openSsl, "1.1.0"))
                yield return $"openssl@{openSsl}+trusted-first";
        }
    }
}
