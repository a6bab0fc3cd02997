using System.Buffers.Binary;
using SharpCompress.Compressors.LZMA;
using TrustShift.Discovery.Sources;

namespace TrustShift.Discovery.Archives.Containers;

/// <summary>
/// The list of a 7z archive (7zFormat.txt of the LZMA SDK) as far as its decoders: SharpCompress makes dictionaries and lists as large as the archive states, without asking. What does not add up
/// here is left to it to refuse.
/// </summary>
internal sealed class SevenZipHeader
{
    private const int SignatureLength = 32;
    private const int MostRounds = 4;
    private const int MostCoders = 32;
    private const ulong Lzma = 0x030101;
    private const ulong Lzma2 = 0x21;
    private const ulong Ppmd = 0x030401;
    private const ulong Aes = 0x06F10701;

    private readonly byte[] _bytes;
    private int _at;
    private (ulong Method, byte[] Properties) _first;
    private int _coders;

    private SevenZipHeader(byte[] bytes) => _bytes = bytes;

    /// <summary>Counts what decoding any one part of the archive takes.</summary>
    /// <param name="source">The archive.</param>
    /// <param name="most">The longest list that is read, in bytes.</param>
    /// <param name="budget">What it is counted against.</param>
    /// <exception cref="InvalidDataException">The list is damaged, encrypted, or longer than is read.</exception>
    /// <exception cref="IOException">A decoder takes more memory than is granted.</exception>
    public static void Check(FileBytes source, long most, ArchiveBudget budget)
    {
        byte[] signature = new byte[SignatureLength];
        if (source.ReadWhole(signature, 0) != SignatureLength)
            throw new EndOfStreamException("it ends within its header");
        long at = BinaryPrimitives.ReadInt64LittleEndian(signature.AsSpan(12)), length = BinaryPrimitives.ReadInt64LittleEndian(signature.AsSpan(20));
        if (length < 0 || length > most || at < 0 || at > long.MaxValue - SignatureLength)
            throw Damaged();
        byte[] list = new byte[length];
        if (source.ReadWhole(list, at + SignatureLength) != length)
            throw new EndOfStreamException("it ends before its list of entries");
        for (int round = 0; round < MostRounds && list.Length > 0; round++)
        {
            var header = new SevenZipHeader(list);
            if (header.Number() != 0x17)
            {
                budget.HoldDictionary(header.Largest());
                return;
            }

            list = header.Unpack(source, most, budget);
        }
    }

    // The list itself is packed, as a rule.
    private byte[] Unpack(FileBytes source, long most, ArchiveBudget budget)
    {
        (long start, long packed) = PackInfo();
        long memory = Folders(out ulong unpacked);
        if (_first.Method == Aes || _coders > 1)
            throw new InvalidDataException("its list of entries is encrypted");
        if (_first.Method != Lzma || _first.Properties.Length != 5 || unpacked > (ulong)most)
            throw Damaged();
        long held = budget.Held;
        budget.HoldDictionary(memory);
        try
        {
            using LzmaStream decoder = LzmaStream.Create(_first.Properties, new PartStream(source, start, packed), packed, (long)unpacked, leaveOpen: true);
            byte[] list = new byte[unpacked];
            decoder.ReadExactly(list);
            return list;
        }
        catch (Exception e) when (e is not (IOException or InvalidDataException or OperationCanceledException))
        {
            throw new InvalidDataException("its list of entries is damaged", e);
        }
        finally
        {
            budget.Release(held);
        }
    }

    private long Largest()
    {
        // Header, its properties, additional streams, main streams, files: those of the main streams count, and nothing else may state a decoder.
        ulong id = Number();
        if (id is 2 or 3)
            throw new InvalidDataException("its list of entries has parts that no tool writes");
        if (id != 4)
            return 0;
        _ = PackInfo();
        return Folders(out _);
    }

