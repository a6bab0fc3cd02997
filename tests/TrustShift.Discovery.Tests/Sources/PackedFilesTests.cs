using System.IO.Compression;
using TrustShift.Discovery.Evidence;
using TrustShift.Testing;

namespace TrustShift.Discovery.Sources;

public sealed class PackedFilesTests
{
    [Theory]
    [InlineData("app.jar", "conf/trust.jks", true)]
    [InlineData("app.war", "WEB-INF/lib/inner.jar", true)]
    [InlineData("data.zip", "ca.pem", true)]
    [InlineData("lib.jar", "a/B.class", true)]
    [InlineData("app.war", "WEB-INF/web.xml", true)]
    [InlineData("app.war", "trust", true)]
    [InlineData("pip.whl", "certifi/cacert.pem", false)]
    [InlineData("docs/lib.jar", "a/B.class", false)]
    public void An_archive_tells_by_the_names_in_it_whether_it_may_decide(string name, string entry, bool decides)
    {
        using var folder = new TemporaryFolder();
        using (ZipArchive zip = ZipFile.Open(folder.PathOf(name), ZipArchiveMode.Create))
        {
            zip.CreateEntry("META-INF/X.RSA");
            zip.CreateEntry(entry);
        }

        Gap gap = Assert.Single(Examine.Folder(folder.Root).Gaps);
        Assert.Equal((name, decides), (gap.Place, gap.Decides));
    }

    [Fact]
    public void A_truncated_jar_is_a_gap_that_decides_at_every_length()
    {
        using var folder = new TemporaryFolder();
        using (ZipArchive zip = ZipFile.Open(folder.PathOf("whole.jar"), ZipArchiveMode.Create))
            zip.CreateEntry("a/B.class");
        byte[] whole = File.ReadAllBytes(folder.PathOf("whole.jar"));
        for (int length = 4; length < whole.Length; length += 7)
        {
            using var cut = new TemporaryFolder();
            cut.Write("cut.jar", whole[..length]);
            Assert.True(Assert.Single(Examine.Folder(cut.Root).Gaps).Decides);
        }
    }

    [Fact]
    public void An_empty_zip_and_data_without_code_are_no_gaps()
    {
        using var folder = new TemporaryFolder();
        using (ZipArchive zip = ZipFile.Open(folder.PathOf("data.zip"), ZipArchiveMode.Create))
            zip.CreateEntry("a.csv");
        Assert.Empty(Examine.Folder(folder.Root).Gaps);
    }
}
