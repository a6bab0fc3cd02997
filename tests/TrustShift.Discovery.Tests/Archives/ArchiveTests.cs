using System.IO.Compression;
using System.Security.Cryptography;
using TrustShift.Discovery.Evidence;
using TrustShift.Discovery.Limits;
using TrustShift.Discovery.Sources;
using TrustShift.Testing;

namespace TrustShift.Discovery.Archives;

/// <summary>One root in archives that real tools made: found once, at its place.</summary>
public sealed class ArchiveTests : IDisposable
{
    private static readonly string Root = MarkerRoot.Pem;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("a.tar", "tar cf OUT conf", "a.tar!conf/ca.pem")]
    [InlineData("a.tar", "tar --format=v7 -cf OUT conf", "a.tar!conf/ca.pem")]
    [InlineData("a.tar", "tar --format=pax -cf OUT ./conf", "a.tar!conf/ca.pem")]
    [InlineData("a.tgz", "tar czf OUT conf", "a.tgz!conf/ca.pem")]
    [InlineData("a.tar.bz2", "tar cjf OUT conf", "a.tar.bz2!conf/ca.pem")]
    [InlineData("a.tar.xz", "tar cJf OUT conf", "a.tar.xz!conf/ca.pem")]
    [InlineData("a.tar.zst", "tar --zstd -cf OUT conf", "a.tar.zst!conf/ca.pem")]
    [InlineData("without-extension", "tar cJf OUT conf", "without-extension!conf/ca.pem")]
    [InlineData("ca.pem.gz", "gzip -k conf/ca.pem; mv conf/ca.pem.gz OUT", "ca.pem.gz!ca.pem")]
    [InlineData("ca.pem.xz", "xz -k conf/ca.pem; mv conf/ca.pem.xz OUT", "ca.pem.xz!ca.pem")]
    [InlineData("ca.pem.zst", "zstd -q conf/ca.pem -o OUT", "ca.pem.zst!ca.pem")]
    [InlineData("ca.pem.bz2", "bzip2 -k conf/ca.pem; mv conf/ca.pem.bz2 OUT", "ca.pem.bz2!ca.pem")]
    [InlineData("a.cpio", "find conf | cpio -o -H newc --quiet > OUT", "a.cpio!conf/ca.pem")]
    [InlineData("libx.a", "ar rc OUT conf/ca.pem", "libx.a!ca.pem")]
    [InlineData("libx.a", "cp conf/ca.pem a-name-of-more-than-sixteen-letters.pem; ar rc OUT a-name-of-more-than-sixteen-letters.pem", "libx.a!a-name-of-more-than-sixteen-letters.pem")]
    [InlineData("app.jar", "jar cf OUT conf", "app.jar!conf/ca.pem")]
    [InlineData("app.war", "mkdir -p WEB-INF/lib; jar cf WEB-INF/lib/own.jar conf; jar cf0 OUT WEB-INF; rm -r WEB-INF", "app.war!WEB-INF/lib/own.jar!conf/ca.pem")]
    [InlineData("all.tar.gz", "mkdir w; jar cf w/own.jar conf; jar cf w/app.war -C w own.jar; jar cf app.ear -C w app.war; tar czf OUT app.ear; rm -r w app.ear", "all.tar.gz!app.ear!app.war!own.jar!conf/ca.pem")]
    [InlineData("a.deb", "mkdir -p d/DEBIAN d/opt; cp -r conf d/opt; printf 'Package: a\\nVersion: 1\\nArchitecture: all\\nMaintainer: A <a@example.com>\\nDescription: a\\n' > d/DEBIAN/control; dpkg-deb -Zxz -b d OUT; rm -r d", "a.deb!data.tar.xz!opt/conf/ca.pem")]
    [InlineData("a.deb", "mkdir -p d/DEBIAN d/opt; cp -r conf d/opt; printf 'Package: a\\nVersion: 1\\nArchitecture: all\\nMaintainer: A <a@example.com>\\nDescription: a\\n' > d/DEBIAN/control; dpkg-deb -Zzstd -b d OUT; rm -r d", "a.deb!data.tar.zst!opt/conf/ca.pem")]
    [InlineData("a.rpm", "printf 'Name: a\\nVersion: 1\\nRelease: 1\\nSummary: a\\nLicense: a\\nBuildArch: noarch\\n%%description\\na\\n%%install\\nmkdir -p %%{buildroot}/opt; cp %s/conf/ca.pem %%{buildroot}/opt\\n%%files\\n/opt/ca.pem\\n' \"$PWD\" > a.spec; rpmbuild -bb --quiet --define \"_topdir $PWD/r\" a.spec; mv r/RPMS/noarch/*.rpm OUT; rm -r r a.spec", "a.rpm!opt/ca.pem")]
    [InlineData("a-1.gem", "printf 'Gem::Specification.new { |s| s.name=\"a\"; s.version=\"1\"; s.summary=\"a\"; s.authors=[\"a\"]; s.files=[\"conf/ca.pem\"] }' > a.gemspec; gem build -q a.gemspec -o OUT; rm a.gemspec", "a-1.gem!data.tar.gz!conf/ca.pem")]
    [InlineData("a.tgz", "printf '{\"name\":\"a\",\"version\":\"1.0.0\"}' > package.json; npm pack --silent --pack-destination p-out 2>/dev/null || { mkdir p-out; npm pack --silent --pack-destination p-out; }; mv p-out/*.tgz OUT; rm -r p-out package.json", "a.tgz!package/conf/ca.pem")]
    public void A_root_is_found_in_what_a_tool_packed(string name, string command, string expected)
    {
        string made = _folder.PathOf("out", name);
        _folder.Write("in/conf/ca.pem", Root);
        if (Missing(command) is { } tool)
            Assert.Skip($"{tool} is not installed.");
        Tool.Run("bash", ["-ec", command.Replace("OUT", made, StringComparison.Ordinal)], input: null, _folder.PathOf("in", "x")[..^2]);

        EvidenceSet evidence = Examine.Folder(_folder.PathOf("out", name)[..^(name.Length + 1)]);

        TrustStoreEvidence store = Assert.Single(evidence.Stores);
        Assert.Equal((expected, CertificateRole.TlsTrust, 1), (store.Path, store.Role, store.Entries.Length));
        Assert.Equal([expected], Assert.Single(evidence.Certificates).Locations.Select(static l => l.Path));
        Assert.Empty(evidence.Gaps);
    }

    [Fact]
    public void A_hashed_folder_in_an_archive_is_one_store_with_its_links()
    {
        _folder.Write("in/certs/marker.pem", Root);
        Tool.Run("openssl", "rehash", _folder.PathOf("in", "certs", "x")[..^2]);
        Tool.Run("tar", "czf", _folder.PathOf("out", "a.tgz"), "-C", _folder.PathOf("in", "x")[..^2], "certs");

        EvidenceSet evidence = Examine.Folder(_folder.PathOf("out", "x")[..^2]);

        TrustStoreEvidence folder = Assert.Single(evidence.Stores, static s => s.Role == CertificateRole.TlsTrust);
        Assert.Equal(("a.tgz!certs", 1), (folder.Path, folder.Entries.Length));
        Assert.Contains(evidence.Stores, static s => s.Path == "a.tgz!certs/marker.pem" && s.Aliases.Any(static a => a.EndsWith(".0", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_key_beside_a_certificate_makes_it_an_identity_in_an_archive_too()
    {
        Tool.Run("openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-subj", "/CN=server.example.com", "-keyout", _folder.PathOf("in", "server.key"), "-out", _folder.PathOf("in", "server.crt"));
        Tool.Run("tar", "cf", _folder.PathOf("out", "a.tar"), "-C", _folder.PathOf("in", "x")[..^2], ".");
        Assert.Equal(CertificateRole.TlsIdentity, Assert.Single(Examine.Folder(_folder.PathOf("out", "x")[..^2]).Stores).Role);
    }

    [Fact]
    public void A_signature_of_a_jar_is_no_trust()
    {
        string keystore = _folder.PathOf("sign.p12");
        _folder.Write("in/a/B.txt", "text");
        Tool.Run("jar", "cf", _folder.PathOf("out", "signed.jar"), "-C", _folder.PathOf("in", "x")[..^2], ".");
        Tool.Run("keytool", "-genkeypair", "-alias", "me", "-keyalg", "RSA", "-dname", "CN=Signer", "-keystore", keystore, "-storepass", "secret1", "-storetype", "PKCS12");
        Tool.Run("jarsigner", "-keystore", keystore, "-storepass", "secret1", _folder.PathOf("out", "signed.jar"), "me");

        TrustStoreEvidence store = Assert.Single(Examine.Folder(_folder.PathOf("out", "x")[..^2]).Stores);

        Assert.Equal(("signed.jar!META-INF/ME.RSA", CertificateRole.Signature), (store.Path, store.Role));
    }

    [Fact]
    public void A_damaged_archive_is_read_as_far_as_it_goes_and_is_a_gap()
    {
        _folder.Write("in/1.pem", Root);
        _folder.Write("in/2.bin", RandomNumberGenerator.GetBytes(200_000));
        string made = _folder.PathOf("out", "a.tgz");
        Tool.Run("tar", "czf", made, "-C", _folder.PathOf("in", "x")[..^2], "1.pem", "2.bin");
        byte[] whole = File.ReadAllBytes(made);
        File.WriteAllBytes(made, whole[..(whole.Length / 2)]);

        EvidenceSet evidence = Examine.Folder(_folder.PathOf("out", "x")[..^2]);

        Assert.Equal("a.tgz!1.pem", Assert.Single(evidence.Stores).Path);
        Assert.Contains(evidence.Gaps, static g => g.Decides && g.Place.StartsWith("a.tgz", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("tar czf OUT conf")]
    [InlineData("tar cJf OUT conf")]
    [InlineData("tar cjf OUT conf")]
    [InlineData("tar --zstd -cf OUT conf")]
    [InlineData("tar cf OUT conf")]
    [InlineData("jar cf OUT conf")]
    [InlineData("ar rc OUT conf/ca.pem")]
    public void Cut_or_changed_anywhere_an_archive_never_throws(string command)
    {
        _folder.Write("in/conf/ca.pem", Root);
        string made = _folder.PathOf("out", "a.bin");
        Tool.Run("bash", ["-ec", command.Replace("OUT", made, StringComparison.Ordinal)], input: null, _folder.PathOf("in", "x")[..^2]);
        byte[] whole = File.ReadAllBytes(made);
        var random = new Random(7);
        for (int i = 0; i < 60; i++)
        {
            byte[] bytes = i % 2 == 0 ? whole[..random.Next(whole.Length)] : [.. whole];
            if (i % 2 == 1)
                bytes[random.Next(bytes.Length)] ^= (byte)(1 << random.Next(8));
            File.WriteAllBytes(made, bytes);
            EvidenceSet evidence = Examine.Folder(_folder.PathOf("out", "x")[..^2]);
            Assert.True(evidence.Stores.Length <= 1);
        }
    }

    [Fact]
    public void Archives_nested_beyond_the_bound_are_a_gap()
    {
        _folder.Write("in/0.zip", "text");
        byte[] inner = Zip("ca.pem", System.Text.Encoding.ASCII.GetBytes(Root));
        for (int depth = 1; depth < 4; depth++)
            inner = Zip("inner.zip", inner);
        _folder.Write("out/a.zip", inner);

        EvidenceSet evidence = Examine.Folder(_folder.PathOf("out", "x")[..^2], static r => r with { Limits = new ReadingLimits { Depth = 3 } });

        Assert.Empty(evidence.Stores);
        Gap gap = Assert.Single(evidence.Gaps);
        Assert.True(gap.Decides);
        Assert.Equal("a.zip!inner.zip!inner.zip!inner.zip", gap.Place);
        Assert.Single(Examine.Folder(_folder.PathOf("out", "x")[..^2], static r => r with { Limits = new ReadingLimits { Depth = 4 } }).Stores);
    }

    [Fact]
    public void A_bomb_ends_at_the_bound_and_is_a_gap()
    {
        _folder.Write("out/bomb.zip", Zip("zeros", new byte[200 * 1024 * 1024]));

        EvidenceSet evidence = Examine.Folder(_folder.PathOf("out", "x")[..^2]);

        Assert.Contains("200 times its size", Assert.Single(evidence.Gaps).Reason, StringComparison.Ordinal);
        Assert.InRange(evidence.Statistics.BytesRead, 0, 80 * 1024 * 1024);
    }

    [Fact]
    public void Too_many_entries_are_a_gap()
    {
        _folder.Write("out/many.zip", Zip([.. Enumerable.Range(0, 50).Select(static i => ($"f{i}", new byte[1]))]));
        Assert.Contains("more than 40 entries", Assert.Single(Examine.Folder(_folder.PathOf("out", "x")[..^2], static r => r with { Limits = new ReadingLimits { Entries = 40 } }).Gaps).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_path_that_leads_out_of_the_archive_stays_in_it()
    {
        _folder.Write("out/a.zip", Zip(("../../etc/ca.pem", System.Text.Encoding.ASCII.GetBytes(Root)), ("/opt/./b.pem", System.Text.Encoding.ASCII.GetBytes(Root))));
        Assert.Equal(["a.zip!etc/ca.pem", "a.zip!opt/b.pem"], Examine.Folder(_folder.PathOf("out", "x")[..^2]).Stores.Select(static s => s.Path));
    }

    [Fact]
    public void An_entry_too_large_for_memory_is_read_on_as_it_comes_and_what_needs_all_of_it_is_a_gap()
    {
        string far = new string('x', 3_000_000) + "\nhttps://bucket.s3.eu-west-1.amazonaws.com/\n";
        _folder.Write("out/a.zip", Zip(("app.conf", System.Text.Encoding.ASCII.GetBytes(far)), ("ca.pem", System.Text.Encoding.ASCII.GetBytes(new string('\n', 3_000_000) + Root))));

        EvidenceSet evidence = Examine.Folder(_folder.PathOf("out", "x")[..^2], static r => r with { Limits = new ReadingLimits { Memory = 8 * 1024 * 1024 } });

        Assert.Contains(evidence.Endpoints, static e => e is { Path: "a.zip!app.conf", Host: "bucket.s3.eu-west-1.amazonaws.com", Line: 2 });
        Assert.Contains(evidence.Gaps, static g => g is { Place: "a.zip!ca.pem", Decides: true });
        Assert.Single(Examine.Folder(_folder.PathOf("out", "x")[..^2]).Stores);
    }

    [Fact]
    public void An_encrypted_entry_is_a_gap_that_names_it()
    {
        if (Tool.Execute("bash", ["-c", "command -v python3"]).ExitCode != 0)
            Assert.Skip("python3 is not installed.");
        byte[] zip = Zip("ca.pem", System.Text.Encoding.ASCII.GetBytes(Root));
        // The flag of encryption in both headers (APPNOTE.TXT 4.4.4, bit 0).
        zip[6] |= 1;
        zip[zip.AsSpan().IndexOf("PK\x01\x02"u8) + 8] |= 1;
        _folder.Write("out/a.zip", zip);

        Gap gap = Assert.Single(Examine.Folder(_folder.PathOf("out", "x")[..^2]).Gaps);

        Assert.Equal(("a.zip!ca.pem", true), (gap.Place, gap.Decides));
        Assert.Contains("encrypted", gap.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Twice_gives_the_same()
    {
        _folder.Write("in/conf/ca.pem", Root);
        for (int i = 0; i < 8; i++)
            Tool.Run("jar", "cf", _folder.PathOf("out", $"{i}.jar"), "-C", _folder.PathOf("in", "x")[..^2], "conf");
        string folder = _folder.PathOf("out", "x")[..^2];
        Assert.Equal(Examine.Text(Examine.Folder(folder)), Examine.Text(Examine.Folder(folder)));
    }

    private static string? Missing(string command) =>
        new[] { "zstd", "xz", "bzip2", "cpio", "ar", "jar", "dpkg-deb", "rpmbuild", "gem", "npm" }.FirstOrDefault(tool =>
            command.Contains(tool, StringComparison.Ordinal) && Tool.Execute("bash", ["-c", $"command -v {tool}"]).ExitCode != 0);

    private static byte[] Zip(string name, byte[] content) => Zip((name, content));

    private static byte[] Zip(params (string Name, byte[] Content)[] entries)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach ((string name, byte[] content) in entries)
            {
                using Stream entry = zip.CreateEntry(name, CompressionLevel.Optimal).Open();
                entry.Write(content);
            }
        }

        return bytes.ToArray();
    }
}
