using TrustShift.Discovery.Sqlite;
using TrustShift.Testing;

namespace TrustShift.Discovery.Tests.Software.Packages;

/// <summary>The reader of SQLite tables against the real SQLite: deep trees, long rows, holes, every page size.</summary>
public sealed class SqliteFileTests
{
    private const string Script =
        """
        import random, sqlite3, sys
        random.seed(7)
        c = sqlite3.connect(sys.argv[1])
        c.execute("pragma page_size=" + sys.argv[2])
        c.execute("create table other(x)")
        c.execute("create table Data(id integer primary key, number int, text text, bytes blob)")
        for i in range(1, 3001):
            size = random.choice([0, 1, 40, 500, 4061, 4062, 9000]) if i % 50 else 150000
            c.execute("insert into Data values(?,?,?,?)", (i * 3, random.choice([0, 1, -1, 127, 128, 40000, -3000000, 2**33, -2**62]), "row %d" % i, bytes([i % 251]) * size))
        c.execute("delete from Data where id % 7 = 0")
        c.execute("insert into Data values(-5, null, 'n', null)")
        c.commit()
        for row in c.execute("select id, number, text, length(bytes), substr(hex(bytes), 1, 2) from Data order by id"):
            print(*row, sep="|")
        """;

    [Theory]
    [InlineData(512)]
    [InlineData(1024)]
    [InlineData(4096)]
    [InlineData(65536)]
    public void Every_row_is_what_SQLite_says(int pageSize)
    {
        using var folder = new TemporaryFolder();
        string path = folder.PathOf("x.db");
        string[] expected = Tool.Run("python3", "-c", Script, path, pageSize.ToString(System.Globalization.CultureInfo.InvariantCulture)).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        SqliteFile file = SqliteFile.Open(File.ReadAllBytes(path), default)!;
        string[] actual = [.. file.Table("data")!.Select(Text)];
        Assert.Empty(file.Problems);
        Assert.True(actual.Length > 2_000);
        Assert.Equal(expected, actual);
        Assert.Null(file.Table("absent"));
        Assert.Empty(file.Table("other")!);
    }

    [Fact]
    public void A_tree_that_leads_back_to_itself_ends()
    {
        using var folder = new TemporaryFolder();
        string path = folder.PathOf("x.db");
        Tool.Run("python3", "-c", Script, path, "512");
        byte[] bytes = File.ReadAllBytes(path);
        // Every page becomes a copy of the root of Data, which leads to all of them.
        byte[] root = bytes[1024..1536];
        for (int at = 1024; at + 512 <= bytes.Length; at += 512)
            root.CopyTo(bytes, at);
        SqliteFile file = SqliteFile.Open(bytes, default)!;
        Assert.Empty(file.Table("Data")!);
        Assert.NotEmpty(file.Problems);
    }

    private static string Text(SqliteRow row)
    {
        ReadOnlySpan<byte> bytes = row.Values[3].Bytes.Span;
        string length = row.Id == -5 ? "None" : bytes.Length.ToString(System.Globalization.CultureInfo.InvariantCulture);
        string number = row.Values[1].Integer?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "None";
        return $"{row.Id}|{number}|{System.Text.Encoding.UTF8.GetString(row.Values[2].Bytes.Span)}|{length}|{(bytes.IsEmpty ? "" : Convert.ToHexString(bytes[..1]))}";
    }
}
