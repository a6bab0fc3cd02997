namespace TrustShift.Discovery.Sources;

/// <summary>Where a symbolic link leads.</summary>
/// <param name="Outcome">What is there.</param>
/// <param name="FullPath">The final path, all links resolved, as far as it could be followed.</param>
public readonly record struct LinkEnd(LinkOutcome Outcome, string FullPath);
