namespace TrustShift.Discovery.Evidence;

/// <summary>What was examined.</summary>
/// <param name="Kind">"host", "directory", "file"; evidence that was collected earlier keeps the kind of its target.</param>
/// <param name="Name">Host name, or the path as the user gave it.</param>
public sealed record TargetDescription(string Kind, string Name);
