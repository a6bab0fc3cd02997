using TrustShift.Discovery.Stores;
using TrustShift.Discovery.Stores.OpenSsl;
using TrustShift.Pki.Certificates;
using TrustShift.Testing;

namespace TrustShift.Discovery.Tests.Stores;

public sealed class CaPathDirectoryTests(Authorities authorities) : IClassFixture<Authorities>, IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("root-a")]
    [InlineData("root-b")]
    [InlineData("leaf")]
    public void Both_hashes_are_those_that_openssl_prints(string name)
    {
        ReadOnlyMemory<byte> subject = authorities.Facts(name).Subject.Der;

        Assert.Equal(Hash(name), SubjectNameHash.Of(subject));
        Assert.Equal(Tool.Run("openssl", "x509", "-noout", "-subject_hash_old", "-in", authorities.PemPath(name)).Trim(), SubjectNameHash.OfOld(subject));
    }

    [Fact]
    public void The_hash_is_right_for_every_real_certificate()
    {
        string[] files = Directory.GetFiles(SharedFacts.Require("certificates"), "*.pem");
        foreach (string file in files)
        {
            CertificateFacts facts = Assert.Single(Reading.File(file).Items).Facts;
            Assert.Equal(Tool.Run("openssl", "x509", "-noout", "-subject_hash", "-in", file).Trim(), SubjectNameHash.Of(facts.Subject.Der));
        }

        Assert.NotEmpty(files);
    }

    [Theory]
    [InlineData("/CN=  Two   Spaces and ÄÖÜ ß", "-utf8", "utf8only")]
    [InlineData("/CN=UPPER lower/O=Müller & Söhne", "-utf8", "default")]
    [InlineData("/C=DE+ST=Hessen/CN=multi/serialNumber=42", "-multivalue-rdn", "default")]
    [InlineData("/CN=Grüße", "-utf8", "MASK:0x0800")]
    [InlineData("/CN=Latin é", "-utf8", "MASK:0x0004")]
    [InlineData("/emailAddress=Someone@Example.COM", "-utf8", "default")]
    public void The_hash_is_right_for_every_kind_of_string(string subject, string option, string mask)
    {
        string config = _folder.Write("req.cnf", $"[req]\ndistinguished_name=dn\nstring_mask={mask}\n[dn]\n");
        string path = _folder.PathOf("x.pem");
        Tool.Run("openssl", "req", "-x509", "-config", config, "-key", authorities.KeyPath("leaf"), "-subj", subject, option, "-out", path);
        CertificateFacts facts = Assert.Single(Reading.File(path).Items).Facts;

        Assert.Equal(Tool.Run("openssl", "x509", "-noout", "-subject_hash", "-in", path).Trim(), SubjectNameHash.Of(facts.Subject.Der));
    }

    [Fact]
    public void A_folder_made_by_openssl_rehash_is_one_store_in_the_order_of_look_up()
    {
        File.Copy(authorities.PemPath("root-a"), _folder.PathOf("a.pem"));
        File.Copy(authorities.PemPath("root-b"), _folder.PathOf("b.pem"));
        Tool.Run("openssl", "rehash", _folder.Root);

        StoreContent content = CaPathDirectory.Read("certs", EntriesOfFolder());

        Assert.Equal("capath", content.Format);
        Assert.Equal(new[] { Hash("root-a") + ".0", Hash("root-b") + ".0" }.Order(StringComparer.Ordinal), content.Items.Select(i => i.Alias));
        Assert.True(content is { IsComplete: true, Gaps.IsEmpty: true });
    }

    [Fact]
    public void A_certificate_under_a_wrong_hash_is_left_out_as_openssl_leaves_it_out()
    {
        File.Copy(authorities.PemPath("root-a"), _folder.PathOf("12345678.0"));
        Assert.False(OpenSslAccepts());

        StoreContent content = CaPathDirectory.Read("certs", EntriesOfFolder());

        Assert.Empty(content.Items);
        Assert.False(content.IsComplete);
        Assert.True(Assert.Single(content.Gaps) is { Decides: true, Place: "certs/12345678.0" });
    }

    [Fact]
    public void A_hole_in_the_numbers_hides_what_stands_behind_it()
    {
        File.Copy(authorities.PemPath("root-a"), _folder.PathOf(Hash("root-a") + ".1"));
        Assert.False(OpenSslAccepts());

        StoreContent content = CaPathDirectory.Read("certs", EntriesOfFolder());

        Assert.Empty(content.Items);
        Assert.Contains(".0 before it", Assert.Single(content.Gaps).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void The_second_number_is_found_after_the_first()
    {
        // Another certificate of the same name in front: openssl goes on to .1.
        string other = _folder.PathOf(Hash("root-a") + ".0");
        Tool.Run("openssl", "req", "-x509", "-subj", "/C=US/O=Example  Trust/CN=Root A", "-key", authorities.KeyPath("root-b"), "-out", other);
        File.Copy(authorities.PemPath("root-a"), _folder.PathOf(Hash("root-a") + ".1"));
        Assert.True(OpenSslAccepts());

        StoreContent content = CaPathDirectory.Read("certs", EntriesOfFolder());

        Assert.Equal([Hash("root-a") + ".0", Hash("root-a") + ".1"], content.Items.Select(i => i.Alias));
        Assert.True(content.IsComplete);
    }

    [Fact]
    public void The_old_hash_beside_the_new_one_is_nothing_to_report_and_alone_it_is()
    {
        CertificateFacts root = authorities.Facts("root-a");
        string old = SubjectNameHash.OfOld(root.Subject.Der) + ".0";

        StoreContent both = CaPathDirectory.Read("certs", [new CaPathEntry(old, root), new CaPathEntry(Hash("root-a") + ".0", root)]);
        StoreContent alone = CaPathDirectory.Read("certs", [new CaPathEntry(old, root)]);

        Assert.Single(both.Items);
        Assert.True(both is { IsComplete: true, Gaps.IsEmpty: true });
        Assert.Empty(alone.Items);
        Assert.Contains("before 1.0.0", Assert.Single(alone.Gaps).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Revocation_lists_and_other_names_are_left_out_and_an_unreadable_entry_is_a_gap()
    {
        CertificateFacts root = authorities.Facts("root-a");

        StoreContent content = CaPathDirectory.Read(
            "certs", [new CaPathEntry("root.pem", root), new CaPathEntry(Hash("root-a") + ".r0", null), new CaPathEntry(Hash("root-a") + ".00", root), new CaPathEntry("0a0a0a0a.0", null)]);

        Assert.Empty(content.Items);
        Assert.Equal("certs/0a0a0a0a.0", Assert.Single(content.Gaps).Place);
    }

    [Fact]
    public void The_systems_folder_holds_what_the_systems_bundle_holds()
    {
        if (!File.Exists("/etc/ssl/certs/ca-certificates.crt"))
            Assert.Skip("needs the folder of Debian's ca-certificates");
        CaPathEntry[] entries = [.. Directory.GetFiles("/etc/ssl/certs").Where(f => CaPathDirectory.IsHashName(Path.GetFileName(f)))
            .SelectMany(f => Reading.File(f).Items.Select(i => new CaPathEntry(Path.GetFileName(f), i.Facts)))];

        StoreContent folder = CaPathDirectory.Read("/etc/ssl/certs", entries);

        // The folder may hold more: the server's own snake-oil certificate lies there too.
        Assert.Subset(folder.Hashes().ToHashSet(StringComparer.Ordinal), Reading.File("/etc/ssl/certs/ca-certificates.crt").Hashes().ToHashSet(StringComparer.Ordinal));
        Assert.True(folder.IsComplete);
    }

    private string Hash(string name) => Tool.Run("openssl", "x509", "-noout", "-subject_hash", "-in", authorities.PemPath(name)).Trim();

    private bool OpenSslAccepts() => Tool.Execute(
        "openssl", ["verify", "-no-CAfile", "-no-CAstore", "-CApath", _folder.Root, "-untrusted", authorities.PemPath("middle"), authorities.PemPath("leaf")]).ExitCode == 0;

    private CaPathEntry[] EntriesOfFolder() =>
        [.. Directory.GetFiles(_folder.Root).Select(f => new CaPathEntry(Path.GetFileName(f), Reading.File(f).Items[0].Facts))];
}
