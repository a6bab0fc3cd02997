using TrustShift.Discovery.Evidence;

namespace TrustShift.Assessment.Clients;

/// <summary>
/// Programs on GnuTLS: wget and apt of Debian, and others. The library knows no environment variable: it uses the bundle that was set when it was built
/// (Debian: /etc/ssl/certs/ca-certificates.crt) or p11-kit's trust module, whose extraction is the system's bundle.
/// </summary>
public sealed class GnuTlsClients : ClientFinder
{
    /// <inheritdoc/>
    public override IEnumerable<TlsClient> Find(ClientContext context)
    {
        SoftwareEvidence? library = context.SoftwareOf(SoftwareKinds.GnuTls).FirstOrDefault();
        var programs = context.SoftwareOf(SoftwareKinds.Wget).Concat(context.SoftwareOf(SoftwareKinds.Apt))
            .Where(s => !s.Name.Contains("OpenSSL", StringComparison.Ordinal)).ToList();
        if (library is null && programs.Count == 0)
            yield break;
        EffectiveStore? system = SystemStore(context);
        if (system is null)
            yield break;

        if (library is not null)
        {
            string version = library.Version is null ? "" : " " + library.Version;
            yield return new TlsClient(
                "gnutls:" + library.Path, $"GnuTLS{version} and programs on it", "gnutls", library.Path, ProfileOf.Version("gnutls", library.Version), system);
        }

        foreach (SoftwareEvidence program in programs)
        {
            string version = program.Version is null ? "" : " " + program.Version;
            yield return new TlsClient(
                $"{program.Kind}:{program.Path}", program.Name + version, program.Kind, program.Path, ProfileOf.Version("gnutls", library?.Version),
                ProgramStore(context, program) ?? system);
        }
    }

    /// <summary>GnuTLS's system trust; null when the target is no system and holds none.</summary>
    internal static EffectiveStore? SystemStore(ClientContext context)
    {
        if (SystemStores.FindBundle(context) is { } bundle)
            return context.Effective("GnuTLS's system trust is this bundle", bundle);
        return context.IsWholeSystem ? context.Effective("no bundle of the system exists, so nothing is trusted") : null;
    }

    private static EffectiveStore? ProgramStore(ClientContext context, SoftwareEvidence program)
    {
        if (!string.Equals(program.Kind, SoftwareKinds.Wget, StringComparison.Ordinal))
            return null;
        SettingEvidence? setting = context.SettingsOf("ca_certificate").FirstOrDefault(s => string.Equals(s.Mechanism, "wgetrc", StringComparison.Ordinal));
        return setting is not null && context.StoreAt(setting.Value) is { } store
            ? context.Effective($"ca_certificate ({setting.Place}) names {setting.Value}", store)
            : null;
    }
}
