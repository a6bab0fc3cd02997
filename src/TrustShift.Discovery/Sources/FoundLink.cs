namespace TrustShift.Discovery.Sources;

/// <summary>A symbolic link whose end lies in the target.</summary>
/// <param name="Path">Path of the link in the target.</param>
/// <param name="RealPath">Path in the target that it leads to, all links resolved.</param>
/// <param name="LeadsToFolder">Whether that is a folder.</param>
public readonly record struct FoundLink(string Path, string RealPath, bool LeadsToFolder);
