namespace TrustShift.Discovery.Stores.Pem;

/// <summary>One PEM block as it stands in a text.</summary>
/// <param name="Label">The label of its BEGIN line.</param>
/// <param name="Offset">Byte offset of the BEGIN line's first dash.</param>
/// <param name="Line">Line of it, from 1.</param>
/// <param name="StartsLine">Whether the first dash stands at the very start of its line.</param>
/// <param name="Body">What stands between BEGIN and END, as written.</param>
/// <param name="Defect">What is wrong with the lines around it; null when they are right.</param>
internal readonly record struct PemBlock(string Label, int Offset, int Line, bool StartsLine, ReadOnlyMemory<byte> Body, string? Defect);
