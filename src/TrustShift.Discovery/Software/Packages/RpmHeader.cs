using System.Buffers.Binary;
using System.Text;

namespace TrustShift.Discovery.Software.Packages;

/// <summary>
/// A package's header as rpm keeps it in its databases: the number of index entries, the length of the store, the entries (tag, type, offset, count, all
/// big-endian), the store (rpm, docs/manual/hregions.md and lib/header.c). Only the few tags that are asked for are read.
/// </summary>
internal static class RpmHeader
{
    // lib/header.c, HEADER_TAGS_MAX and HEADER_DATA_MAX.
    private const int MostEntries = 0xffff;
    private const int LongestStore = 256 * 1024 * 1024;
    private const int EntryLength = 16;
    private const int LongestText = 4_096;
    private const int MostTexts = 100_000;

    private const int Name = 1000, Version = 1001, Release = 1002, Epoch = 1003, Vendor = 1011, Architecture = 1022, SourceRpm = 1044, RequireName = 1049;
    private const int Int32 = 4, String = 6, StringArray = 8, I18nString = 9;

    /// <summary>The package of a header; null with the problem when it is damaged.</summary>
    public static InstalledPackage? Read(ReadOnlySpan<byte> blob, out string? problem)
    {
        problem = null;
        if (blob.Length < 8)
            return Damaged(out problem, "a header is cut off");
        uint entries = BinaryPrimitives.ReadUInt32BigEndian(blob);
        uint length = BinaryPrimitives.ReadUInt32BigEndian(blob[4..]);
        if (entries is 0 or > MostEntries || length is 0 or > LongestStore || 8 + (entries * EntryLength) + (long)length != blob.Length)
            return Damaged(out problem, "a header is cut off or states another length than it has");
        ReadOnlySpan<byte> index = blob.Slice(8, (int)entries * EntryLength);
        ReadOnlySpan<byte> store = blob.Slice(8 + index.Length, (int)length);
        string? name = null, version = null, release = null, vendor = null, architecture = null, source = null;
        uint epoch = 0;
        int tls = int.MaxValue;
        bool hasRequirements = false;
        for (; index.Length >= EntryLength; index = index[EntryLength..])
        {
            int tag = BinaryPrimitives.ReadInt32BigEndian(index);
            if (tag is not (Name or Version or Release or Epoch or Vendor or Architecture or SourceRpm or RequireName))
                continue;
            int type = BinaryPrimitives.ReadInt32BigEndian(index[4..]);
            int offset = BinaryPrimitives.ReadInt32BigEndian(index[8..]);
            int count = BinaryPrimitives.ReadInt32BigEndian(index[12..]);
            if (offset < 0 || offset >= store.Length || count < 1 || !IsOfType(tag, type))
                return Damaged(out problem, $"a header states tag {tag} wrongly");
            ReadOnlySpan<byte> value = store[offset..];
            if (tag == Epoch)
            {
                if (value.Length < 4)
                    return Damaged(out problem, "a header's epoch is cut off");
                epoch = BinaryPrimitives.ReadUInt32BigEndian(value);
                continue;
            }

            if (tag == RequireName)
            {
                // Once only: the same list stated thousands of times would cost as often.
                if (hasRequirements || !TryRank(value, Math.Min(count, MostTexts), out tls))
                    return Damaged(out problem, "a header's list of requirements is cut off or stated twice");
                hasRequirements = true;
                continue;
            }

            int end = value[..Math.Min(value.Length, LongestText)].IndexOf((byte)0);
            if (end < 0)
                return Damaged(out problem, $"the text of tag {tag} in a header has no end");
            string text = Encoding.UTF8.GetString(value[..end]);
            _ = tag switch
            {
                Name => name = text,
                Version => version = text,
                Release => release = text,
                Vendor => vendor = text,
                Architecture => architecture = text,
                _ => source = text,
            };
        }

        if (name is null or "" || version is null or "" || release is null or "")
            return Damaged(out problem, "a header has no name, version or release");
        string evr = $"{version}-{release}";
        return new InstalledPackage(name, epoch == 0 ? evr : string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{epoch}:{evr}"))
        {
            Architecture = architecture,
            Source = SourceName(source),
            Vendor = vendor,
            TlsLibrary = TlsDependency.OfRank(tls),
        };
    }

    private static bool IsOfType(int tag, int type) => tag switch
    {
        Epoch => type == Int32,
        RequireName => type == StringArray,
        _ => type is String or I18nString,
    };

    private static bool TryRank(ReadOnlySpan<byte> texts, int count, out int rank)
    {
        rank = int.MaxValue;
        Span<char> text = stackalloc char[64];
        for (int i = 0; i < count; i++)
        {
            int end = texts.IndexOf((byte)0);
            if (end < 0)
                return false;
            int length = Encoding.Latin1.GetChars(texts[..Math.Min(end, text.Length)], text);
            rank = Math.Min(rank, TlsDependency.RankOf(text[..length]));
            texts = texts[(end + 1)..];
        }

        return true;
    }

    // "openssl-1.0.2k-26.el7_9.src.rpm": name, version, release.
    private static string? SourceName(string? file)
    {
        if (file is null)
            return null;
        int release = file.LastIndexOf('-');
        int version = release > 0 ? file.LastIndexOf('-', release - 1) : -1;
        return version > 0 ? file[..version] : file;
    }

    private static InstalledPackage? Damaged(out string? problem, string what)
    {
        problem = what;
        return null;
    }
}
