using System.Collections.Immutable;
using System.Reflection;
using System.Text;

namespace TrustShift.Catalogue;

/// <summary>Opens the embedded files of <c>catalogue/</c>; the names are their paths below that folder.</summary>
internal static class CatalogueResource
{
    private static readonly Assembly Home = typeof(CatalogueResource).Assembly;

    /// <summary>Base names of the files in a folder, ordinal order.</summary>
    public static ImmutableArray<string> Names(string folder, string extension) =>
    [
        .. Home.GetManifestResourceNames()
            .Where(name => name.StartsWith(folder, StringComparison.Ordinal) && name.EndsWith(extension, StringComparison.Ordinal))
            .Select(name => name[folder.Length..^extension.Length])
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>The bytes of a file that every build has.</summary>
    /// <exception cref="InvalidDataException">It is not embedded: a defect of this build.</exception>
    public static byte[] Bytes(string name) => Find(name) ?? throw new InvalidDataException($"'{name}' is not embedded.");

    /// <summary>The text of a file, or null.</summary>
    public static string? FindText(string name) => Find(name) is { } bytes ? Encoding.UTF8.GetString(bytes) : null;

    private static byte[]? Find(string name)
    {
        using Stream? stream = Home.GetManifestResourceStream(name);
        if (stream is null)
            return null;
        byte[] bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }
}
