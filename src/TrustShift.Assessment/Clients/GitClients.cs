using TrustShift.Discovery.Evidence;
using TrustShift.Pki.Clients;

namespace TrustShift.Assessment.Clients;

/// <summary>
/// git over HTTPS (http.c of git): GIT_SSL_CAINFO wins over <c>http.sslCAInfo</c>; without either, libcurl's own default.
/// Debian's git links libcurl-gnutls.
/// </summary>
public sealed class GitClients : ClientFinder
{
    /// <inheritdoc/>
    public override IEnumerable<TlsClient> Find(ClientContext context)
    {
        foreach (SoftwareEvidence git in context.SoftwareOf(SoftwareKinds.Git))
        {
            bool onGnuTls = !git.Name.Contains("OpenSSL", StringComparison.Ordinal);
            EffectiveStore? store = NamedStore(context) ?? GnuTlsClients.SystemStore(context);
            if (store is null)
                continue;
            string version = git.Version is null ? "" : " " + git.Version;
            yield return new TlsClient(
                "git:" + git.Path, git.Name + version, "git", git.Path, ClientProfiles.Get(onGnuTls ? "gnutls" : "curl"), store);
        }
    }

    private static EffectiveStore? NamedStore(ClientContext context)
    {
        SettingEvidence? setting = context.SettingOf("GIT_SSL_CAINFO")
            ?? context.SettingsOf("http.sslCAInfo").FirstOrDefault(s => string.Equals(s.Mechanism, "gitconfig", StringComparison.Ordinal));
        if (setting is null)
            return null;
        return context.StoreAt(setting.Value) is { } store
            ? context.Effective($"{setting.Name} ({setting.Place}) names {setting.Value}", store)
            : context.Effective($"{setting.Name} ({setting.Place}) names {setting.Value}, which holds no certificate that could be read");
    }
}
