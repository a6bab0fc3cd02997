namespace TrustShift.Discovery.Sources;

/// <summary>A part of a file as a file of its own: what stands before an archive, or an archive behind a program.</summary>
/// <param name="source">The file, left open.</param>
/// <param name="start">Where the part begins, in bytes.</param>
/// <param name="length">Its length in bytes.</param>
public sealed class PartBytes(FileBytes source, long start, long length) : FileBytes
{
    /// <inheritdoc/>
    public override long Length => length;

    /// <inheritdoc/>
    public override bool IsSeekable => source.IsSeekable;

    /// <inheritdoc/>
    public override int Read(Span<byte> buffer, long offset)
    {
        long left = length - offset;
        return left <= 0 || offset < 0 ? 0 : source.Read(buffer[..(int)Math.Min(buffer.Length, left)], start + offset);
    }
}
