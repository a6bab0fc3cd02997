using TrustShift.Discovery.Evidence;

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
            EffectiveStore? store = NamedStore(context) ?? GnuTlsClients.SystemStore(context);
            if (store is null)
                continue;
            string version = git.Version is null ? "" : " " + git.Version;
            yield return Client("git:" + git.Path, git.Name + version, "git", git.Path, PossibleProfiles.Of(Names(context, git)), store);
        }
    }

    // What git does with a chain is what its libcurl does.
    private static IEnumerable<string> Names(ClientContext context, SoftwareEvidence git)
    {
        string? libcurl = context.SoftwareOf(SoftwareKinds.Curl).FirstOrDefault(s => s.Path.Contains("/libcurl.so", StringComparison.Ordinal))?.Version;
        IEnumerable<string> onGnuTls = GnuTlsClients.Names(context, "git", git), onOpenSsl = CurlClients.OnOpenSsl(context, libcurl, git.Path);
        return LibraryIn(git) switch
        {
            "GnuTLS" => onGnuTls,
            "OpenSSL" => onOpenSsl,
            "NSS" => ["nss@3.61", "nss@3.132"],
            _ => onGnuTls.Concat(onOpenSsl),
        };
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
