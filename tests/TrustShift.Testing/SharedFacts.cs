using Xunit;

namespace TrustShift.Testing;

/// <summary>The researched facts beside the repository (<c>../shared/facts</c>), which are read and never copied.</summary>
public static class SharedFacts
{
    /// <summary>The folder, whether it exists or not.</summary>
    public static string Root { get; } = Path.GetFullPath(Path.Combine(Repository.Root, "..", "shared", "facts"));

    /// <summary>A path below the facts; skips the running test with its reason where they are absent.</summary>
    public static string Require(params string[] parts)
    {
        string path = Path.Combine([Root, .. parts]);
        if (!File.Exists(path) && !Directory.Exists(path))
            Assert.Skip($"needs ../shared/facts/{string.Join('/', parts)}, which is not beside this checkout");
        return path;
    }
}
