using System.Buffers;
using System.Text;
using TrustShift.Discovery.Sources;

namespace TrustShift.Discovery.Scanning;

/// <summary>The buffers of one <see cref="FilePass"/>: a chunk of a file's bytes and of its characters, kept from file to file.</summary>
/// <param name="onBytes">Called with the number of bytes after each chunk.</param>
internal sealed class ChunkBuffer(Action<int>? onBytes)
{
    /// <summary>Bytes of a chunk.</summary>
    public const int Length = 256 * 1024;

    private const int MostPooled = 1024 * 1024;

    private readonly byte[] _bytes = new byte[Length];
    private readonly char[] _characters = new char[Length];

    /// <summary>The bytes of the chunk.</summary>
    public Memory<byte> Bytes => _bytes;

    /// <summary>Bytes read so far, of all files.</summary>
    public long BytesRead { get; private set; }

    /// <summary>Fills the buffer.</summary>
    /// <param name="source">The file.</param>
    /// <param name="from">Bytes at the beginning of the buffer that are there already.</param>
    /// <param name="offset">Place in the file of what comes next.</param>
    /// <param name="expected">The length of the file; 0 or less where nobody knows it.</param>
    /// <param name="atEnd">Whether the file ends with it. A regular file ends where its length says; only one without a length is read until nothing comes.</param>
    /// <returns>Bytes in the buffer.</returns>
    public int Fill(FileBytes source, int from, long offset, long expected, out bool atEnd)
    {
        int filled = from;
        atEnd = false;
        while (filled < _bytes.Length)
        {
            int read = source.Read(_bytes.AsSpan(filled), offset + filled - from);
            if (read == 0)
            {
                atEnd = true;
                break;
            }

            filled += read;
            if (expected > 0 && offset + filled - from >= expected)
            {
                atEnd = true;
                break;
            }
        }

        BytesRead += filled - from;
        onBytes?.Invoke(filled - from);
        return filled;
    }

    /// <summary>The characters of bytes of the buffer: Latin-1, or in two bytes each.</summary>
    public ReadOnlySpan<char> Decode(ReadOnlySpan<byte> bytes, Encoding? wide)
    {
        int count = wide is null ? Encoding.Latin1.GetChars(bytes, _characters) : wide.GetChars(bytes[..(bytes.Length & ~1)], _characters);
        return _characters.AsSpan(0, count);
    }

    /// <summary>Reads a whole file, or as much of it as there still is, into an array that goes back to <see cref="Release"/>.</summary>
    public static byte[] ReadWhole(FileBytes source, int length, out int total)
    {
        byte[] whole = length > MostPooled ? GC.AllocateUninitializedArray<byte>(length) : ArrayPool<byte>.Shared.Rent(Math.Max(1, length));
        total = source.ReadWhole(whole.AsSpan(0, length), 0);
        return whole;
    }

    /// <summary>Gives an array back. The pool keeps what it gets: a large one is left to the garbage collector.</summary>
    public static void Release(byte[]? bytes)
    {
        if (bytes is not null && bytes.Length <= MostPooled)
            ArrayPool<byte>.Shared.Return(bytes);
    }
}
