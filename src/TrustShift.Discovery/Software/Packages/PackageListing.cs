using System.Collections.Immutable;
using TrustShift.Discovery.Evidence;

namespace TrustShift.Discovery.Software.Packages;

/// <summary>What one database of packages holds.</summary>
/// <param name="Format">Name of the database's format: "dpkg", "apk", "rpm-sqlite", "rpm-ndb", "rpm-bdb".</param>
/// <param name="Path">Its path in the target.</param>
/// <param name="Packages">The installed packages, in the order of the database.</param>
/// <param name="Gaps">What could not be read.</param>
public sealed record PackageListing(string Format, string Path, ImmutableArray<InstalledPackage> Packages, ImmutableArray<Gap> Gaps);
