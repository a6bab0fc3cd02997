namespace TrustShift.Discovery.Evidence;

/// <summary>What shows a piece of software, strongest first.</summary>
public enum SoftwareBasis
{
    /// <summary>Its own files, or a package database that lists it, lie in the target.</summary>
    Installed,
    /// <summary>It is compiled or packed into another program (Go build information, a jar in a jar).</summary>
    Embedded,
    /// <summary>A lock file or an exact version in a manifest or a build instruction names it: what will be installed.</summary>
    Locked,
    /// <summary>A manifest asks for a range of versions: which one is installed is not known.</summary>
    Declared,
}
