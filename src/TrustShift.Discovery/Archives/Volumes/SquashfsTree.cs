using System.Buffers.Binary;
using System.Text;
using TrustShift.Discovery.Sources;

namespace TrustShift.Discovery.Archives.Volumes;

/// <summary>The folders and files of a SquashFS.</summary>
/// <param name="source">The volume.</param>
/// <param name="header">Its superblock.</param>
internal sealed class SquashfsTree(FileBytes source, SquashfsHeader header)
{
    private const int Deepest = 256;
    private const int LongestFolder = 64 * 1024 * 1024;
    private const int LongestTarget = 4_096;
    private const int FragmentsInBlock = SquashfsHeader.MetadataLength / 16;
    private const uint NoFragment = uint.MaxValue;

    private readonly SquashfsMetadata _metadata = new(source, header);
    private (uint Index, byte[] Bytes) _fragment = (NoFragment, []);

    /// <summary>The volume.</summary>
    public FileBytes Source => source;

    /// <summary>Its superblock.</summary>
    public SquashfsHeader Header => header;

    /// <summary>The files and links.</summary>
    public IEnumerable<ArchiveEntry> Files()
    {
        var seen = new HashSet<long>();
        var pending = new Stack<(string Path, long Inode, int Depth)>();
        pending.Push(("", header.Root, 0));
        while (pending.TryPop(out (string Path, long Inode, int Depth) next))
        {
            var inode = new SquashfsCursor(_metadata, header.Inodes, next.Inode);
            int kind = inode.Short();
            inode.Skip(14);
            switch (kind)
            {
                case 1 or 8 when next.Depth <= Deepest:
                    // A folder within itself.
                    if (!seen.Add(next.Inode))
                        break;
                    foreach ((string name, long child) in Folder(inode, kind))
                        pending.Push((next.Path.Length == 0 ? name : $"{next.Path}/{name}", child, next.Depth + 1));
                    break;
                case 2 or 9:
                    yield return File(next.Path, inode, kind);
                    break;
                case 3 or 10:
                    inode.Skip(4);
                    uint length = inode.Int();
                    if (length <= LongestTarget)
                        yield return new ArchiveEntry(next.Path, 0, null, Encoding.UTF8.GetString(inode.Bytes((int)length)));
                    break;
                // Devices, pipes and sockets are none of ours.
            }
        }
    }

    /// <summary>A fragment's block: the ends of several files.</summary>
    /// <exception cref="InvalidDataException">It is damaged.</exception>
    public byte[] Fragment(uint index)
    {
        if (_fragment.Index == index)
            return _fragment.Bytes;
        Span<byte> place = stackalloc byte[8];
        if (index >= header.Fragments || source.ReadWhole(place, header.FragmentTable + (index / FragmentsInBlock * 8L)) != 8)
            throw new InvalidDataException("its table of fragments is damaged");
        var entry = new SquashfsCursor(_metadata, BinaryPrimitives.ReadInt64LittleEndian(place), index % FragmentsInBlock * 16);
        long start = (long)entry.Int() | ((long)entry.Int() << 32);
        _fragment = (index, Block(start, entry.Int()));
        return _fragment.Bytes;
    }

    /// <summary>A block of data; the size tells whether it is packed.</summary>
    /// <exception cref="InvalidDataException">It is damaged.</exception>
    public byte[] Block(long start, uint size)
    {
        int length = (int)(size & 0xFFFFFF);
        if (length > header.BlockLength)
            throw new InvalidDataException("a block in it is damaged");
        byte[] bytes = new byte[length];
        if (source.ReadWhole(bytes, start) != length)
            throw new EndOfStreamException("it ends before its last entry does");
        return (size & 0x1000000) != 0 ? bytes : header.Unpack(bytes, header.BlockLength);
    }

    private ArchiveEntry File(string path, SquashfsCursor inode, int kind)
    {
        long start, length;
        uint fragment, offset;
        if (kind == 2)
        {
            start = inode.Int();
            (fragment, offset, length) = (inode.Int(), inode.Int(), inode.Int());
        }
        else
        {
            start = inode.Int() | ((long)inode.Int() << 32);
            length = inode.Int() | ((long)inode.Int() << 32);
            inode.Skip(12);
            (fragment, offset) = (inode.Int(), inode.Int());
            inode.Skip(4);
        }

        if (length < 0 || start < 0)
            throw new InvalidDataException("a file's description in it is damaged");
        return new ArchiveEntry(path, length, () => new SquashfsFile(this, inode, start, length, fragment, offset));
    }

    private List<(string Name, long Inode)> Folder(SquashfsCursor inode, int kind)
    {
        uint block, length, offset;
        if (kind == 1)
        {
            block = inode.Int();
            inode.Skip(4);
            (length, offset) = (inode.Short(), inode.Short());
        }
        else
        {
            inode.Skip(4);
            (length, block) = (inode.Int(), inode.Int());
            inode.Skip(6);
            offset = inode.Short();
        }

        var entries = new List<(string, long)>();
        if (length > LongestFolder)
            throw new InvalidDataException("a folder in it is longer than is read");
        // Lengths count "." and "..", which do not stand there, as three bytes.
        var listing = new SquashfsCursor(_metadata, header.Folders, ((long)block << 16) | offset);
        for (long left = (long)length - 3; left >= 12;)
        {
            uint count = listing.Int();
            uint start = listing.Int();
            listing.Skip(4);
            left -= 12;
            if (count >= 256)
                throw new InvalidDataException("a folder in it is damaged");
            for (uint i = 0; i <= count && left >= 8; i++)
            {
                ushort at = listing.Short();
                listing.Skip(4);
                int name = listing.Short() + 1;
                entries.Add((Encoding.UTF8.GetString(listing.Bytes(name)).Replace('/', '_'), ((long)start << 16) | at));
                left -= 8 + name;
            }
        }

        // What is pushed last is read first.
        entries.Reverse();
        return entries;
    }
}
