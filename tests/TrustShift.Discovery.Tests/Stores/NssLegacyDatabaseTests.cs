using TrustShift.Discovery.Stores;
using TrustShift.Pki.Paths;
using TrustShift.Testing;

namespace TrustShift.Discovery.Tests.Stores;

/// <summary>cert8.db, as certutil writes it.</summary>
public sealed class NssLegacyDatabaseTests(Authorities authorities) : IClassFixture<Authorities>, IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("C,,", AnchorUsage.TlsServer)]
    [InlineData("CT,C,C", AnchorUsage.TlsServer)]
    [InlineData("c,,", AnchorUsage.OtherOnly)]
    [InlineData("T,,", AnchorUsage.OtherOnly)]
    [InlineData(",C,C", AnchorUsage.OtherOnly)]
    [InlineData(",,", AnchorUsage.OtherOnly)]
    [InlineData("p,,", AnchorUsage.Rejected)]
    public void Flags_say_what_a_certificate_is_for(string flags, AnchorUsage usage)
    {
        New();
        Add("root-a", flags, authorities.PemPath("root-a"));

        StoreItem item = Assert.Single(Reading.File(_folder.PathOf("cert8.db")).Items);
        Assert.Equal((authorities.HashOf("root-a"), "root-a", usage), (item.Facts.Sha256.ToString(), item.Alias, item.Usage));
    }

    [Fact]
    public void Every_certificate_of_a_database_with_buckets_that_overflow_is_found_and_lost_ones_are_told()
    {
        string[] roots = Directory.Exists("/usr/share/ca-certificates/mozilla") ? Directory.GetFiles("/usr/share/ca-certificates/mozilla", "*.crt") : [];
        Assert.SkipUnless(roots.Length > 50, "ca-certificates is not installed");
        New();
        foreach (string root in roots)
            Add(Path.GetFileName(root), "C,,", root);
        byte[] whole = File.ReadAllBytes(_folder.PathOf("cert8.db"));

        StoreContent content = Reading.Any("cert8.db", whole)!;
        Assert.Empty(content.Gaps);
        Assert.Equal(roots.Select(static r => Reading.File(r).Hashes()[0]).Order(StringComparer.Ordinal), content.Hashes().Order(StringComparer.Ordinal));

        // Page by page from the end, and never more than was there.
        for (int length = whole.Length - 16_384; length > 32_768; length -= 65_536)
        {
            StoreContent cut = Reading.Any("cert8.db", whole[..length])!;
            Assert.True(cut.Items.Length < roots.Length && !cut.IsComplete);
        }
    }

    private void New()
    {
        if (Tool.Execute("certutil", ["-H"]).Error.Length == 0)
            Assert.Skip("certutil is not installed");
        Tool.Run("certutil", "-N", "-d", "dbm:" + _folder.Root, "--empty-password");
    }

    private void Add(string name, string flags, string file) => Tool.Run("certutil", "-A", "-d", "dbm:" + _folder.Root, "-n", name, "-t", flags, "-i", file);
}
