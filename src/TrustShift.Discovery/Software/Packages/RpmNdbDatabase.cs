using System.Buffers.Binary;

namespace TrustShift.Discovery.Software.Packages;

/// <summary>
/// rpm's own database (lib/backend/ndb/rpmpkg.c): a header, pages of slots (package number, position and count of blocks of 16 bytes), and blobs with a head
/// and a checked tail. openSUSE and SUSE Linux Enterprise 15 SP3 and later.
/// </summary>
public sealed class RpmNdbDatabase() : RpmDatabase("Packages.db")
{
    private const int HeaderLength = 32, SlotLength = 16, Block = 16, PageLength = 4_096, HeadLength = 16, TailLength = 12;
    private const uint FileMagic = 0x506d7052, SlotMagic = 0x746f6c53, HeadMagic = 0x53626c42, TailMagic = 0x45626c42; // RpmP, Slot, BlbS, BlbE

    /// <inheritdoc/>
    public override string Format => "rpm-ndb";

    /// <inheritdoc/>
    public override PackageListing Read(string path, ReadOnlyMemory<byte> bytes, Func<string, ReadOnlyMemory<byte>> beside)
    {
        var found = new Collector();
        ReadOnlySpan<byte> file = bytes.Span;
        long pages = file.Length < HeaderLength ? 0 : Word(file, 12);
        if (file.Length < HeaderLength || Word(file, 0) != FileMagic || Word(file, 4) != 0)
            found.Problems.Add("it is no database of rpm's own format in version 0");
        else if (pages == 0 || pages * PageLength > file.Length || file.Length % Block != 0)
            found.Problems.Add("it is cut off");
        else if (pages * PageLength + SlotLength <= file.Length && Word(file, (int)pages * PageLength) == SlotMagic)
            found.Problems.Add("it has more slots than it states");
        if (found.Problems.Count > 0)
            return Listing(path, [], found.Problems);

        long slots = pages * PageLength;
        // Blobs do not overlap, so what all of them claim is no more than the file.
        long claimed = 0;
        for (int at = HeaderLength; at + SlotLength <= slots; at += SlotLength)
        {
            if (Word(file, at) != SlotMagic)
            {
                found.Problems.Add("a slot is damaged");
                continue;
            }

            long start = (long)Word(file, at + 8) * Block, length = (long)Word(file, at + 12) * Block;
            if (start == 0 && length == 0 && Word(file, at + 4) == 0)
                continue;
            claimed += length;
            if (start < slots || length < HeadLength + TailLength || start + length > file.Length || claimed > file.Length)
                found.Problems.Add("a slot points outside the file");
            else if (Blob(file.Slice((int)start, (int)length), Word(file, at + 4)) is var blob && blob.IsEmpty)
                found.Problems.Add("a package's record is damaged");
            else if (!found.Add(blob))
                break;
        }

        return Listing(path, found.Packages, found.Problems);
    }

    // Empty when it is damaged: the Adler-32 (RFC 1950) of head, content and padding stands in the tail.
    private static ReadOnlySpan<byte> Blob(ReadOnlySpan<byte> record, uint package)
    {
        ReadOnlySpan<byte> tail = record[^TailLength..];
        uint length = Word(record, 12);
        bool isWhole = Word(record, 0) == HeadMagic && Word(record, 4) == package && Word(tail, 4) == length && Word(tail, 8) == TailMagic
            && (HeadLength + (long)length + TailLength + Block - 1) / Block * Block == record.Length
            && Adler32(record[..^TailLength]) == Word(tail, 0);
        return isWhole ? record.Slice(HeadLength, (int)length) : default;
    }

    private static uint Adler32(ReadOnlySpan<byte> bytes)
    {
        const int MostBeforeModulo = 5_552;
        uint first = 1, second = 0;
        while (!bytes.IsEmpty)
        {
            ReadOnlySpan<byte> part = bytes[..Math.Min(bytes.Length, MostBeforeModulo)];
            foreach (byte b in part)
            {
                first += b;
                second += first;
            }

            first %= 65_521;
            second %= 65_521;
            bytes = bytes[part.Length..];
        }

        return (second << 16) + first;
    }

    private static uint Word(ReadOnlySpan<byte> bytes, int at) => BinaryPrimitives.ReadUInt32LittleEndian(bytes[at..]);
}
