using System.Collections.Immutable;
using TrustShift.Discovery.Sources;

namespace TrustShift.Discovery.Software.Packages;

/// <summary>Every format of package databases; add a line for a new one.</summary>
public static class PackageDatabases
{
    /// <summary>The list. Of rpm's backends the newest first: where two lie side by side, a conversion left the older.</summary>
    public static ImmutableArray<PackageDatabase> All { get; } =
    [
        new DpkgDatabase(),
        new ApkDatabase(),
        new RpmSqliteDatabase(),
        new RpmNdbDatabase(),
        new RpmBerkeleyDatabase(),
    ];

    /// <summary>The listings of a root file system, in the order of <see cref="All"/>.</summary>
    /// <param name="root">Path of the root in the target: "/" for this host, "" for a folder that is one.</param>
    /// <param name="files">The files of the target.</param>
    public static ImmutableArray<PackageListing> Read(string root, TargetFiles files) => [.. All.SelectMany(d => d.ReadAll(root, files))];
}
