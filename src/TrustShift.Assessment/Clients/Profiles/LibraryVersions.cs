using System.Collections.Immutable;
using TrustShift.Assessment.Clients.Systems;
using TrustShift.Discovery.Evidence;

namespace TrustShift.Assessment.Clients.Profiles;

/// <summary>Versions of the TLS library that a program may link, by what lies beside it, else on the system, else by what it can link at all.</summary>
internal static class LibraryVersions
{
    // One build of each way in which OpenSSL has built paths: 1.0.1n and 1.0.2b brought alternative chains, 1.1.0 the store first.
    private static readonly ImmutableArray<string> OpenSslLines = ["3.0.19", "1.1.1w", "1.0.2g", "1.0.1g", "0.9.8y"];

    /// <summary>The OpenSSL versions that a program may link; every line from <paramref name="oldest"/> on where none was found.</summary>
    /// <param name="context">The evidence.</param>
    /// <param name="place">Where the program lies.</param>
    /// <param name="oldest">The oldest version that it can be built with.</param>
    public static ImmutableArray<string> OpenSsl(ClientContext context, string place, string oldest = "0.9.8")
    {
        ImmutableArray<string> found = [.. Nearest(context.SoftwareOf(SoftwareKinds.OpenSsl), place).SelectMany(static library => Of(library)).Distinct(StringComparer.Ordinal)];
        if (found.IsEmpty && PrefixOf(place) is "/usr")
        {
            // Of a system whose libraries were not copied along, the packages tell.
            found = [.. context.SoftwareOf(SoftwareKinds.Package).Where(static s => s.Package?.Product is "OpenSSL").SelectMany(static package => Of(package)).Distinct(StringComparer.Ordinal)];
        }

        return found.IsEmpty ? OpenSslFrom(oldest) : found;
    }

    /// <summary>One version of each line from <paramref name="oldest"/> on.</summary>
    public static ImmutableArray<string> OpenSslFrom(string oldest) => [.. OpenSslLines.Where(line => UpstreamVersion.IsAtLeast(line, oldest))];

    /// <summary>
    /// The versions that a library may behave as. Before 1.1.0 distributions changed how paths are built without changing the version (RHEL and SUSE: alternative chains in 1.0.1 and 0.9.8),
    /// so a package of an old one is taken both ways.
    /// </summary>
    public static ImmutableArray<string> Of(SoftwareEvidence openSsl)
    {
        if (UpstreamVersion.Of(openSsl.Version) is not { } version)
            return OpenSslLines;
        // The names of libssl's files: 10 and 1.0.0 are all of 1.0, 6 to 8 are 0.9.
        if (openSsl.Package is null && version is "10" or "1.0.0")
            return ["1.0.2g", "1.0.1g", "1.0.1u"];
        if (openSsl.Package is null && version is "6" or "7" or "8")
            return ["0.9.8y", "1.0.1u"];
        return UpstreamVersion.IsAtLeast(version, "1.0.1n") && (!UpstreamVersion.IsAtLeast(version, "1.0.2") || UpstreamVersion.IsAtLeast(version, "1.0.2b")) ? [version] : [version, "1.0.1u"];
    }

    /// <summary>The GnuTLS versions that a program may link; empty where none was found.</summary>
    public static ImmutableArray<string> GnuTls(ClientContext context, string place) =>
        [.. Nearest(context.SoftwareOf(SoftwareKinds.GnuTls), place).Select(static library => UpstreamVersion.Of(library.Version)).OfType<string>().Distinct(StringComparer.Ordinal)];

    // Of the same installation, else of the system, else any.
    private static IEnumerable<SoftwareEvidence> Nearest(IEnumerable<SoftwareEvidence> libraries, string place)
    {
        ILookup<string, SoftwareEvidence> byPrefix = libraries.ToLookup(static library => PrefixOf(library.Path), StringComparer.Ordinal);
        string own = PrefixOf(place);
        return byPrefix.Contains(own) ? byPrefix[own] : byPrefix.Contains("/usr") ? byPrefix["/usr"] : byPrefix.SelectMany(static group => group);
    }

    private static readonly string[] s_folders = ["/lib/", "/lib64/", "/bin/", "/sbin/", "/libexec/"];

    // "/opt/conda" of "/opt/conda/lib/python3.11"; "/usr" of what lies in the root as well, where it is merged.
    private static string PrefixOf(string path)
    {
        int end = s_folders
            .Select(folder => ("/" + path + "/").IndexOf(folder, StringComparison.Ordinal)).Where(static at => at >= 0).DefaultIfEmpty(0).Min();
        string prefix = ("/" + path)[..end].TrimStart('/');
        return prefix is "" or "usr" ? "/usr" : prefix;
    }
}
