using System.Buffers.Binary;
using TrustShift.Discovery.Sqlite;

namespace TrustShift.Discovery.Stores.Nss;

/// <summary>Attributes of PKCS#11 objects by the names of their columns. Which columns there are depends on the NSS that made the database.</summary>
/// <param name="columns">Names in the table's order.</param>
internal sealed class NssAttributes(IReadOnlyList<string> columns)
{
    private readonly Dictionary<string, int> _places = columns.Select(static (name, place) => (name, place)).DistinctBy(static c => c.name, StringComparer.OrdinalIgnoreCase)
        .ToDictionary(static c => c.name, static c => c.place, StringComparer.OrdinalIgnoreCase);

    // lib/softoken/sdb.c: an attribute without content, told from one that is absent.
    private static ReadOnlySpan<byte> Nothing => [0xA5, 0x00, 0x5A];

    /// <summary>The bytes of an attribute; empty when it is absent.</summary>
    public ReadOnlyMemory<byte> Bytes(SqliteRow row, string column) =>
        _places.TryGetValue(column, out int place) && place < row.Values.Length && row.Values[place].Bytes is var bytes && !bytes.Span.SequenceEqual(Nothing) ? bytes : default;

    /// <summary>A number, four bytes big-endian (sftkdb_ULong2SDBULong); null when it is absent.</summary>
    public uint? Number(SqliteRow row, string column) => Bytes(row, column) is { Length: 4 } bytes ? BinaryPrimitives.ReadUInt32BigEndian(bytes.Span) : null;
}
