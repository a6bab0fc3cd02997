using TrustShift.Discovery.Evidence;

namespace TrustShift.Assessment.Clients;

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
            EffectiveStore? store = (isWget ? NamedStore(context) : null) ?? OpenSslStore.Find(context, openSslFolder: null);
            if (store is null)
                continue;
            string version = program.Version is null ? "" : " " + program.Version;
            yield return Client($"{program.Kind}:{program.Path}", program.Name + version, program.Kind, program.Path, PossibleProfiles.Of(Names(context, program)), store);
        }
    }

    /// <summary>The store that wgetrc names; null when it names none.</summary>
    internal static EffectiveStore? NamedStore(ClientContext context)
    {
        SettingEvidence? setting = context.SettingsOf("ca_certificate").FirstOrDefault(s => string.Equals(s.Mechanism, "wgetrc", StringComparison.Ordinal));
        return setting is not null && context.StoreAt(setting.Value) is { } store ? context.Effective($"ca_certificate ({setting.Place}) names {setting.Value}", store) : null;
    }

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
