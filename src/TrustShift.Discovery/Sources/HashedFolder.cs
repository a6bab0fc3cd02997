using System.Collections.Immutable;

namespace TrustShift.Discovery.Sources;

/// <summary>A folder with names of OpenSSL's hashed form (<c>5ad8a5d6.0</c>): a CApath.</summary>
/// <param name="Path">Path in the target.</param>
/// <param name="Entries">Each hash name with the path in the target of the file behind it; null where a link leads out or nowhere.</param>
public sealed record HashedFolder(string Path, ImmutableArray<(string Name, string? RealPath)> Entries);
