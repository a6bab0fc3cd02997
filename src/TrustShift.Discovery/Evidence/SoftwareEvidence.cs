namespace TrustShift.Discovery.Evidence;

/// <summary>A program, runtime or library that was found by reading files.</summary>
/// <param name="Path">The file or folder that shows it.</param>
/// <param name="Kind">One of <see cref="SoftwareKinds"/>.</param>
/// <param name="Name">Product name ("OpenJDK", "Node.js", "certifi").</param>
/// <param name="Version">Version as its own files state it; null when they do not.</param>
/// <param name="Root">The installation's folder (JAVA_HOME, site-packages, ...); null when it has none.</param>
public sealed record SoftwareEvidence(string Path, string Kind, string Name, string? Version, string? Root = null)
{
    /// <summary>What shows it.</summary>
    public SoftwareBasis Basis { get; init; }

    /// <summary>The range of versions that a manifest asks for, as written (">=1.2,&lt;2"); null unless <see cref="SoftwareBasis.Declared"/>.</summary>
    public string? Requirement { get; init; }

    /// <summary>The operating system's package that brought it; null when it is of no package, or which one is not known.</summary>
    public PackageEvidence? Package { get; init; }

    /// <summary>Of an operating system: ids of the systems that it descends from, separated by spaces (ID_LIKE of os-release(5)); else null.</summary>
    public string? Like { get; init; }
}
