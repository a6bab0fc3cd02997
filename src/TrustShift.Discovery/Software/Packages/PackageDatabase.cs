using System.Collections.Immutable;
using System.Globalization;
using TrustShift.Discovery.Evidence;
using TrustShift.Discovery.Sources;

namespace TrustShift.Discovery.Software.Packages;

/// <summary>
/// One format in which an operating system keeps what is installed. Never throws on bad input: what is lost is a gap that decides, because versions and
/// packages that are not known cannot be judged.
/// </summary>
public abstract class PackageDatabase
{
    /// <summary>The most bytes that are read of one database.</summary>
    public const int Longest = 512 * 1024 * 1024;

    /// <summary>The most packages of one database.</summary>
    public const int MostPackages = 200_000;

    /// <summary>Name of the format in evidence.</summary>
    public abstract string Format { get; }

    /// <summary>The files of this format, relative to a root file system; the first that exists under one real path counts.</summary>
    public abstract ImmutableArray<string> Paths { get; }

    /// <summary>Reads a database from its bytes.</summary>
    /// <param name="path">Path in the target, for gaps.</param>
    /// <param name="bytes">The whole file.</param>
    /// <param name="beside">Reads the file of the same path with this suffix; empty when there is none.</param>
    public abstract PackageListing Read(string path, ReadOnlyMemory<byte> bytes, Func<string, ReadOnlyMemory<byte>> beside);

    /// <summary>The listings of a root file system: nothing where no database of this format is.</summary>
    /// <param name="root">Path of the root in the target: "/" for this host, "" for a folder that is one.</param>
    /// <param name="files">The files of the target.</param>
    public virtual IEnumerable<PackageListing> ReadAll(string root, TargetFiles files)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (string path in Paths.Select(p => root + p))
        {
            if (!files.Exists(path) || !seen.Add(files.RealPath(path)))
                continue;
            yield return files.ReadBytes(path, Longest) is { } bytes
                ? Read(path, bytes, suffix => files.ReadBytes(path + suffix, Longest) ?? default)
                : new PackageListing(Format, path, [], [Lost(path, $"it cannot be read, or is longer than {Longest / (1024 * 1024)} MB")]);
        }
    }

    /// <summary>The gap of something that a database lost.</summary>
    /// <param name="path">The database.</param>
    /// <param name="what">What is wrong: "it ends in the middle of a package".</param>
    protected static Gap Lost(string path, string what) => new(
        path,
        $"the database of installed packages is damaged or cannot be read ({what}): programs and versions that it states are not known, and neither is what the distribution changed in them",
        "run as a user who may read it, or repair it (dpkg --audit, rpm --rebuilddb, apk fix)");

    /// <summary>A listing with one gap for all problems.</summary>
    private protected PackageListing Listing(string path, IEnumerable<InstalledPackage> packages, PackageProblems problems) => new(
        Format,
        path,
        [.. packages],
        problems.First is null ? [] : [Lost(path, problems.Count == 1 ? problems.First : string.Create(CultureInfo.InvariantCulture, $"{problems.First}, and {problems.Count - 1} more"))]);
}
