namespace TrustShift.Testing;

/// <summary>A folder of its own for one test, deleted afterwards.</summary>
public sealed class TemporaryFolder : IDisposable
{
    /// <summary>Creates it below the folder for temporary files.</summary>
    public TemporaryFolder() => Root = Directory.CreateTempSubdirectory("trustshift-test-").FullName;

    /// <summary>Creates it below another folder, which is made where it is absent.</summary>
    public TemporaryFolder(string parent)
    {
        Root = Path.Combine(parent, Path.GetRandomFileName());
        Directory.CreateDirectory(Root);
    }

    /// <summary>Its path.</summary>
    public string Root { get; }

    /// <summary>A path in it; the folders above it are made.</summary>
    public string PathOf(params string[] parts)
    {
        string path = Path.Combine([Root, .. parts]);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        return path;
    }

    /// <summary>Writes a text file in it and returns its path.</summary>
    public string Write(string relativePath, string text)
    {
        string path = PathOf(relativePath.Split('/'));
        File.WriteAllText(path, text);
        return path;
    }

    /// <summary>Writes a binary file in it and returns its path.</summary>
    public string Write(string relativePath, byte[] bytes)
    {
        string path = PathOf(relativePath.Split('/'));
        File.WriteAllBytes(path, bytes);
        return path;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (Directory.Exists(Root))
            Directory.Delete(Root, recursive: true);
    }
}
