namespace TrustShift.Discovery.Sources;

/// <summary>What a directory entry is.</summary>
public enum FileKind
{
    /// <summary>Nothing is there.</summary>
    Missing,
    /// <summary>It may not be looked at (a folder above it forbids it).</summary>
    Forbidden,
    /// <summary>A regular file.</summary>
    Regular,
    /// <summary>A folder.</summary>
    Folder,
    /// <summary>A symbolic link (or a Windows reparse point).</summary>
    Link,
    /// <summary>A pipe, socket or device: never opened, since opening alone may block or have effects.</summary>
    Special,
}
