using System.Buffers.Binary;
using System.Globalization;
using System.Text.Json;
using TrustShift.Discovery.Sources;

namespace TrustShift.Discovery.Archives.Containers;

/// <summary>asar, the archives of Electron's applications (github.com/electron/asar, "Format"): a list in JSON behind four lengths, then the files as they are.</summary>
public sealed class AsarArchives : ArchiveFormat
{
    private const int PrefixLength = 16;
    private const int LongestList = 64 * 1024 * 1024;
    private const int Deepest = 128;

    /// <inheritdoc/>
    public override string Name => "asar";

    /// <inheritdoc/>
    // Chromium's pickles: 4, then the length of the header's pickle, of its payload, and of the JSON.
    public override bool IsCandidate(ReadOnlySpan<byte> head)
    {
        if (head.Length <= PrefixLength || BinaryPrimitives.ReadUInt32LittleEndian(head) != 4 || !head[PrefixLength..].StartsWith("{\""u8))
            return false;
        uint pickle = BinaryPrimitives.ReadUInt32LittleEndian(head[4..]), payload = BinaryPrimitives.ReadUInt32LittleEndian(head[8..]), json = BinaryPrimitives.ReadUInt32LittleEndian(head[12..]);
        return pickle == payload + 4 && json <= payload - 4 && payload - 4 - json < 4;
    }

    /// <inheritdoc/>
    public override IEnumerable<ArchiveEntry> Read(FileBytes source, ArchiveBudget budget)
    {
        byte[] prefix = new byte[PrefixLength];
        if (source.ReadWhole(prefix, 0) != PrefixLength)
            throw new InvalidDataException("its header is damaged");
        uint length = BinaryPrimitives.ReadUInt32LittleEndian(prefix.AsSpan(12));
        long data = 8L + BinaryPrimitives.ReadUInt32LittleEndian(prefix.AsSpan(4));
        if (length > LongestList)
            throw new InvalidDataException("its list of entries is longer than is read");
        byte[] list = new byte[length];
        if (source.ReadWhole(list, PrefixLength) != list.Length)
            throw new EndOfStreamException("it ends within its list of entries");
        using JsonDocument document = Parse(list);
        try
        {
            return [.. Entries(source, document.RootElement, data)];
        }
        catch (InvalidOperationException e)
        {
            // A name that is no UTF-8, or half a surrogate pair.
            throw new InvalidDataException("its list of entries is damaged", e);
        }
    }

    private static IEnumerable<ArchiveEntry> Entries(FileBytes source, JsonElement root, long data)
    {
        foreach ((string path, JsonElement file) in Files(root))
        {
            if (file.TryGetProperty("link", out JsonElement link) && link.ValueKind == JsonValueKind.String)
            {
                yield return new ArchiveEntry(path, 0, null, link.GetString(), IsHardLink: true);
                continue;
            }

            // What is "unpacked" lies beside the archive, in a folder of its name.
            if (!file.TryGetProperty("offset", out JsonElement offset) || !file.TryGetProperty("size", out JsonElement size))
                continue;
            if (offset.ValueKind == JsonValueKind.String && long.TryParse(offset.GetString(), NumberStyles.None, CultureInfo.InvariantCulture, out long at) && at <= long.MaxValue - data
                && size.ValueKind == JsonValueKind.Number && size.TryGetInt64(out long bytes) && bytes >= 0)
                yield return new ArchiveEntry(path, bytes, () => new PartStream(source, data + at, bytes));
            else
                throw new InvalidDataException("its list of entries is damaged");
        }
    }

    private static JsonDocument Parse(byte[] list)
    {
        try
        {
            return JsonDocument.Parse(list, new JsonDocumentOptions { MaxDepth = Deepest });
        }
        catch (JsonException e)
        {
            throw new InvalidDataException("its list of entries is damaged", e);
        }
    }

    private static IEnumerable<(string Path, JsonElement File)> Files(JsonElement root)
    {
        var pending = new Stack<(string Path, JsonElement Folder)>();
        pending.Push(("", root));
        while (pending.TryPop(out (string Path, JsonElement Folder) folder))
        {
            if (folder.Folder.ValueKind != JsonValueKind.Object || !folder.Folder.TryGetProperty("files", out JsonElement files) || files.ValueKind != JsonValueKind.Object)
                continue;
            foreach (JsonProperty entry in files.EnumerateObject())
            {
                string path = folder.Path.Length == 0 ? entry.Name : $"{folder.Path}/{entry.Name}";
                if (entry.Value.ValueKind != JsonValueKind.Object)
                    continue;
                if (entry.Value.TryGetProperty("files", out _))
                    pending.Push((path, entry.Value));
                else
                    yield return (path, entry.Value);
            }
        }
    }
}
