namespace TrustShift.Discovery.Evidence;

/// <summary>How much was looked at.</summary>
/// <param name="Files">Files seen by name.</param>
/// <param name="FilesRead">Files whose content was read.</param>
/// <param name="BytesRead">Bytes read.</param>
public sealed record CollectionStatistics(long Files, long FilesRead, long BytesRead);
