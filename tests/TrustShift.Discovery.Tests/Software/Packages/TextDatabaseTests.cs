using System.Text;
using TrustShift.Discovery.Evidence;
using TrustShift.Discovery.Software.Packages;
using TrustShift.Discovery.Sources;
using TrustShift.Testing;

namespace TrustShift.Discovery.Tests.Software.Packages;

/// <summary>dpkg's databases, against the real dpkg, and apk's.</summary>
public sealed class TextDatabaseTests
{
    private const string Apk =
        """
        C:Q1pSfxdIMQlHrHjMJJpMPBoGWkvO8=
        P:ca-certificates-bundle
        V:20240226-r0
        A:x86_64
        S:127852
        I:229376
        T:Pre generated bundle of Mozilla certificates
        U:https://www.mozilla.org/en-US/about/governance/policies/security-group/certs/
        L:MPL-2.0 AND MIT
        o:ca-certificates
        m:Natanael Copa <ncopa@alpinelinux.org>
        t:1708971200
        F:etc
        F:etc/ssl
        F:etc/ssl/certs
        R:ca-certificates.crt
        Z:Q1d/xdbn2FrTa6MQcdvVeLOAhtaz8=

        C:Q1hdUpqRv5mYgJEqW52UmVsqhnM68=
        P:libcurl
        V:8.9.1-r1
        A:x86_64
        D:ca-certificates-bundle so:libc.musl-x86_64.so.1 so:libssl.so.3
        o:curl


        """;

    [Fact]
    public void What_dpkg_lists_is_what_is_read_and_a_removed_package_is_not()
    {
        using var folder = new TemporaryFolder();
        Install(folder, "openssl-x", "Version: 1:3.0.19-1~deb12u2\nSource: openssl (3.0.19-1)\nDepends: libc6, libssl3 (>= 3.0.9)\n");
        Install(folder, "git-x", "Version: 1:2.39.5-0+deb12u3\nDepends: libcurl3-gnutls (>= 7.56.1) | x, libc6\n", conffile: true);
        Install(folder, "gone-x", "Version: 1-1\n", conffile: true);
        Dpkg(folder, "--remove", "gone-x");
        // What dpkg itself says; a package that was removed stands in it with its configuration alone.
        string[] expected = Tool.Run("dpkg-query", "--admindir", folder.PathOf("var/lib/dpkg"), "-W", "-f", "${Package} ${Version} ${Architecture} ${source:Package} ${db:Status-Status}\n")
            .Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Contains(expected, line => line.StartsWith("gone-x 1-1", StringComparison.Ordinal) && line.EndsWith(" config-files", StringComparison.Ordinal));

        PackageListing listing = RealPackages.Read("dpkg", File.ReadAllBytes(folder.PathOf("var/lib/dpkg/status")));
        Assert.Empty(listing.Gaps);
        Assert.Equal(
            expected.Where(line => line.EndsWith(" installed", StringComparison.Ordinal)),
            listing.Packages.Select(p => $"{p.Name} {p.Version} {p.Architecture} {p.Source} installed"));
        Assert.Equal(["curl-GnuTLS", "OpenSSL"], listing.Packages.Select(p => p.TlsLibrary));
    }

    [Fact]
    public void This_machine_is_read_as_dpkg_lists_it()
    {
        Assert.SkipUnless(File.Exists("/var/lib/dpkg/status"), "no dpkg on this machine");
        string[] expected = Tool.Run("dpkg-query", "-W", "-f", "${db:Status-Status} ${Package} ${Version} ${Architecture} ${source:Package}\n")
            .Split('\n').Where(line => line.StartsWith("installed ", StringComparison.Ordinal)).Order(StringComparer.Ordinal).ToArray();
        PackageListing listing = RealPackages.Read("dpkg", File.ReadAllBytes("/var/lib/dpkg/status"));
        Assert.Empty(listing.Gaps);
        Assert.Equal(expected, listing.Packages.Select(p => $"installed {p.Name} {p.Version} {p.Architecture} {p.Source}").Order(StringComparer.Ordinal));
        Assert.Equal("curl", listing.Packages.Single(p => p.Name == "curl").TlsLibrary);
        Assert.Equal("GnuTLS", listing.Packages.Single(p => p.Name == "wget").TlsLibrary);
    }

