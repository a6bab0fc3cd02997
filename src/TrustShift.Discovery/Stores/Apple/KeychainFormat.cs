using System.Buffers.Binary;
using System.Text;
using TrustShift.Pki.Paths;

namespace TrustShift.Discovery.Stores.Apple;

/// <summary>
/// Keychains of macOS, <c>*.keychain</c> and <c>*.keychain-db</c> (Security's AppleDatabase.cpp): "kych", then a schema of tables of records, all big-endian. Certificates are in clear. What they are trusted for
/// the keychain does not say, but for that of the system's roots: trust settings do (<see cref="Discovery.Apple.KeychainTrust"/>).
/// </summary>
public sealed class KeychainFormat : StoreFormat
{
    /// <summary>The name of the format in evidence.</summary>
    public const string FormatName = "keychain";

    private const int HeaderLength = 20, TableHeaderLength = 28, RecordHeaderLength = 24;
    private const uint PrivateKeys = 0x00000010, Certificates = 0x80001000;
    private const int LabelOfKey = 6, NameOfCertificate = 2, KeyHashOfCertificate = 8, AttributesOfCertificate = 9;
    private const int MostTables = 1_000, MostRecords = 100_000;

    /// <inheritdoc/>
    public override string Name => FormatName;

    /// <inheritdoc/>
    public override bool IsCandidate(ReadOnlySpan<char> fileName, ReadOnlySpan<byte> head) => head.StartsWith("kych"u8);

    /// <inheritdoc/>
    public override StoreContent? Read(StoreInput input)
    {
        ReadOnlySpan<byte> bytes = input.Bytes.Span;
        if (!bytes.StartsWith("kych"u8))
            return null;
        var draft = new StoreDraft(input);
        long schema = Number(bytes, 12), count = Number(bytes, schema + 4);
        if (bytes.Length < HeaderLength || schema < 0 || count is < 0 or > MostTables)
        {
            draft.Lose("its list of tables is damaged");
            return draft.ToContent(Name);
        }

        long[] tables = [.. Enumerable.Range(0, (int)count).Select(i => schema + Number(input.Bytes.Span, schema + 8 + (4 * i)))];
        var keys = new HashSet<string>(StringComparer.Ordinal);
        foreach (long table in tables.Where(t => Number(input.Bytes.Span, t + 4) == PrivateKeys))
        {
            foreach (long record in RecordsOf(draft, input.Bytes, table))
            {
                draft.HasPrivateKeys = true;
                if (AttributeOf(input.Bytes.Span, record, LabelOfKey) is { Length: > 0 } label)
                    keys.Add(Convert.ToHexString(label));
            }
        }

        // The roots that macOS brings lie in a keychain of that name.
        AnchorUsage usage = StoreNames.FileName(input.Path).Equals("SystemRootCertificates.keychain", StringComparison.OrdinalIgnoreCase) ? AnchorUsage.Any : AnchorUsage.OtherOnly;
        foreach (long table in tables.Where(t => Number(input.Bytes.Span, t + 4) == Certificates))
        {
            foreach (long record in RecordsOf(draft, input.Bytes, table))
                ReadCertificate(draft, input.Bytes, record, usage, keys);
        }

        if (!Array.Exists(tables, t => Number(input.Bytes.Span, t + 4) == Certificates))
            draft.Lose("its table of certificates is not there: it is damaged or cut off");
        return draft.ToContent(Name);
    }

    // Its length, its number, its records' count, three offsets, the count of places; then a place for each record, of which unused ones are odd or zero.
    private static IEnumerable<long> RecordsOf(StoreDraft draft, ReadOnlyMemory<byte> bytes, long table)
    {
        long records = Number(bytes.Span, table + 8), places = Number(bytes.Span, table + 24);
        long found = 0;
        for (int i = 0; i < Math.Min(places, MostRecords) && table + TableHeaderLength + (4L * i) + 4 <= bytes.Length; i++)
        {
            long offset = Number(bytes.Span, table + TableHeaderLength + (4L * i));
            if (offset <= 0 || offset % 4 != 0)
                continue;
            found++;
            yield return table + offset;
        }

        if (found < records)
            draft.Lose("records of it are missing: it is damaged or cut off");
    }

    private void ReadCertificate(StoreDraft draft, ReadOnlyMemory<byte> bytes, long record, AnchorUsage usage, HashSet<string> keys)
    {
        ReadOnlySpan<byte> span = bytes.Span;
        long length = Number(span, record + 16), start = StartOf(span, record, length);
        if (start < 0)
        {
            draft.Lose($"the certificate of the record at byte {record} is damaged or cut off");
            return;
        }

        string? name = AttributeOf(span, record, NameOfCertificate) is { Length: > 0 } label ? FileText.Printable(Encoding.UTF8.GetString(label).TrimEnd('\0')) : null;
        bool hasKey = AttributeOf(span, record, KeyHashOfCertificate) is { Length: > 0 } hash && keys.Contains(Convert.ToHexString(hash));
        draft.Add(bytes.Slice((int)start, (int)length), Name, name, start, $"at byte {start}", usage, hasKey);
    }

    // Behind a header of as many attributes as the schema has: nine, in all keychains known. Where it stands the length of the outermost value fits.
    private static long StartOf(ReadOnlySpan<byte> bytes, long record, long length)
    {
        if (length is <= 4 or > StoreDraft.MaxCertificateLength)
            return -1;
        for (int attributes = 0; attributes <= 32; attributes++)
        {
            long at = record + RecordHeaderLength + (4L * (attributes == 0 ? AttributesOfCertificate : attributes));
            if (at > 0 && at + length <= bytes.Length && bytes[(int)at] == 0x30 && OpenSsl.OpenSslTrust.FirstValueLength(bytes.Slice((int)at, (int)length)) == length)
                return at;
        }

        return -1;
    }

    // Attributes are places in the record plus one; a text or data has its length before it.
    private static byte[]? AttributeOf(ReadOnlySpan<byte> bytes, long record, int index)
    {
        long place = Number(bytes, record + RecordHeaderLength + (4L * index)) & ~1L;
        long length = place <= 0 ? -1 : Number(bytes, record + place);
        return length is >= 0 and < 4096 && record + place + 4 + length <= bytes.Length ? bytes.Slice((int)(record + place + 4), (int)length).ToArray() : null;
    }

    // Four bytes; -1 when they lie outside.
    private static long Number(ReadOnlySpan<byte> bytes, long at) => at >= 0 && at + 4 <= bytes.Length ? BinaryPrimitives.ReadUInt32BigEndian(bytes[(int)at..]) : -1;
}
