namespace TrustShift.Discovery.Sources;

/// <summary>The bytes of an archive's entry that was unpacked in memory.</summary>
/// <param name="bytes">The whole entry.</param>
/// <param name="release">Gives back what they stand in; null where that is somebody else's, who will write the next entry there.</param>
public sealed class MemoryBytes(ReadOnlyMemory<byte> bytes, Action? release = null) : FileBytes
{
    private Action? _release = release;

    /// <summary>The whole entry.</summary>
    public ReadOnlyMemory<byte> Bytes => bytes;

    /// <inheritdoc/>
    public override long Length => bytes.Length;

    /// <inheritdoc/>
    public override bool IsSeekable => true;

    /// <summary>The same for somebody who reads them later and disposes of them; null where they are the next entry's soon.</summary>
    public MemoryBytes? Take()
    {
        if (Interlocked.Exchange(ref _release, null) is not { } given)
            return null;
        return new MemoryBytes(bytes, given);
    }

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

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        Interlocked.Exchange(ref _release, null)?.Invoke();
        base.Dispose(disposing);
    }
}
