namespace TrustShift.Discovery.Scanning.Content;

/// <summary>A whole file that stands as base64 in a text: <c>data</c> of Kubernetes secrets, <c>caBundle</c>, cloud-init.</summary>
/// <param name="Line">Its line, from 1; 0 in a binary.</param>
/// <param name="Suffix">The suffix of a file of its kind, with the dot.</param>
/// <param name="Bytes">The file.</param>
/// <param name="InComment">Whether it stands in a comment.</param>
internal readonly record struct EncodedFile(int Line, string Suffix, ReadOnlyMemory<byte> Bytes, bool InComment);
