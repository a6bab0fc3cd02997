using System.IO.Compression;
using TrustShift.Discovery.Archives;
using TrustShift.Discovery.Evidence;
using TrustShift.Testing;

namespace TrustShift.Discovery.Sources;

public sealed class PackedFilesTests
{
    [Theory]
    [InlineData("app.jar", "conf/trust.pem", true)]
    [InlineData("data.zip", "ca.pem", false)]
    [InlineData("pip.whl", "certifi/cacert.pem", false)]
    public void On_a_system_only_what_programs_run_from_is_read(string name, string entry, bool isRead)
    {
        using var folder = new TemporaryFolder();
        folder.Write("etc/os-release", "ID=debian\n");
        folder.Write("usr/lib/os-release", "ID=debian\n");
        using (ZipArchive zip = ZipFile.Open(folder.PathOf("srv", name), ZipArchiveMode.Create))
        using (Stream store = zip.CreateEntry(entry).Open())
            store.Write(System.Text.Encoding.ASCII.GetBytes(MarkerRoot.Pem));

        Assert.Equal(isRead, Examine.Folder(folder.Root).Certificates.Length == 1);
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
    public void What_is_packed_in_a_way_that_is_not_read_is_a_gap()
    {
        using var folder = new TemporaryFolder();
        folder.Write("a.7z", [0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c, 0, 4]);
        folder.Write("app.phar", [0x3c, 0x3f, 0, 1]);
        Assert.Equal([("a.7z", false), ("app.phar", true)], Examine.Folder(folder.Root).Gaps.Select(static g => (g.Place, g.Decides)));
    }

    // The first bytes are those of the formats' documents: [MS-CFB] 2.2, xar(1), JSR 200, QEMU's qcow2.txt, [MS-VHDX] 2.2.1.
    [Theory]
    [InlineData("setup.msi", new byte[] { 0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, 0 }, true)]
    [InlineData("Shop.pkg", new byte[] { 0x78, 0x61, 0x72, 0x21, 0, 28, 0, 1 }, true)]
    [InlineData("Shop.dmg", new byte[] { 0x78, 0xDA, 0x63, 0, 1 }, true)]
    [InlineData("shop.jar.pack", new byte[] { 0xCA, 0xFE, 0xD0, 0x0D, 7, 0x96 }, true)]
    [InlineData("disk.qcow2", new byte[] { 0x51, 0x46, 0x49, 0xFB, 0, 0, 0, 3 }, true)]
    [InlineData("disk.vhdx", new byte[] { 0x76, 0x68, 0x64, 0x78, 0x66, 0x69, 0x6C, 0x65, 0 }, true)]
    [InlineData("tests/setup.msi", new byte[] { 0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, 0 }, false)]
    public void An_installer_or_disk_of_an_application_that_is_not_read_decides(string name, byte[] head, bool decides)
    {
        using var folder = new TemporaryFolder();
        folder.Write(name, head);
        Gap gap = Assert.Single(Examine.Folder(folder.Root).Gaps);
        Assert.Equal((name, decides, $"unpack {name} and check the folder"), (gap.Place, gap.Decides, gap.Remedy));
    }

    [Fact]
    public void An_office_document_is_no_installer()
    {
        using var folder = new TemporaryFolder();
        folder.Write("prices.xls", [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, 0]);
        Assert.Empty(Examine.Folder(folder.Root).Gaps);
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
