using TrustShift.Assessment.Clients.Profiles;
using TrustShift.Assessment.Clients.Systems;
using TrustShift.Assessment.Precedence;
using TrustShift.Discovery.Evidence;

namespace TrustShift.Assessment.Clients.Libraries;

/// <summary>The curl tool on OpenSSL, by <see cref="CurlPrecedence"/>.</summary>
public sealed class CurlClients : ClientFinder
{
    /// <inheritdoc/>
    public override IEnumerable<TlsClient> Find(ClientContext context)
    {
        // Each tool; where there is none, the library speaks for the programs on it, each build of it.
        ILookup<bool, SoftwareEvidence> isTool = context.SoftwareOf(SoftwareKinds.Curl).ToLookup(static s => s.Path.Contains("bin/", StringComparison.Ordinal));
        foreach (SoftwareEvidence curl in isTool[true].Any() ? isTool[true] : isTool[false].DistinctBy(static s => s.Version, StringComparer.Ordinal))
        {
            if (Client(context, curl) is { } client)
                yield return client;
        }
    }

    private static TlsClient? Client(ClientContext context, SoftwareEvidence curl)
    {
        if (StoreOf(context, UpstreamVersion.Of(curl.Version)) is not { } store)
            return null;
        string version = curl.Version is null ? "" : " " + curl.Version;
        string library = Library(context, curl);
        // Another installation (conda, Homebrew, nix) has a bundle of its own, set when it was built.
        string? uncertainty = IsOfSystem(curl) || context.ListsPackagesOnly || !store.Rules.Any(static r => r.Id is CurlPrecedence.File or CurlPrecedence.Folder) ? null
            : $"{curl.Path} is no program of the operating system, and which bundle was set when it was built is not known; the system's was taken ({store.Path})";
        return Client("curl:" + curl.Path, $"curl{version}", "curl", curl.Path, PossibleProfiles.Of(Names(context, curl, library)), store, uncertainty);
    }

    /// <summary>libcurl's built-in file.</summary>
    internal static DefaultPart? BuiltInFile(ClientContext context) => DefaultPart.OfEither("curl's built-in bundle path", context, SystemStores.BuiltInBundles(context));

    /// <summary>libcurl's built-in folder: Debian's and Ubuntu's builds have one beside the file; other distributions' were not measured and are taken to have none.</summary>
    internal static DefaultPart? BuiltInFolder(ClientContext context) => context.SoftwareOf(SoftwareKinds.OperatingSystem).Any(static s => !IsDebian(s)) ? null : DefaultPart.Of("curl's built-in folder path", context.FirstStoreAt(SystemStores.Folders));

    /// <summary>The names of the profiles of libcurl on OpenSSL.</summary>
    /// <param name="context">The evidence.</param>
    /// <param name="version">libcurl's version; null when it is not known.</param>
    /// <param name="place">Where it, or the program on it, lies.</param>
    internal static IEnumerable<string> OnOpenSsl(ClientContext context, string? version, string place) =>
        from curl in UpstreamVersion.Of(version) is { } known ? [known] : (string[])["8.23.0", "7.64.0"]
        from openSsl in LibraryVersions.OpenSsl(context, place)
        select $"curl@{curl}+openssl={openSsl}";

    private static IEnumerable<string> Names(ClientContext context, SoftwareEvidence curl, string library) => library switch
    {
        "NSS" => ["nss@3.61", "nss@3.132"],
        "wolfSSL" => ["wolfssl@5.9.2", "wolfssl@4.6.0"],
        "mbedTLS" => ["mbedtls@3.6.7", "mbedtls@2.16.9"],
        _ => OnOpenSsl(context, curl.Version, curl.Path),
    };

    // The tool links libcurl, whose own library decides.
    private static string Library(ClientContext context, SoftwareEvidence curl)
    {
        string prefix = PrefixOf(curl);
        SoftwareEvidence? libcurl = context.SoftwareOf(SoftwareKinds.Curl).Where(static s => s.Path.Contains("/libcurl.so", StringComparison.Ordinal))
            .OrderBy(s => string.Equals(PrefixOf(s), prefix, StringComparison.Ordinal) ? 0 : 1).FirstOrDefault();
        return (libcurl is null ? null : LibraryIn(libcurl)) ?? LibraryIn(curl) ?? "OpenSSL";
    }

    private static bool IsOfSystem(SoftwareEvidence curl) => PrefixOf(curl) is "" or "usr";

    private static readonly string[] s_folders = ["/bin/", "/sbin/", "/lib/", "/lib64/"];

    // "usr" of /usr/bin/curl, "opt/conda" of /opt/conda/lib/libcurl.so.4.
    private static string PrefixOf(SoftwareEvidence curl)
    {
        string path = "/" + curl.Path.TrimStart('/');
        int end = s_folders.Select(f => path.IndexOf(f, StringComparison.Ordinal)).Where(static at => at >= 0).DefaultIfEmpty(0).Min();
        return path[..end].TrimStart('/');
    }

    private static bool IsDebian(SoftwareEvidence system) =>
        system.Name is "debian" or "ubuntu" || (system.Like ?? "").Split(' ').Any(static like => like is "debian" or "ubuntu");

    private static EffectiveStore? StoreOf(ClientContext context, string? version) => OpenSslStore.Find(
        context,
        CurlPrecedence.Rules,
        rule => rule.Id switch { CurlPrecedence.File => BuiltInFile(context), CurlPrecedence.Folder => BuiltInFolder(context), _ => null },
        "no bundle of the system exists, so nothing is trusted",
        version);
}
