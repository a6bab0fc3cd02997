namespace TrustShift.Discovery.Sources;

/// <summary>The bytes of an archive's entry that was unpacked in memory.</summary>
/// <param name="bytes">The whole entry.</param>
public sealed class MemoryBytes(ReadOnlyMemory<byte> bytes) : FileBytes
{
    /// <summary>The whole entry.</summary>
    public ReadOnlyMemory<byte> Bytes => bytes;

    /// <summary>Whether the bytes stay as they are when the next entry is read.</summary>
    public bool IsKept { get; init; }

    /// <inheritdoc/>
    public override long Length => bytes.Length;

    /// <inheritdoc/>
    public override bool IsSeekable => true;

    /// <inheritdoc/>
    public override int Read(Span<byte> buffer, long offset)
    {
        if (offset >= bytes.Length)
            return 0;
        ReadOnlySpan<byte> rest = bytes.Span[(int)offset..];
        rest = rest[..Math.Min(rest.Length, buffer.Length)];
        rest.CopyTo(buffer);
        return rest.Length;
    }
}
