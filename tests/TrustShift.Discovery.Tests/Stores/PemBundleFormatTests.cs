using System.Text;
using TrustShift.Discovery.Evidence;
using TrustShift.Discovery.Stores;
using TrustShift.Pki.Paths;
using TrustShift.Testing;

namespace TrustShift.Discovery.Tests.Stores;

public sealed class PemBundleFormatTests(Authorities authorities) : IClassFixture<Authorities>, IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Every_block_is_an_entry_with_its_byte_offset_whatever_stands_between()
    {
        string text = "# Root A\n" + authorities.Pem("root-a") + "\nsome text\n\n" + authorities.Pem("root-b");

        StoreContent content = Reading.Any("ca-bundle.crt", text)!;

        Assert.Equal([authorities.HashOf("root-a"), authorities.HashOf("root-b")], content.Hashes());
        Assert.Equal([9L, text.LastIndexOf("-----BEGIN", StringComparison.Ordinal)], content.Items.Select(i => i.Offset));
        Assert.True(content is { Format: "pem-bundle", IsComplete: true, Gaps.IsEmpty: true, HasPrivateKeys: false });
    }

    [Fact]
    public void A_certificate_file_of_prose_trusts_nothing_and_hides_nothing()
    {
        // The shape of Debian's /etc/postgresql-common/root.crt.
        StoreContent content = Reading.Any("root.crt", "This is a dummy root certificate file. To enable client side\nauthentication, add some certificates to it.\n\n  file:///usr/share/doc/some-long-name/html/ssl-tcp.html\n")!;

        Assert.Empty(content.Items);
        Assert.True(content.IsComplete);
        Assert.All(content.Gaps, g => Assert.False(g.Decides));
    }

    [Fact]
    public void A_certificate_file_of_bare_base64_is_a_gap_that_decides() =>
        Assert.Contains(Reading.Any("root.crt", new string('A', 64) + "\n" + new string('B', 64) + "\n")!.Gaps, g => g.Decides);

    [Theory]
    [InlineData("\r\n")]
    [InlineData("\r")]
    [InlineData(" \n")]
    public void Any_line_end_is_read(string lineEnd) =>
        Assert.Equal([authorities.HashOf("root-a")], Reading.Any("a.pem", authorities.Pem("root-a").Replace("\n", lineEnd, StringComparison.Ordinal))!.Hashes());

    [Theory]
    [InlineData(" + \"", "\\n\"", ";")]
    [InlineData("  + \"", "\"", ";")]
    [InlineData("    b'", "\\n'", "")]
    [InlineData("  . \"", "\\n\"", ";")]
    [InlineData("  s += \"", "\\r\\n\";", "")]
    [InlineData("  out.append(\"", "\\n\");", "")]
    [InlineData("  \"", "\\n\" +", "")]
    public void A_certificate_in_a_literal_of_many_lines_is_read_whatever_joins_them(string before, string after, string last)
    {
        string[] lines = authorities.Pem("root-a").TrimEnd().Split('\n');
        string source = "String ca = \n" + string.Join('\n', lines.Select(l => before + l + after)) + last + "\n";

        Assert.Equal([authorities.HashOf("root-a")], Reading.Any("Ca.java", source)!.Hashes());
    }

    [Fact]
    public void The_older_label_is_read() =>
        Assert.Equal([authorities.HashOf("root-a")], Reading.Any("a.pem", authorities.Pem("root-a").Replace(" CERTIFICATE", " X509 CERTIFICATE", StringComparison.Ordinal))!.Hashes());

    [Fact]
    public void A_malformed_block_never_hides_the_next_and_names_its_line()
    {
        string text = authorities.Pem("root-a") + "-----BEGIN CERTIFICATE-----\nMIIBwrong!base64MIIBwrongbase64\n-----END CERTIFICATE-----\n" + authorities.Pem("root-b");

        StoreContent content = Reading.Any("ca.pem", text)!;

        Assert.Equal([authorities.HashOf("root-a"), authorities.HashOf("root-b")], content.Hashes());
        Gap gap = Assert.Single(content.Gaps);
        int line = authorities.Pem("root-a").Count(c => c == '\n') + 1;
        Assert.Equal($"ca.pem:{line}", gap.Place);
        Assert.True(gap.Decides);
        Assert.False(content.IsComplete);
    }

    [Theory]
    [InlineData("-----BEGIN CERTIFICATE-----\nMIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8A\n")]
    [InlineData("-----BEGIN CERTIFICATE----\nMIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8A\n-----END CERTIFICATE-----\n")]
    [InlineData("-----BEGIN CERTIFICATE-----\nMIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8A\n-----END X509 CRL-----\n")]
    [InlineData("-----BEGIN CERTIFICATE-----\n-----END CERTIFICATE-----\n")]
    [InlineData("-----BEGIN CERTIFICATE-----\nMIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8A\n-----END CERTIFICATE-----\n")]
    public void Each_way_to_break_a_block_is_a_deciding_gap_in_a_certificate_file(string broken)
    {
        StoreContent content = Reading.Any("ca.pem", broken + authorities.Pem("root-b"))!;

        Assert.Equal([authorities.HashOf("root-b")], content.Hashes());
        Assert.True(Assert.Single(content.Gaps).Decides);
        Assert.False(content.IsComplete);
    }

    [Fact]
    public void A_broken_block_in_source_code_does_not_decide()
    {
        StoreContent content = Reading.Any("client.py", "ca = '''\n-----BEGIN CERTIFICATE-----\nMIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8A\n-----END CERTIFICATE-----\n'''")!;

        Assert.Empty(content.Items);
        Assert.False(Assert.Single(content.Gaps).Decides);
    }

    [Theory]
    [InlineData("const string Begin = \"-----BEGIN CERTIFICATE-----\";\nconst string End = \"-----END CERTIFICATE-----\";")]
    [InlineData("The file starts with -----BEGIN CERTIFICATE----- and so on.")]
    [InlineData("re.compile('-----BEGIN CERTIFICATE-----[\\s\\S]+?-----END CERTIFICATE-----')")]
    [InlineData("-----BEGIN CERTIFICATE-----\nMIIC...\n-----END CERTIFICATE-----")]
    public void A_mention_in_prose_or_code_is_nothing(string text) => Assert.Null(Reading.Any("notes.md", text));

    [Fact]
    public void Blocks_in_yaml_and_in_string_literals_are_read()
    {
        string yaml = "data:\n  ca.crt: |\n" + string.Concat(authorities.Pem("root-a").TrimEnd().Split('\n').Select(line => "    " + line + "\n"));
        string json = "{\"ca\":\"" + authorities.Pem("root-b").Replace("\n", "\\n", StringComparison.Ordinal) + "\"}";
        string code = string.Concat(authorities.Pem("middle").TrimEnd().Split('\n').Select(line => "  \"" + line + "\\n\" +\n"));

        Assert.Equal([authorities.HashOf("root-a")], Reading.Any("config.yaml", yaml)!.Hashes());
        Assert.Equal([authorities.HashOf("root-b")], Reading.Any("config.json", json)!.Hashes());
        Assert.Equal([authorities.HashOf("middle")], Reading.Any("Client.java", code)!.Hashes());
    }

    [Fact]
    public void An_indented_block_in_a_certificate_file_is_told_because_openssl_ignores_it()
    {
        string path = _folder.Write("ca.pem", string.Concat(authorities.Pem("root-a").TrimEnd().Split('\n').Select(line => "  " + line + "\n")));
        Assert.NotEqual(0, Tool.Execute("openssl", ["verify", "-CAfile", path, authorities.PemPath("middle")]).ExitCode);

        StoreContent content = Reading.File(path);

        Assert.Single(content.Items);
        Assert.Contains("start of its line", Assert.Single(content.Gaps, g => g.Decides).Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(new string[0], AnchorUsage.Any)]
    [InlineData(new[] { "-addtrust", "serverAuth" }, AnchorUsage.TlsServer)]
    [InlineData(new[] { "-addtrust", "anyExtendedKeyUsage" }, AnchorUsage.TlsServer)]
    [InlineData(new[] { "-addtrust", "emailProtection", "-addtrust", "serverAuth" }, AnchorUsage.TlsServer)]
    [InlineData(new[] { "-addtrust", "emailProtection" }, AnchorUsage.OtherOnly)]
    [InlineData(new[] { "-addreject", "serverAuth" }, AnchorUsage.Rejected)]
    [InlineData(new[] { "-addreject", "anyExtendedKeyUsage" }, AnchorUsage.Rejected)]
    [InlineData(new[] { "-addreject", "emailProtection" }, AnchorUsage.Any)]
    [InlineData(new[] { "-addtrust", "serverAuth", "-addreject", "serverAuth" }, AnchorUsage.Rejected)]
    public void Trust_and_reject_of_a_trusted_certificate_mean_what_openssl_makes_of_them(string[] options, AnchorUsage usage)
    {
        string path = _folder.PathOf("trusted.pem");
        Tool.Run("openssl", ["x509", "-in", authorities.PemPath("root-a"), "-trustout", "-setalias", "The Root", .. options, "-out", path]);
        bool isAccepted = Tool.Execute("openssl", ["verify", "-purpose", "sslserver", "-CAfile", path, "-untrusted", authorities.PemPath("middle"), authorities.PemPath("leaf")]).ExitCode == 0;

        StoreContent content = Reading.File(path);

        StoreItem item = Assert.Single(content.Items);
        Assert.Equal("openssl-trusted", content.Format);
        Assert.Equal("openssl-trusted", item.Form);
        Assert.Equal(authorities.HashOf("root-a"), item.Facts.Sha256.ToString());
        Assert.Equal("The Root", item.Alias);
        Assert.Equal(usage, item.Usage);
        Assert.Equal(isAccepted, usage is AnchorUsage.Any or AnchorUsage.TlsServer);
    }

    [Fact]
    public void A_private_key_is_noticed_and_not_kept()
    {
        StoreContent content = Reading.Any("server.pem", authorities.Key("leaf") + authorities.Pem("leaf"))!;

        Assert.True(content.HasPrivateKeys);
        Assert.Equal([authorities.HashOf("leaf")], content.Hashes());
        Assert.True(content.Gaps.IsEmpty);
    }

    [Fact]
    public void A_file_of_keys_or_requests_is_no_store()
    {
        Assert.Null(Reading.Any("server-key.pem", authorities.Key("leaf")));
        Assert.Null(Reading.Any("dh.pem", Tool.Run("openssl", "pkey", "-in", authorities.KeyPath("leaf"), "-pubout")));
    }

    [Theory]
    [InlineData("")]
    [InlineData("\n\n")]
    public void An_empty_bundle_is_a_store_that_trusts_nothing(string text)
    {
        StoreContent content = Reading.Any("ca-bundle.pem", text)!;

        Assert.True(content is { Items.IsEmpty: true, IsComplete: true, Format: "pem-bundle" });
    }

    [Theory]
    [InlineData("<html>404 Not Found</html>")]
    [InlineData("# put your certificates here\n")]
    public void Prose_under_the_name_of_a_certificate_file_trusts_nothing_for_sure(string text)
    {
        StoreContent content = Reading.Any("ca.crt", text)!;

        Assert.True(content is { IsComplete: true, Items.IsEmpty: true });
        Assert.False(Assert.Single(content.Gaps).Decides);
    }

    [Theory]
    [InlineData("{{ corporate_ca }}\n")]
    [InlineData("${CA_CERTIFICATE}")]
    [InlineData("version https://git-lfs.github.com/spec/v1\noid sha256:00\n")]
    [InlineData("MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8A")]
    [InlineData("\u0001\u0002\u0003")]
    public void A_certificate_file_whose_content_comes_from_elsewhere_or_is_unknown_is_a_deciding_gap(string text)
    {
        StoreContent content = Reading.Any("ca.pem", text)!;

        Assert.True(Assert.Single(content.Gaps).Decides);
        Assert.False(content.IsComplete);
    }

    [Fact]
    public void A_certificate_file_in_utf16_or_with_a_byte_order_mark_is_told()
    {
        Assert.True(Assert.Single(Reading.Any("ca.cer", Encoding.Unicode.GetBytes(authorities.Pem("root-a")))!.Gaps).Decides);
        Assert.True(Assert.Single(Reading.Any("ca.cer", [0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(authorities.Pem("root-a"))])!.Gaps).Decides);
    }

    [Fact]
    public void Long_runs_of_dashes_are_read_past()
    {
        string text = new string('-', 100_000) + "\n-" + authorities.Pem("root-a") + new string('-', 1000) + "\n" + authorities.Pem("root-b");

        Assert.Equal([authorities.HashOf("root-a"), authorities.HashOf("root-b")], Reading.Any("roots.pem", text)!.Hashes());
    }

    [Fact]
    public void Pkcs7_in_pem_is_read_and_in_a_mixture_it_is_told()
    {
        string path = _folder.PathOf("chain.pem");
        Tool.Run("openssl", "crl2pkcs7", "-nocrl", "-certfile", authorities.PemPath("root-a"), "-certfile", authorities.PemPath("middle"), "-out", path);

        StoreContent alone = Reading.File(path);
        StoreContent mixed = Reading.Any("mixed.pem", File.ReadAllText(path) + authorities.Pem("root-b"))!;

        Assert.Equal(("pkcs7", 2, 0), (alone.Format, alone.Items.Length, alone.Gaps.Length));
        Assert.Equal(("pem-bundle", 3), (mixed.Format, mixed.Items.Length));
        Assert.Equal(["pkcs7", "pkcs7", "pem"], mixed.Items.Select(i => i.Form));
        Assert.True(Assert.Single(mixed.Gaps).Decides);
    }

    [Fact]
    public void Cut_anywhere_or_flipped_anywhere_it_never_throws_and_never_loses_a_block_silently()
    {
        byte[] bytes = Encoding.ASCII.GetBytes(authorities.Pem("root-a") + authorities.Pem("root-b") + authorities.Pem("middle"));

        for (int length = 0; length < bytes.Length; length++)
        {
            StoreContent cut = Reading.Any("ca.pem", bytes[..length])!;
            // Between two blocks a cut leaves no trace.
            bool isBetween = length == 0 || Encoding.ASCII.GetString(bytes, 0, length).TrimEnd().EndsWith("-----END CERTIFICATE-----", StringComparison.Ordinal);
            Assert.True(cut.IsComplete == isBetween && cut.Gaps.IsEmpty == isBetween, $"cut at byte {length}");
        }

        var random = new Random(2);
        for (int i = 0; i < 1000; i++)
        {
            byte[] changed = [.. bytes];
            changed[random.Next(bytes.Length)] ^= (byte)(1 << random.Next(8));
            StoreContent content = Reading.Any("ca.pem", changed)!;
            Assert.InRange(content.Items.Length, 2, 3);
            Assert.Equal(content.Items.Length == 3, content.IsComplete);
        }
    }

    [Fact]
    public void The_systems_bundle_agrees_with_openssl()
    {
        const string Path = "/etc/ssl/certs/ca-certificates.crt";
        if (!File.Exists(Path))
            Assert.Skip("needs the bundle of Debian's ca-certificates");
        string[] subjects = [.. Tool.Run("openssl", "storeutl", "-noout", "-certs", Path).Split('\n').Where(l => l.EndsWith(": Certificate", StringComparison.Ordinal))];

        StoreContent content = Reading.File(Path);

        Assert.Equal(subjects.Length, content.Items.Length);
        Assert.True(content.IsComplete);
    }
}
