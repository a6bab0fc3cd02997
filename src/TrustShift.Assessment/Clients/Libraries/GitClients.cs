using TrustShift.Assessment.Clients.Profiles;
using TrustShift.Assessment.Clients.Systems;
using TrustShift.Assessment.Precedence;
using TrustShift.Discovery.Evidence;

namespace TrustShift.Assessment.Clients.Libraries;

/// <summary>git over HTTPS, by <see cref="GitPrecedence"/>. Debian's git links libcurl-gnutls.</summary>
public sealed class GitClients : ClientFinder
{
    /// <inheritdoc/>
    public override IEnumerable<TlsClient> Find(ClientContext context)
    {
        foreach (SoftwareEvidence git in context.SoftwareOf(SoftwareKinds.Git))
        {
            EffectiveStore? store = StoreOf(context, LibraryIn(git) is "GnuTLS");
            if (store is null)
                continue;
            string version = git.Version is null ? "" : " " + git.Version;
            yield return Client("git:" + git.Path, git.Name + version, "git", git.Path, PossibleProfiles.Of(Names(context, git)), store);
        }
    }

    // What git does with a chain is what its libcurl does.
    private static IEnumerable<string> Names(ClientContext context, SoftwareEvidence git)
    {
        // Which of several libcurls it links is not known: all of them count.
        string?[] libcurls = [.. context.SoftwareOf(SoftwareKinds.Curl).Where(static s => s.Path.Contains("/libcurl.so", StringComparison.Ordinal)).Select(static s => s.Version).Distinct(StringComparer.Ordinal).DefaultIfEmpty(null)];
        IEnumerable<string> onGnuTls = GnuTlsClients.Names(context, "git", git), onOpenSsl = libcurls.SelectMany(version => CurlClients.OnOpenSsl(context, version, git.Path));
        return LibraryIn(git) switch
        {
            "GnuTLS" => onGnuTls,
            "OpenSSL" => onOpenSsl,
            "NSS" => ["nss@3.61", "nss@3.132"],
            _ => onGnuTls.Concat(onOpenSsl),
        };
    }

    private static EffectiveStore? StoreOf(ClientContext context, bool isGnuTls) => OpenSslStore.Find(
        context,
        GitPrecedence.Rules,
        rule => rule.Id switch
        {
            GitPrecedence.File => isGnuTls ? null : CurlClients.BuiltInFile(context),
            GitPrecedence.Folder => isGnuTls ? FolderOfGnuTls(context) : CurlClients.BuiltInFolder(context),
            _ => null,
        },
        "no bundle of the system exists, so nothing is trusted");

    // Debian's libcurl on GnuTLS reads every file of its folder, and knows no bundle. Where the folder is no store of the target, the bundle that lies in it is.
    private static DefaultPart? FolderOfGnuTls(ClientContext context) =>
        SystemStores.Folders.Select(folder => SystemStores.EveryFileOf(context, folder).ToArray())
            .FirstOrDefault(static found => found.Length > 0) is { } stores
            ? new DefaultPart("libcurl's built-in folder path", [.. stores])
            : CurlClients.BuiltInFile(context);
}
