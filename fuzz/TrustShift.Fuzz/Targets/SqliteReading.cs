using TrustShift.Discovery.Sqlite;

namespace TrustShift.Fuzz.Targets;

/// <summary>An SQLite database with its write-ahead log behind it: the first two bytes say where it is cut in two, in pages of 512 bytes.</summary>
internal static class SqliteReading
{
    public static void Read(ReadOnlyMemory<byte> bytes)
    {
        if (bytes.Length < 2)
            return;
        int cut = Math.Min(bytes.Length - 2, (bytes.Span[0] + (256 * bytes.Span[1])) * 512);
        if (SqliteFile.Open(bytes.Slice(2, cut), bytes[(2 + cut)..]) is not { } file)
            return;
        foreach (string table in (ReadOnlySpan<string>)["Packages", "nssPublic", "metaData", "sqlite_master"])
        {
            foreach (SqliteRow row in file.Table(table) ?? [])
                _ = row.Values.Length;
        }
    }
}
