namespace TrustShift.Testing;

/// <summary>Places in the checkout that runs the tests.</summary>
public static class Repository
{
    /// <summary>The root folder: the nearest one above the test binary that holds <c>TrustShift.slnx</c>.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>A path below the root.</summary>
    public static string PathOf(params string[] parts) => Path.Combine([Root, .. parts]);

    private static string FindRoot()
    {
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "TrustShift.slnx")))
                return folder.FullName;
        }

        throw new DirectoryNotFoundException("No TrustShift.slnx above " + AppContext.BaseDirectory);
    }
}
