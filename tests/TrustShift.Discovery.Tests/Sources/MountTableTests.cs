namespace TrustShift.Discovery.Sources;

public sealed class MountTableTests
{
    // Lines as proc(5) shows them.
    private const string Text = """
        22 27 0:21 / /proc rw,relatime - proc proc rw
        36 35 98:0 /mnt1 /mnt/my\040share rw,noatime master:1 - nfs4 server:/x rw
        27 1 254:0 / / rw,relatime - overlay overlay rw
        40 27 0:9 / /mnt/bucket rw - fuse.s3fs s3fs rw
        not a line
        """;

    [Theory]
    [InlineData("/proc", true, false)]
    [InlineData("/mnt/my share", false, true)]
    [InlineData("/mnt/bucket", false, true)]
    [InlineData("/", false, false)]
    public void A_mount_is_known_by_its_type(string path, bool isPseudo, bool isNetwork)
    {
        Mount? mount = MountTable.Parse(Text).At(path);
        Assert.Equal((isPseudo, isNetwork), (mount?.IsPseudo, mount?.IsNetwork));
    }

    [Fact]
    public void What_is_not_mounted_is_no_mount() => Assert.Null(MountTable.Parse(Text).At("/mnt"));
}
