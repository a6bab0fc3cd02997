namespace TrustShift.Discovery.Evidence;

/// <summary>A place that a program sees under another path than the one it has in the target.</summary>
/// <param name="Inside">Absolute path that the program sees.</param>
/// <param name="Source">Path in the target, or "kind/name[/key]" of an object of the same manifests ("configmap/ca/bundle.pem"); null when it lies outside of the target.</param>
public sealed record MountedPlace(string Inside, string? Source);
