using System.Buffers.Binary;
using System.Text;
using TrustShift.Discovery.Sources;

namespace TrustShift.Discovery.Archives.Volumes;

/// <summary>The folders and files of one volume of ISO 9660 (ECMA-119 9.1: directory records).</summary>
/// <param name="source">The image.</param>
internal sealed class Iso9660Tree(FileBytes source)
{
    private const int Sector = 2_048;
    private const int RecordLength = 33;
    private const int Deepest = 64;
    private const int LongestFolder = 16 * 1024 * 1024;
    private const int LongestExtension = 64 * 1024;
    private const byte IsFolder = 2;
    private const byte HasMore = 0x80;

    /// <summary>Whether the names of Rock Ridge stand beside the short ones (IEEE P1281: the indicator SP in the root).</summary>
    public bool HasRockRidge(byte[] root)
    {
        byte[] folder = Folder(root);
        return folder.Length > RecordLength && folder[0] > RecordLength + 1 && folder[0] <= folder.Length && folder.AsSpan(RecordLength + 1, folder[0] - RecordLength - 1).IndexOf("SP\x07\x01"u8) >= 0;
    }

    /// <summary>The files.</summary>
    /// <param name="root">The record of the root.</param>
    /// <param name="isJoliet">Whether names are in UCS-2.</param>
    public IEnumerable<ArchiveEntry> Files(byte[] root, bool isJoliet)
    {
        var seen = new HashSet<uint>();
        var pending = new Stack<(string Path, byte[] Record, int Depth)>();
        pending.Push(("", root, 0));
        while (pending.TryPop(out (string Path, byte[] Record, int Depth) folder))
        {
            // A folder within itself.
            if (!seen.Add(Extent(folder.Record)) || folder.Depth > Deepest)
                continue;
            byte[] records = Folder(folder.Record);
            for (int at = 0; at < records.Length;)
            {
                int length = records[at];
                if (length == 0)
                {
                    // Records do not cross sectors.
                    at = (at / Sector * Sector) + Sector;
                    continue;
                }

                if (length <= RecordLength || length > records.Length - at || RecordLength + records[at + 32] > length)
                    throw new InvalidDataException("a folder in it is damaged");
                byte[] record = records.AsSpan(at, length).ToArray();
                at += length;
                // "." and ".." are 0 and 1.
                if (record[32] == 1 && record[33] <= 1)
                    continue;
                (string name, string? link, bool isPacked) = NameOf(record, isJoliet);
                string path = folder.Path.Length == 0 ? name : $"{folder.Path}/{name}";
                if ((record[25] & IsFolder) != 0)
                    pending.Push((path, record, folder.Depth + 1));
                else if (link is not null)
                    yield return new ArchiveEntry(path, 0, null, link);
                else
                    yield return File(path, record, isPacked);
            }
        }
    }

    private ArchiveEntry File(string path, byte[] record, bool isPacked)
    {
        long length = Length(record), start = (long)Extent(record) * Sector;
        return new ArchiveEntry(
            path,
            length,
            () => isPacked ? throw new InvalidDataException("it is packed by zisofs, which is not known")
                : (record[25] & HasMore) != 0 ? throw new InvalidDataException("it stands in several parts, which are not put together")
                : new PartStream(source, start, length));
    }

    private byte[] Folder(byte[] record)
    {
        uint length = Length(record);
        if (length > LongestFolder)
            throw new InvalidDataException("a folder in it is longer than is read");
        byte[] bytes = new byte[length];
        if (source.ReadWhole(bytes, (long)Extent(record) * Sector) != bytes.Length)
            throw new EndOfStreamException("it ends within a folder");
        return bytes;
    }

    private (string Name, string? Link, bool IsPacked) NameOf(byte[] record, bool isJoliet)
    {
        int length = record[32];
        ReadOnlySpan<byte> own = record.AsSpan(RecordLength, length);
        if (isJoliet)
            return (WithoutVersion(Encoding.BigEndianUnicode.GetString(own[..(length & ~1)])), null, false);
        // IEEE P1281: system use fields behind the name, padded to an even place; CE tells where more of them are.
        var name = new StringBuilder();
        var link = new StringBuilder();
        bool isPacked = false;
        byte[] fields = record.AsSpan(Math.Min(record.Length, RecordLength + length + (1 - (length & 1)))).ToArray();
        for (int hops = 0; hops < 8 && fields.Length >= 4; hops++)
        {
            byte[] next = [];
            for (int at = 0; at + 4 <= fields.Length && fields[at + 2] >= 4 && fields[at + 2] <= fields.Length - at; at += fields[at + 2])
            {
                ReadOnlySpan<byte> field = fields.AsSpan(at, fields[at + 2]);
                if (field.StartsWith("NM"u8) && field.Length > 5)
                    name.Append(Encoding.UTF8.GetString(field[5..]));
                else if (field.StartsWith("SL"u8) && field.Length > 5)
                    AppendLink(link, field[5..]);
                else if (field.StartsWith("ZF"u8))
                    isPacked = true;
                else if (field.StartsWith("CE"u8) && field.Length >= 28)
                    next = More(field);
            }

            fields = next;
        }

        return (name.Length > 0 ? name.ToString() : WithoutVersion(Encoding.Latin1.GetString(own)), link.Length > 0 ? link.ToString() : null, isPacked);
    }

    private byte[] More(ReadOnlySpan<byte> field)
    {
        uint length = BinaryPrimitives.ReadUInt32LittleEndian(field[20..]);
        byte[] bytes = new byte[Math.Min(length, LongestExtension)];
        return bytes[..source.ReadWhole(bytes, ((long)BinaryPrimitives.ReadUInt32LittleEndian(field[4..]) * Sector) + BinaryPrimitives.ReadUInt32LittleEndian(field[12..]))];
    }

    private static void AppendLink(StringBuilder link, ReadOnlySpan<byte> components)
    {
        while (components.Length >= 2 && components[1] <= components.Length - 2)
        {
            if (link.Length > 0 && link[^1] != '/')
                link.Append('/');
            link.Append((components[0] & 0xe) switch
            {
                2 => ".",
                4 => "..",
                8 => "/",
                _ => Encoding.UTF8.GetString(components.Slice(2, components[1])),
            });
            components = components[(2 + components[1])..];
        }
    }

    // "CA.PEM;1", "README."
    private static string WithoutVersion(string name)
    {
        int version = name.LastIndexOf(';');
        return (version > 0 ? name[..version] : name).TrimEnd('.');
    }

    private static uint Extent(byte[] record) => BinaryPrimitives.ReadUInt32LittleEndian(record.AsSpan(2));

    private static uint Length(byte[] record) => BinaryPrimitives.ReadUInt32LittleEndian(record.AsSpan(10));
}
