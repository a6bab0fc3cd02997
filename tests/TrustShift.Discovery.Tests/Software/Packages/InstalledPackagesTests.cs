using TrustShift.Discovery.Evidence;
using TrustShift.Discovery.Sources;
using TrustShift.Testing;

namespace TrustShift.Discovery.Tests.Software.Packages;

/// <summary>What packages say of the files that were found, and of a system whose files are not there.</summary>
public sealed class InstalledPackagesTests(RealPackages real) : IClassFixture<RealPackages>
{
    private const string Elf = "\u007fELF\u0002\u0001\u0001\0\0\0";

    [Theory]
    [InlineData("var/lib/rpm/rpmdb.sqlite", "rpm-sqlite")]
    [InlineData("usr/lib/sysimage/rpm/rpmdb.sqlite", "rpm-sqlite")]
    [InlineData("usr/share/rpm/rpmdb.sqlite", "rpm-sqlite")]
    [InlineData("usr/lib/sysimage/rpm/Packages.db", "rpm-ndb")]
    [InlineData("var/lib/rpm/Packages", "rpm-bdb")]
    public void A_file_is_known_with_the_release_of_its_distribution(string database, string format)
    {
        using var folder = new TemporaryFolder();
        folder.Write(database, real.Bytes(format));
        folder.Write("etc/os-release", "ID=\"centos\"\nVERSION_ID=\"7\"\nID_LIKE=\"rhel fedora\"\n");
        folder.Write("usr/lib64/libssl.so.1.0.2k", Elf);
        folder.Write("usr/bin/wget", Elf + "libgnutls.so.30\0");
        EvidenceSet set = Examine.Folder(folder.Root);
        Assert.Empty(set.Gaps);
        SoftwareEvidence library = set.Software.Single(s => s.Kind == SoftwareKinds.OpenSsl);
        Assert.Equal("1.0.2k", library.Version);
        Assert.Equal(
            new PackageEvidence("openssl-libs", "1:1.0.2k-26.el7_9", format)
            {
                Architecture = "noarch", Source = "ca-certificates", Vendor = "TrustShift tests", Product = "OpenSSL",
                Distribution = "centos", DistributionVersion = "7", DistributionLike = "rhel fedora",
            },
            library.Package);
        Assert.True(library.Package!.IsRpm && library.Package.IsOf("centos") && library.Package.IsOf("rhel") && !library.Package.IsOf("debian"));
        Assert.Equal("1.19.5-11.el8", set.Software.Single(s => s.Kind == SoftwareKinds.Wget).Version);
        Assert.Equal(["ca-certificates", "curl", "libcurl", "nss", "openssl-libs", "wget"], set.Software.Where(s => s.Kind == SoftwareKinds.Package).Select(s => s.Name));
    }

    [Fact]
    public void A_database_that_cannot_be_read_decides()
    {
        using var folder = new TemporaryFolder();
        folder.Write("var/lib/rpm/Packages", real.Bytes("rpm-bdb")[..5_000]);
        Gap gap = Assert.Single(Examine.Folder(folder.Root).Gaps);
        Assert.Equal("var/lib/rpm/Packages", gap.Place);
        Assert.True(gap.Decides);
    }

    [Fact]
    public void Two_databases_of_rpm_that_agree_are_one_and_two_that_do_not_are_a_gap()
    {
        using var folder = new TemporaryFolder();
        folder.Write("var/lib/rpm/rpmdb.sqlite", real.Bytes("rpm-sqlite"));
        folder.Write("var/lib/rpm/Packages", real.Bytes("rpm-bdb"));
        EvidenceSet same = Examine.Folder(folder.Root);
        Assert.Empty(same.Gaps);
        Assert.Equal(6, same.Software.Length);

        folder.Write("var/lib/rpm/Packages", real.LoadedHash(2, "1234"));
        Assert.Contains("second database", Assert.Single(Examine.Folder(folder.Root).Gaps).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_link_to_the_database_is_not_a_second_one()
    {
        using var folder = new TemporaryFolder();
        folder.Write("usr/lib/sysimage/rpm/rpmdb.sqlite", real.Bytes("rpm-sqlite"));
        Directory.CreateDirectory(folder.PathOf("var", "lib"));
        File.CreateSymbolicLink(folder.PathOf("var", "lib", "rpm"), "../../usr/lib/sysimage/rpm");
        Assert.Equal(6, Examine.Folder(folder.Root).Software.Length);
    }

    [Theory]
    [InlineData("libssl.so.3", "libssl3", "libssl1.1")]
    [InlineData("libssl.so.3", "libssl3t64", "libssl1.1")]
    [InlineData("libssl.so.1.1", "libssl1.1", "libssl3")]
    [InlineData("libssl.so.1.0.0", "libssl1.0.0", "libssl1.1")]
    public void Of_several_libraries_the_one_of_the_files_line_is_taken(string file, string expected, string other)
    {
        using var folder = new TemporaryFolder();
        folder.Write("etc/debian_version", "12.5\n");
        folder.Write("usr/lib/x86_64-linux-gnu/" + file, Elf);
        folder.Write(
            "var/lib/dpkg/status",
            string.Concat(new[] { expected, other, "openssl" }.Select(p => $"Package: {p}\nStatus: install ok installed\nVersion: {VersionOf(p)}\n\n")));
        SoftwareEvidence library = Examine.Folder(folder.Root).Software.Single(s => s.Kind == SoftwareKinds.OpenSsl);
        Assert.Equal(expected, library.Package?.Name);
        Assert.Equal(VersionOf(expected), library.Version);
        Assert.Equal(("debian", "12.5"), (library.Package!.Distribution, library.Package.DistributionVersion));
    }

    private static string VersionOf(string package) => package switch { "libssl1.0.0" => "1.0.1t-1+deb8u12", "libssl1.1" => "1.1.1w-0+deb11u1", _ => "3.0.19-1~deb12u2" };
}
