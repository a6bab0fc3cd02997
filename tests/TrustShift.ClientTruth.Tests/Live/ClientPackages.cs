using System.Collections.Immutable;
using TrustShift.Testing;

namespace TrustShift.ClientTruth.Tests.Live;

/// <summary>Runtimes that npm packages bring: <c>npm-clients.tsv</c> names them, <c>./test</c> installs them into a folder of their own.</summary>
internal static class ClientPackages
{
    private static readonly Lazy<ImmutableArray<string[]>> Lines = new(static () =>
    [
        .. File.ReadLines(Repository.PathOf("tests", "TrustShift.ClientTruth.Tests", "Live", "npm-clients.tsv"))
            .Where(static line => line.Length > 0 && line[0] != '#').Select(static line => line.Split('\t')),
    ]);

    /// <summary>The versions of a package that every run drives, or with <paramref name="everything"/> all of them.</summary>
    public static IEnumerable<string> VersionsOf(string package, bool everything) =>
        Lines.Value.Where(line => line[0] == package && (everything || line[2] == "always")).Select(static line => line[1]);

    /// <summary>A file of a package's version, whether it is there or not.</summary>
    public static string PathOf(string package, string version, string file) => NpmPackage.PathOf(package, version, file);
}
