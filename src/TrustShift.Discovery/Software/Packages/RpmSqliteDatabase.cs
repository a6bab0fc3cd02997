using TrustShift.Discovery.Sqlite;

namespace TrustShift.Discovery.Software.Packages;

/// <summary>rpm's database in SQLite (lib/backend/sqlite.c): table Packages with the number and the header of each. Fedora 33 and RHEL 9 and later, Amazon Linux 2023.</summary>
public sealed class RpmSqliteDatabase() : RpmDatabase("rpmdb.sqlite")
{
    /// <inheritdoc/>
    public override string Format => "rpm-sqlite";

    /// <inheritdoc/>
    public override PackageListing Read(string path, ReadOnlyMemory<byte> bytes, Func<string, ReadOnlyMemory<byte>> beside)
    {
        var found = new Collector();
        SqliteFile? file = SqliteFile.Open(bytes, beside("-wal"));
        // A journal that still has its header is a transaction that was interrupted: the pages of the file are half of it (fileformat2.html, 3).
        if (beside("-journal").Span.StartsWith((ReadOnlySpan<byte>)[0xd9, 0xd5, 0x05, 0xf9, 0x20, 0xa1, 0x63, 0xd7]))
            found.Problems.Add("a transaction was interrupted in it, which the next run of rpm takes back");
        if (file?.Table("Packages") is not { } rows)
        {
            found.Problems.Add(file is null ? "it is no SQLite database" : file.Problems.Count > 0 ? file.Problems[0] : "it has no table of packages");
            return Listing(path, [], found.Problems);
        }

        foreach (SqliteRow row in rows)
        {
            if (row.Values is not [_, { Bytes: var header }, ..])
                found.Problems.Add("a row holds no header");
            else if (!found.Add(header.Span))
                break;
        }

        found.Problems.Add(file.Problems);
        return Listing(path, found.Packages, found.Problems);
    }
}
