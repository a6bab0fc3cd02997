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

    /// <summary>Where they are installed: <c>TRUSTSHIFT_TEST_CLIENTS</c>, else a folder in the user's cache.</summary>
    private static string Folder { get; } = Environment.GetEnvironmentVariable("TRUSTSHIFT_TEST_CLIENTS") is { Length: > 0 } folder
        ? folder : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".cache", "trustshift-test-clients");

    /// <summary>The versions of a package that every run drives, or with <paramref name="everything"/> all of them.</summary>
    public static IEnumerable<string> VersionsOf(string package, bool everything) =>
        Lines.Value.Where(line => line[0] == package && (everything || line[2] == "always")).Select(static line => line[1]);

    /// <summary>A file of a package's version, whether it is there or not.</summary>
    public static string PathOf(string package, string version, string file) => Path.Combine(Folder, "npm", $"{package.Replace('/', '_')}@{version}", "node_modules", package, file);
}
