using TrustShift.Discovery.Software.Packages;
using TrustShift.Testing;

namespace TrustShift.Discovery.Tests.Software.Packages;

/// <summary>The three backends of rpm, against what the real rpm says and against damage.</summary>
public sealed class RpmDatabaseTests(RealPackages real) : IClassFixture<RealPackages>
{
    [Theory]
    [InlineData("rpm-sqlite")]
    [InlineData("rpm-ndb")]
    [InlineData("rpm-bdb")]
    public void The_packages_are_those_that_rpm_lists(string format)
    {
        PackageListing listing = RealPackages.Read(format, real.Bytes(format));
        Assert.Empty(listing.Gaps);
        Assert.Equal(6, real.Expected.Length);
        Assert.Equal(real.Expected, RealPackages.Lines(listing));
    }

    [Theory]
    [InlineData("rpm-sqlite")]
    [InlineData("rpm-ndb")]
    [InlineData("rpm-bdb")]
    public void The_TLS_library_is_the_one_that_the_package_requires(string format)
    {
        Dictionary<string, string?> libraries = RealPackages.Read(format, real.Bytes(format)).Packages.ToDictionary(p => p.Name, p => p.TlsLibrary);
        Assert.Equal("curl", libraries["curl"]);
        Assert.Equal("OpenSSL", libraries["libcurl"]);
        Assert.Equal("GnuTLS", libraries["wget"]);
        Assert.Null(libraries["nss"]);
    }

    [Theory]
    [InlineData("1234")]
    [InlineData("4321")]
    public void A_hash_of_many_buckets_is_read_whole_in_either_byte_order(string byteOrder)
    {
        PackageListing listing = RealPackages.Read("rpm-bdb", real.LoadedHash(1_000, byteOrder));
        Assert.Empty(listing.Gaps);
        Assert.Equal(1_000, listing.Packages.Length);
        Assert.Equal(real.Expected, RealPackages.Lines(listing).Distinct());
    }

    [Theory]
    [InlineData("rpm-sqlite")]
    [InlineData("rpm-ndb")]
    [InlineData("rpm-bdb")]
    public void A_database_cut_anywhere_tells_what_is_lost(string format)
    {
        byte[] bytes = real.Bytes(format);
        int step = bytes.Length > 100_000 ? 61 : 7;
        for (int length = 0; length < bytes.Length; length += step)
            AssertTold(RealPackages.Read(format, bytes[..length]), $"cut at byte {length}");
    }

    [Theory]
    [InlineData("rpm-sqlite")]
    [InlineData("rpm-ndb")]
    [InlineData("rpm-bdb")]
    public void A_flipped_bit_never_throws_and_never_loses_a_package_unseen(string format)
    {
        byte[] bytes = real.Bytes(format);
        var random = new Random(4711);
        for (int i = 0; i < 6_000; i++)
        {
            int at = random.Next(bytes.Length), bit = random.Next(8);
            bytes[at] ^= (byte)(1 << bit);
            AssertTold(RealPackages.Read(format, bytes), $"bit {bit} of byte {at}");
            bytes[at] ^= (byte)(1 << bit);
        }
    }

    [Theory]
    [InlineData("rpm-sqlite")]
    [InlineData("rpm-ndb")]
    [InlineData("rpm-bdb")]
    public void Every_bit_of_the_first_bytes_may_flip(string format)
    {
        byte[] bytes = real.Bytes(format);
        for (int at = 0; at < 600; at++)
        {
            for (int bit = 0; bit < 8; bit++)
            {
                bytes[at] ^= (byte)(1 << bit);
                AssertTold(RealPackages.Read(format, bytes), $"bit {bit} of byte {at}");
                bytes[at] ^= (byte)(1 << bit);
            }
        }
    }

    [Theory]
    [InlineData("rpm-sqlite")]
    [InlineData("rpm-ndb")]
    [InlineData("rpm-bdb")]
    public void Rewritten_bytes_never_throw(string format)
    {
        byte[] original = real.Bytes(format);
        var random = new Random(99);
        for (int i = 0; i < 2_000; i++)
        {
            byte[] bytes = [.. original];
            for (int times = random.Next(1, 30); times > 0; times--)
                bytes[random.Next(bytes.Length)] = random.Next(3) switch { 0 => 0xff, 1 => 0, _ => (byte)random.Next(256) };
            _ = RealPackages.Read(format, bytes);
        }
    }

    [Fact]
    public void What_is_still_in_the_write_ahead_log_counts_up_to_the_last_commit()
    {
        using var folder = new TemporaryFolder();
        string file = folder.Write("rpmdb.sqlite", real.Bytes("rpm-sqlite"));
        // A writer that is killed leaves the log; the same python copies both files while they stand.
        Tool.Run(
            "python3", "-c",
            """
            import os, shutil, sqlite3, sys
            c = sqlite3.connect(sys.argv[1])
            c.execute("pragma journal_mode=wal")
            c.execute("pragma wal_autocheckpoint=0")
            c.execute("delete from Packages where hnum = (select min(hnum) from Packages)")
            c.commit()
            c.execute("insert into Packages(blob) select blob from Packages")
            c.commit()
            for s in ("", "-wal"):
                shutil.copy(sys.argv[1] + s, sys.argv[1] + ".copy" + s)
            os._exit(0)
            """,
            file);
        byte[] bytes = File.ReadAllBytes(file + ".copy"), wal = File.ReadAllBytes(file + ".copy-wal");
        Assert.Equal(6, RealPackages.Read("rpm-sqlite", bytes).Packages.Length);
        PackageListing whole = RealPackages.Read("rpm-sqlite", bytes, wal);
        Assert.Empty(whole.Gaps);
        Assert.Equal(10, whole.Packages.Length);

        // SQLite takes a log only up to the last commit that is whole (fileformat2.html, 4.4): six, then five, then ten packages.
        int[] seen = [.. Enumerable.Range(0, (wal.Length / 97) + 1).Select(i => RealPackages.Read("rpm-sqlite", bytes, wal[..(i * 97)]).Packages.Length).Distinct()];
        Assert.Equal([6, 5], seen);
    }

    [Fact]
    public void A_transaction_that_was_interrupted_is_a_gap() =>
        Assert.Contains("interrupted", Assert.Single(RealPackages.Read("rpm-sqlite", real.Bytes("rpm-sqlite"), journal: [0xd9, 0xd5, 0x05, 0xf9, 0x20, 0xa1, 0x63, 0xd7, 0, 0, 0, 1]).Gaps).Reason, StringComparison.Ordinal);

    [Theory]
    [InlineData("rpm-sqlite")]
    [InlineData("rpm-ndb")]
    [InlineData("rpm-bdb")]
    public void A_file_of_something_else_is_a_gap_that_decides(string format) =>
        Assert.True(Assert.Single(RealPackages.Read(format, "no database"u8.ToArray()).Gaps).Decides);

    private void AssertTold(PackageListing listing, string what) => Assert.True(
        listing.Packages.Length >= real.Expected.Length || listing.Gaps is [{ Decides: true }],
        $"{what}: {listing.Packages.Length} packages and {listing.Gaps.Length} gaps");
}
