using TrustShift.Discovery.Limits;

namespace TrustShift.Discovery.Sources;

/// <summary>A file on disk that is read no further and no longer than the bounds grant.</summary>
/// <param name="file">The file, closed with this.</param>
/// <param name="limits">The bounds.</param>
/// <param name="clock">How long it takes.</param>
internal sealed class LimitedBytes(FileBytes file, ReadingLimits limits, ReadingClock clock) : FileBytes
{
    /// <summary>Whether the file goes on behind what is read of it.</summary>
    public bool IsCut { get; private set; }

    /// <inheritdoc/>
    public override long Length => file.Length;

    /// <inheritdoc/>
    public override bool IsSeekable => file.IsSeekable;

    /// <inheritdoc/>
    public override int Read(Span<byte> buffer, long offset)
    {
        clock.Check();
        long left = limits.File - offset;
        if (left < buffer.Length)
        {
            // What is longer was met only where something is there.
            IsCut |= file.Length > limits.File;
            buffer = buffer[..(int)Math.Max(0, left)];
        }

        return buffer.IsEmpty ? 0 : file.Read(buffer, offset);
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        file.Dispose();
        base.Dispose(disposing);
    }
}
