namespace TrustShift.Discovery.Android;

/// <summary>
/// <c>resources.arsc</c> (ResourceTypes.h, ResTable_*): which file stands behind a resource of the types raw and xml. Shrinkers give the files other names, so that the table alone tells.
/// </summary>
internal sealed class ResourceTable
{
    private const int TableType = 0x0002, PackageType = 0x0200, TypeType = 0x0201;
    private const int NameLength = 256, MostChunks = 200_000, MostEntries = 200_000, MostFiles = 20_000, MostConfigurations = 100;
    private const uint NoEntry = uint.MaxValue;

    private readonly Dictionary<uint, List<string>> _files = [];
    private int _count;

    private ResourceTable()
    {
    }

    /// <summary>The most bytes that are read of one.</summary>
    public const int MostLength = 32 * 1024 * 1024;

    /// <summary>Whether a file begins like one.</summary>
    public static bool IsOne(ReadOnlySpan<byte> head) => head.StartsWith((ReadOnlySpan<byte>)[0x02, 0x00, 0x0C, 0x00]) && head.Length > 14 && head[12] == AndroidStringPool.Type && head[13] == 0;

    /// <summary>The files of a resource, one for each configuration; paths from the application's root.</summary>
    public IReadOnlyList<string> FilesOf(uint id) => _files.GetValueOrDefault(id) ?? [];

    /// <summary>Reads one; null when it is none or damaged.</summary>
    public static ResourceTable? Read(ReadOnlyMemory<byte> bytes)
    {
        if (AndroidChunk.Read(bytes) is not { Type: TableType } table)
            return null;
        var read = new ResourceTable();
        AndroidStringPool? values = null;
        foreach (AndroidChunk? chunk in ChunksOf(table.Body))
        {
            if (chunk is not { } known)
                return null;
            if (known.Type == AndroidStringPool.Type)
                values ??= AndroidStringPool.Read(known.Bytes);
            else if (known.Type == PackageType && (values is null || !read.ReadPackage(known, values)))
                return null;
        }

        return read;
    }

    private static IEnumerable<AndroidChunk?> ChunksOf(ReadOnlyMemory<byte> rest)
    {
        for (int i = 0; i < MostChunks && !rest.IsEmpty; i++)
        {
            AndroidChunk? chunk = AndroidChunk.Read(rest);
            yield return chunk;
            if (chunk is null)
                yield break;
            rest = rest[chunk.Value.Bytes.Length..];
        }
    }

    // Its number, its name of 128 characters, then where the names of its types stand.
    private bool ReadPackage(AndroidChunk package, AndroidStringPool values)
    {
        uint id = package.Number(8), typeNames = package.Number(12 + NameLength);
        if (typeNames >= package.Bytes.Length || AndroidChunk.Read(package.Bytes[(int)typeNames..]) is not { } names || AndroidStringPool.Read(names.Bytes) is not { } types)
            return false;
        foreach (AndroidChunk? chunk in ChunksOf(package.Body))
        {
            if (chunk is not { } type)
                return false;
            if (type.Type == TypeType && type.Bytes.Length >= 20 && types[(uint)Math.Max(0, type.Bytes.Span[8] - 1)] is "raw" or "xml")
                ReadType(type, (id << 24) | ((uint)type.Bytes.Span[8] << 16), values);
        }

        return true;
    }

    // Offsets of the entries, by number; as two bytes of four where a flag says so, with the number before the offset where another one does.
    private void ReadType(AndroidChunk type, uint id, AndroidStringPool values)
    {
        const int Sparse = 1, ShortOffsets = 2;
        int flags = type.Bytes.Span[9], count = (int)Math.Min(type.Number(12), MostEntries);
        uint start = type.Number(16);
        for (int i = 0; i < count && _count < MostFiles; i++)
        {
            int at = type.HeaderLength + (i * ((flags & (Sparse | ShortOffsets)) == ShortOffsets ? 2 : 4));
            (uint number, uint offset) = (flags & Sparse) != 0 ? (type.Short(at), 4u * type.Short(at + 2))
                : (flags & ShortOffsets) != 0 ? ((uint)i, type.Short(at) == ushort.MaxValue ? NoEntry : 4u * type.Short(at))
                : ((uint)i, type.Number(at));
            if (offset == NoEntry || start + (long)offset + 8 > type.Bytes.Length)
                continue;
            int entry = (int)(start + offset);
            // ResTable_entry: a compact one (flag 8) holds its value itself; a complex one (flag 1) is no file.
            int own = type.Short(entry + 2);
            (int kind, uint data) = (own & 8) != 0 ? (own >> 8, type.Number(entry + 4)) : (type.Short(entry + type.Short(entry) + 2) >> 8, type.Number(entry + type.Short(entry) + 4));
            if ((own & 1) == 0 && kind == 0x03 && values[data] is { Length: > 0 and < 4096 } file)
                Add(id | number, file);
        }
    }

    private void Add(uint id, string file)
    {
        if (!_files.TryGetValue(id, out List<string>? files))
            _files[id] = files = [];
        if (files.Count >= MostConfigurations || files.Contains(file, StringComparer.Ordinal))
            return;
        files.Add(file);
        _count++;
    }
}