    // From the beginning of the streams' information to its first packed stream.
    private (long Start, long Length) PackInfo()
    {
        if (Number() != 6)
            throw Damaged();
        long start = (long)Math.Min(Number(), long.MaxValue - SignatureLength) + SignatureLength;
        long count = Count(), length = 0;
        for (ulong id = Number(); id != 0; id = Number())
        {
            if (id == 9)
            {
                for (long i = 0; i < count; i++)
                {
                    ulong size = Number();
                    length = i == 0 ? (long)Math.Min(size, long.MaxValue) : length;
                }
            }
            else if (id == 10)
            {
                Digests(count);
            }
            else
            {
                throw Damaged();
            }
        }

        return (start, length);
    }

    private long Folders(out ulong unpacked)
    {
        if (Number() != 7 || Number() != 11)
            throw Damaged();
        long folders = Count(), largest = 0, outputs = 0;
        if (Next() != 0)
            throw new InvalidDataException("its list of entries has parts that no tool writes");
        for (long i = 0; i < folders; i++)
            largest = Math.Max(largest, Folder(ref outputs));
        unpacked = Number() == 12 && outputs > 0 ? Number() : throw Damaged();
        return largest;
    }

    private long Folder(ref long outputs)
    {
        long coders = Count(), inputs = 0, made = 0, memory = 0;
        if (coders is 0 or > MostCoders)
            throw Damaged();
        for (long i = 0; i < coders; i++)
        {
            byte kind = Next();
            ulong method = 0;
            foreach (byte b in Take(kind & 15))
                method = (method << 8) | b;
            (long ins, long outs) = (kind & 0x10) != 0 ? (Count(), Count()) : (1, 1);
            byte[] properties = (kind & 0x20) != 0 ? Take(Count()).ToArray() : [];
            if (_coders++ == 0)
                _first = (method, properties);
            memory += MemoryOf(method, properties);
            (inputs, made) = (inputs + ins, made + outs);
        }

        for (long i = 0; i < 2 * (made - 1); i++)
            Number();
        for (long i = 0, streams = inputs - (made - 1); streams > 1 && i < streams; i++)
            Number();
        outputs += made;
        return memory;
    }

    private static long MemoryOf(ulong method, byte[] properties) => (method, properties.Length) switch
    {
        (Lzma or Ppmd, >= 5) => BinaryPrimitives.ReadUInt32LittleEndian(properties.AsSpan(1)),
        (Lzma2, >= 1) => properties[0] >= 40 ? uint.MaxValue : (2L | ((long)properties[0] & 1)) << ((properties[0] / 2) + 11),
        _ => 0,
    };

    private void Digests(long count)
    {
        if (Next() != 0)
        {
            Take(4 * count);
            return;
        }

        int defined = 0;
        foreach (byte bits in Take((count + 7) / 8))
            defined += System.Numerics.BitOperations.PopCount(bits);
        Take(4L * defined);
    }

    // No list holds more of anything than it has bytes.
    private long Count() => Number() is var number && number <= (ulong)_bytes.Length ? (long)number : throw Damaged();

    private byte Next() => Take(1)[0];

    // "REAL_UINT64" of 7zFormat.txt: the first byte's leading ones say how many bytes follow.
    private ulong Number()
    {
        byte first = Next();
        ulong value = 0;
        byte mask = 0x80;
        for (int i = 0; i < 8; i++, mask >>= 1)
        {
            if ((first & mask) == 0)
                return value | ((ulong)(first & (mask - 1)) << (8 * i));
            value |= (ulong)Next() << (8 * i);
        }

        return value;
    }

    private ReadOnlySpan<byte> Take(long count)
    {
        if (count < 0 || count > _bytes.Length - _at)
            throw Damaged();
        ReadOnlySpan<byte> taken = _bytes.AsSpan(_at, (int)count);
        _at += (int)count;
        return taken;
    }

    private static InvalidDataException Damaged() => new("its list of entries is damaged, or longer than is read");
}
