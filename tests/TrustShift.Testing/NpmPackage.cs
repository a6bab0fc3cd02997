namespace TrustShift.Testing;

/// <summary>Programs that npm packages bring, in the folder into which <c>./test</c> installs them.</summary>
public static class NpmPackage
{
    /// <summary>Where they are installed: <c>TRUSTSHIFT_TEST_CLIENTS</c>, else a folder in the user's cache.</summary>
    private static string Folder { get; } = Environment.GetEnvironmentVariable("TRUSTSHIFT_TEST_CLIENTS") is { Length: > 0 } folder
        ? folder : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".cache", "trustshift-test-clients");

    /// <summary>A file of a package's version, whether it is there or not.</summary>
    public static string PathOf(string package, string version, string file) => Path.Combine(Folder, "npm", $"{package.Replace('/', '_')}@{version}", "node_modules", package, file);
}
