using System.Buffers.Binary;
using System.Text;
using TrustShift.Discovery.Sources;

namespace TrustShift.Discovery.Archives.Containers;

/// <summary>Cabinets of Windows ([MS-CAB]), stored or packed by MSZIP. Of LZX and Quantum the names are told, and a gap says that they cannot be unpacked.</summary>
public sealed class CabinetArchives : ArchiveFormat
{
    private const int HeaderLength = 36;
    private const int FileLength = 16;
    private const int LongestName = 256;
    private const ushort HasPrevious = 1;
    private const ushort HasNext = 2;
    private const ushort HasReserve = 4;

    /// <inheritdoc/>
    public override string Name => "cabinet";

    /// <inheritdoc/>
    public override bool NeedsSeeking => true;

    /// <inheritdoc/>
    public override bool IsCandidate(ReadOnlySpan<byte> head) => head.Length > HeaderLength && head.StartsWith("MSCF\0\0\0\0"u8);

    /// <inheritdoc/>
    public override IEnumerable<ArchiveEntry> Read(FileBytes source, ArchiveBudget budget)
    {
        byte[] header = new byte[HeaderLength + 4];
        if (source.ReadWhole(header, 0) != header.Length)
            throw new EndOfStreamException("it ends within its header");
        int folders = BinaryPrimitives.ReadUInt16LittleEndian(header.AsSpan(26)), files = BinaryPrimitives.ReadUInt16LittleEndian(header.AsSpan(28));
        ushort flags = BinaryPrimitives.ReadUInt16LittleEndian(header.AsSpan(30));
        if ((flags & (HasPrevious | HasNext)) != 0)
            throw new InvalidDataException("it is one part of several");
        bool reserves = (flags & HasReserve) != 0;
        long at = HeaderLength + (reserves ? 4 + BinaryPrimitives.ReadUInt16LittleEndian(header.AsSpan(36)) : 0);
        int folderReserve = reserves ? header[38] : 0, blockReserve = reserves ? header[39] : 0;
        byte[] table = new byte[folders * (8 + folderReserve)];
        if (source.ReadWhole(table, at) != table.Length)
            throw new EndOfStreamException("it ends within its header");
        // Files stand in the order of their folders: one decoder goes through each.
        CabinetFolder? open = null;
        int openIndex = -1;
        long next = BinaryPrimitives.ReadUInt32LittleEndian(header.AsSpan(16));
        byte[] entry = new byte[FileLength + LongestName];
        for (int i = 0; i < files; i++)
        {
            int read = source.ReadWhole(entry, next);
            int end = read > FileLength ? entry.AsSpan(FileLength, read - FileLength).IndexOf((byte)0) : -1;
            if (end < 0)
                throw new InvalidDataException("its list of entries is damaged");
            string name = Encoding.UTF8.GetString(entry, FileLength, end).Replace('\\', '/');
            next += FileLength + end + 1;
            uint length = BinaryPrimitives.ReadUInt32LittleEndian(entry), start = BinaryPrimitives.ReadUInt32LittleEndian(entry.AsSpan(4));
            int folder = BinaryPrimitives.ReadUInt16LittleEndian(entry.AsSpan(8));
            if (folder >= folders)
                throw new InvalidDataException("its list of entries is damaged");
            if (folder == openIndex && open!.Position > start)
                throw new InvalidDataException("its entries lie over one another");
            if (folder != openIndex)
            {
                ReadOnlySpan<byte> described = table.AsSpan(folder * (8 + folderReserve), 8);
                open = new CabinetFolder(source, BinaryPrimitives.ReadUInt32LittleEndian(described), BinaryPrimitives.ReadUInt16LittleEndian(described[4..]), BinaryPrimitives.ReadUInt16LittleEndian(described[6..]), blockReserve);
                openIndex = folder;
            }

            CabinetFolder current = open!;
            yield return new ArchiveEntry(name, length, () => current.Open(start, length));
        }
    }
}
