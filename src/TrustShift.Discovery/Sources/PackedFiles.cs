using TrustShift.Discovery.Evidence;
using TrustShift.Discovery.Scanning;

namespace TrustShift.Discovery.Sources;

/// <summary>
/// Archives, whose content is not read: what may hide in one is a gap. Of a ZIP file (JAR, WAR, APK, wheel) the names in its central directory tell whether a
/// trust store or another archive lies in it (<see cref="ZipListing"/>); code in it may hold pins and endpoints all the same.
/// </summary>
public static class PackedFiles
{
    private const int MostNamed = 3;

    // Programs and their libraries run from these without being unpacked, so pins and stores in them are in use.
    private static readonly string[] s_programs = [".jar", ".war", ".ear", ".apk", ".aab", ".aar", ".egg", ".pyz", ".par", ".phar", ".asar", ".appimage"];
    private static readonly string[] s_zips = [".zip", ".xpi", ".ipa", ".jmod"];
    // Packages that an installer unpacks: what counts is what it has installed.
    private static readonly string[] s_packages = [".whl", ".nupkg", ".snupkg", ".vsix"];
    private static readonly string[] s_others = [".tar", ".tgz", ".tar.gz", ".tar.bz2", ".tar.xz", ".tar.zst", ".7z", ".rar", ".deb", ".rpm", ".iso", ".cab", ".img", ".qcow2", ".vmdk"];

    /// <summary>
    /// Whether an archive is read with all that is in it: everything in the folder of an application; on a system, from what programs run, since what counts of a package there is what it has
    /// installed.
    /// </summary>
    internal static bool IsReadInto(FoundFile file, TargetScope scope) => file.Look == Sources.Look.Content && (!scope.IsRootFileSystem || EndsWithAny(file.Name, s_programs));

    /// <summary>Whether a program runs from a file of this name without its being unpacked.</summary>
    internal static bool IsProgram(string path) => EndsWithAny(PlacePath.NameOf(path), s_programs) && PlaceNatures.Of(path) != PlaceNature.Sample;

    /// <summary>The gap of an archive; null when the file is none.</summary>
    /// <param name="file">The file.</param>
    /// <param name="head">Its first bytes.</param>
    /// <param name="source">The open file.</param>
    /// <param name="isApplication">Whether code in the target is the application's, so that a pin in an archive of code is its pin.</param>
    public static Gap? Look(FoundFile file, ReadOnlySpan<byte> head, FileBytes source, bool isApplication)
    {
        bool isZip = head.StartsWith("PK\x03\x04"u8) || head.StartsWith("PK\x05\x06"u8);
        if (EndsWithAny(file.Name, s_packages))
            return new Gap(file.Path, "a package for an installer, whose content is not read", Remedy(file), Decides: false);
        if (UnreadContainers.NameOf(file.Name, head) is { } container)
            return new Gap(file.Path, $"{container}, whose content is not read", Remedy(file), Decides: isApplication && PlaceNatures.Of(file.Path) != PlaceNature.Sample);
        bool isProgram = EndsWithAny(file.Name, s_programs);
        if (isZip && (isProgram || EndsWithAny(file.Name, s_zips) || PlaceNatures.Of(file.Path) != PlaceNature.Sample))
            return OfZip(file, source, isProgram, isApplication);
        // Nothing trusts what lies in a packed archive before somebody unpacks it.
        return isProgram ? new Gap(file.Path, "a program archive whose content is not read", Remedy(file), Decides: true)
            : EndsWithAny(file.Name, s_others) && IsPacked(head) ? new Gap(file.Path, "an archive whose content is not read", Remedy(file), Decides: false)
            : null;
    }

    private static Gap? OfZip(FoundFile file, FileBytes source, bool isProgram, bool isApplication)
    {
        if (ZipListing.Read(source, () => source) is not { Names: var names })
            return new Gap(file.Path, "a ZIP file whose list of entries cannot be read", Remedy(file), Decides: isProgram);
        List<string> stores = [.. names.Where(IsStoreOrArchive).Order(StringComparer.Ordinal)];
        if (stores.Count > 0)
        {
            string first = string.Join(", ", stores.Take(MostNamed)) + (stores.Count > MostNamed ? ", ..." : "");
            return new Gap(file.Path, $"an archive whose content is not read; it holds {first}", Remedy(file), Decides: true);
        }

        return isProgram && names.Any(MayDecide)
            ? new Gap(file.Path, "an archive of a program, which is not read; no trust store is in it, but pins and endpoints could be", Remedy(file), Decides: isApplication && PlaceNatures.Of(file.Path) != PlaceNature.Sample)
            : null;
    }

    // META-INF/*.RSA and a package's signature are no trust stores.
    private static bool IsStoreOrArchive(string name)
    {
        ReadOnlySpan<char> file = name.AsSpan(name.LastIndexOf('/') + 1);
        return (TrustStoreNames.LooksLikeStore(file) && !file.EndsWith(".p7s", StringComparison.OrdinalIgnoreCase)) || EndsWithAny(file, s_programs);
    }

    // Code may hold pins and endpoints, and any resource of a program anything; only folders and the archive's own description surely hold neither.
    private static bool MayDecide(string name) =>
        !name.EndsWith('/') && (!name.StartsWith("META-INF/", StringComparison.Ordinal) || name.EndsWith(".class", StringComparison.Ordinal) || name.EndsWith(".properties", StringComparison.Ordinal));

    private static bool IsPacked(ReadOnlySpan<byte> head) => head.Contains((byte)0);

    private static string Remedy(FoundFile file) => $"unpack {file.Path} and check the folder";

    private static bool EndsWithAny(ReadOnlySpan<char> name, string[] extensions)
    {
        foreach (string extension in extensions)
        {
            if (name.EndsWith(extension, StringComparison.OrdinalIgnoreCase))
                return true;
        }

        return false;
    }
}
