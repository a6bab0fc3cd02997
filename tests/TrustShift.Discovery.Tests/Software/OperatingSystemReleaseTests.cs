using TrustShift.Discovery.Evidence;
using TrustShift.Discovery.Sources;
using TrustShift.Testing;

namespace TrustShift.Discovery.Tests.Software;

/// <summary>The files by which distributions of all ages name themselves.</summary>
public sealed class OperatingSystemReleaseTests
{
    [Theory]
    [InlineData("os-release", "NAME=\"CentOS Linux\"\nVERSION=\"7 (Core)\"\nID=\"centos\"\nID_LIKE=\"rhel fedora\"\nVERSION_ID=\"7\"\n", "centos", "7", "rhel fedora")]
    [InlineData("os-release", "ID=alpine\nVERSION_ID=3.20.3\n", "alpine", "3.20.3", null)]
    [InlineData("os-release", "ID='sles'\r\nVERSION_ID='12.5'\r\nID_LIKE='suse'\r\n", "sles", "12.5", "suse")]
    [InlineData("redhat-release", "CentOS release 6.10 (Final)\n", "centos", "6.10", "rhel fedora")]
    [InlineData("redhat-release", "Red Hat Enterprise Linux Server release 6.9 (Santiago)\n", "rhel", "6.9", "fedora")]
    [InlineData("redhat-release", "Red Hat Enterprise Linux Server release 5.11 (Tikanga)\n", "rhel", "5.11", "fedora")]
    [InlineData("oracle-release", "Oracle Linux Server release 6.10\n", "ol", "6.10", "fedora")]
    [InlineData("system-release", "Amazon Linux AMI release 2013.09\n", "amzn", "2013.09", "rhel fedora")]
    [InlineData("SuSE-release", "SUSE Linux Enterprise Server 11 (x86_64)\nVERSION = 11\nPATCHLEVEL = 4\n", "sles", "11.4", "suse")]
    [InlineData("SuSE-release", "openSUSE 12.3 (x86_64)\nVERSION = 12.3\nCODENAME = Dartmouth\n", "opensuse", "12.3", "suse")]
    [InlineData("alpine-release", "3.2.3\n", "alpine", "3.2.3", null)]
    [InlineData("debian_version", "6.0.10\n", "debian", "6.0.10", null)]
    [InlineData("lsb-release", "DISTRIB_ID=Ubuntu\nDISTRIB_RELEASE=10.04\nDISTRIB_CODENAME=lucid\n", "ubuntu", "10.04", "debian")]
    [InlineData("redhat-release", "something else\n", null, null, null)]
    [InlineData("debian_version", "", null, null, null)]
    public void The_system_is_known_by_the_file_that_it_has(string file, string text, string? id, string? version, string? like)
    {
        using var folder = new TemporaryFolder();
        folder.Write("etc/" + file, text);
        SoftwareEvidence? system = Examine.Folder(folder.Root).Software.SingleOrDefault();
        Assert.Equal((id, version, like), (system?.Name, system?.Version, system?.Like));
    }

    [Fact]
    public void Of_several_files_one_counts()
    {
        using var folder = new TemporaryFolder();
        folder.Write("etc/redhat-release", "CentOS release 6.10 (Final)\n");
        folder.Write("etc/centos-release", "CentOS release 6.10 (Final)\n");
        Assert.Equal("etc/centos-release", Examine.Folder(folder.Root).Software.Single().Path);
        folder.Write("etc/debian_version", "12.5\n");
        folder.Write("etc/os-release", "ID=debian\nVERSION_ID=12\n");
        Assert.Equal("etc/os-release", Examine.Folder(folder.Root).Software.Single().Path);
    }
}