    [Fact]
    public void Apk_states_name_version_origin_and_what_it_links()
    {
        PackageListing listing = RealPackages.Read("apk", Encoding.UTF8.GetBytes(Apk));
        Assert.Empty(listing.Gaps);
        Assert.Equal(
            [
                new InstalledPackage("ca-certificates-bundle", "20240226-r0") { Architecture = "x86_64", Source = "ca-certificates" },
                new InstalledPackage("libcurl", "8.9.1-r1") { Architecture = "x86_64", Source = "curl", TlsLibrary = "OpenSSL" },
            ],
            listing.Packages);
    }

    [Theory]
    [InlineData("dpkg", "Package: a\nStatus: install ok installed\nVersion: 1\nArchitecture: all\n\nPackage: b\nStatus: install ok installed\nVersion: 2\n\nPackage: c\nVersion: 3\n\n", 3)]
    [InlineData("apk", Apk, 2)]
    public void A_text_cut_or_flipped_anywhere_tells_what_is_lost(string format, string text, int packages)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(text);
        Assert.Equal(packages, RealPackages.Read(format, bytes).Packages.Length);
        for (int length = 1; length < bytes.Length; length++)
        {
            // Cut between two paragraphs, a text is whole: nothing can tell.
            PackageListing cut = RealPackages.Read(format, bytes[..length]);
            Assert.True(text[..length].EndsWith("\n\n", StringComparison.Ordinal) || cut.Gaps is [{ Decides: true }], $"cut at byte {length}");
        }

        for (int at = 0; at < bytes.Length; at++)
        {
            for (int bit = 0; bit < 8; bit++)
            {
                bytes[at] ^= (byte)(1 << bit);
                PackageListing listing = RealPackages.Read(format, bytes);
                Assert.True(listing.Packages.Length >= packages || listing.Gaps is [{ Decides: true }], $"bit {bit} of byte {at}");
                bytes[at] ^= (byte)(1 << bit);
            }
        }
    }

    [Fact]
    public void An_image_without_package_manager_has_a_file_for_each_package()
    {
        using var folder = new TemporaryFolder();
        folder.Write("var/lib/dpkg/status.d/ca-certificates", "Package: ca-certificates\nVersion: 20230311+deb12u1\nArchitecture: all");
        folder.Write("var/lib/dpkg/status.d/ca-certificates.md5sums", "d41d8cd98f00b204e9800998ecf8427e  etc/x\n");
        folder.Write("var/lib/dpkg/status.d/openssl", "Package: openssl\nVersion: 3.0.17-1~deb12u2\n");
        EvidenceSet set = Examine.Folder(folder.Root);
        Assert.Empty(set.Gaps);
        Assert.Equal(
            [("var/lib/dpkg/status.d", "ca-certificates", "20230311+deb12u1"), ("var/lib/dpkg/status.d", "openssl", "3.0.17-1~deb12u2")],
            set.Software.Select(s => (s.Path, s.Name, s.Version)));

        folder.Write("var/lib/dpkg/status.d/broken", "Package: broken\n");
        Gap gap = Assert.Single(Examine.Folder(folder.Root).Gaps);
        Assert.True(gap.Decides);
        Assert.Equal("var/lib/dpkg/status.d/broken", gap.Place);
    }

    private static void Install(TemporaryFolder folder, string name, string control, bool conffile = false)
    {
        string tree = folder.PathOf("tree", name);
        folder.Write($"tree/{name}/DEBIAN/control", $"Package: {name}\nArchitecture: all\nMaintainer: Tests <tests@example.com>\nDescription: a test\n{control}");
        if (conffile)
        {
            folder.Write($"tree/{name}/etc/{name}", "x\n");
            folder.Write($"tree/{name}/DEBIAN/conffiles", $"/etc/{name}\n");
        }

        Tool.Run("dpkg-deb", "--root-owner-group", "-b", tree, folder.PathOf($"{name}.deb"));
        Directory.CreateDirectory(folder.PathOf("var", "lib", "dpkg", "info"));
        if (!File.Exists(folder.PathOf("var/lib/dpkg/status")))
            folder.Write("var/lib/dpkg/status", "");
        Dpkg(folder, "-i", folder.PathOf($"{name}.deb"));
    }

    private static void Dpkg(TemporaryFolder folder, params string[] arguments) =>
        Tool.Run("dpkg", [$"--root={folder.Root}", "--force-not-root", "--force-depends", "--force-bad-path", "--log=/dev/null", .. arguments]);
}
