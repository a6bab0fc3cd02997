namespace TrustShift.Discovery.Sources;

/// <summary>What lies at the end of a symbolic link.</summary>
public enum LinkOutcome
{
    /// <summary>A regular file.</summary>
    File,
    /// <summary>A folder.</summary>
    Folder,
    /// <summary>A pipe, socket or device.</summary>
    Special,
    /// <summary>Nothing.</summary>
    Nothing,
    /// <summary>The link itself again, or more links than a kernel follows.</summary>
    Loop,
}
