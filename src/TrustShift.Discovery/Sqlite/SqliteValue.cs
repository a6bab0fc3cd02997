namespace TrustShift.Discovery.Sqlite;

/// <summary>One column of a row.</summary>
/// <param name="Integer">The value of an integer; null for everything else.</param>
/// <param name="Bytes">The bytes of a text or a blob; empty for everything else.</param>
public readonly record struct SqliteValue(long? Integer, ReadOnlyMemory<byte> Bytes);
