using TrustShift.Discovery.Stores;
using TrustShift.Pki.Paths;
using TrustShift.Testing;

namespace TrustShift.Discovery.Tests.Stores;

public sealed class JavaKeyStoreFormatTests(Authorities authorities) : IClassFixture<Authorities>, IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("JKS", "jks")]
    [InlineData("JCEKS", "jceks")]
    public void Trusted_entries_are_read_without_a_password(string storeType, string format)
    {
        string path = _folder.PathOf("truststore.jks");
        Import(path, storeType, "first", "root-a");
        Import(path, storeType, "second", "root-b");

        StoreContent content = Reading.File(path);

        Assert.Equal(format, content.Format);
        Assert.Equal([authorities.HashOf("root-a"), authorities.HashOf("root-b")], content.Hashes().Order(OrderOf("root-a", "root-b")));
        Assert.Equal(["first", "second"], content.Items.Select(i => i.Alias).Order(StringComparer.Ordinal));
        Assert.All(content.Items, i => Assert.True(i is { Usage: AnchorUsage.Any, HasPrivateKey: false } && i.Form == format));
        Assert.True(content is { IsComplete: true, HasPrivateKeys: false, Gaps.IsEmpty: true });
    }

    [Theory]
    [InlineData("JKS")]
    [InlineData("JCEKS")]
    public void A_key_entry_gives_its_chain_as_an_identity_and_trusted_entries_beside_it_stay_anchors(string storeType)
    {
        string path = IdentityStore(storeType);
        Import(path, storeType, "anchor", "root-b");

        StoreContent content = Reading.File(path);

        Assert.True(content.HasPrivateKeys);
        Assert.Equal(["Middle", "leaf.example"], content.Items.Where(i => i.HasPrivateKey).Select(i => i.Facts.Subject.CommonName).Order(StringComparer.Ordinal));
        StoreItem anchor = Assert.Single(content.Items, i => !i.HasPrivateKey);
        Assert.Equal(authorities.HashOf("root-b"), anchor.Facts.Sha256.ToString());
        Assert.True(content.IsComplete);
    }

    [Fact]
    public void A_sealed_secret_key_of_a_jceks_is_passed_over_without_losing_what_follows()
    {
        string path = _folder.PathOf("store.jceks");
        Import(path, "JCEKS", "aaa", "root-a");
        Tool.Run("keytool", "-genseckey", "-alias", "mmm", "-keyalg", "AES", "-keysize", "256", "-storetype", "JCEKS", "-keystore", path, "-storepass", "changeit", "-keypass", "changeit");
        Tool.Run("keytool", "-genseckey", "-alias", "nnn", "-keyalg", "DESede", "-storetype", "JCEKS", "-keystore", path, "-storepass", "changeit", "-keypass", "changeit");
        Import(path, "JCEKS", "zzz", "root-b");

        StoreContent content = Reading.File(path);

        Assert.Equal(["aaa", "zzz"], content.Items.Select(i => i.Alias).Order(StringComparer.Ordinal));
        Assert.True(content is { IsComplete: true, Gaps.IsEmpty: true });
    }

    [Fact]
    public void A_sealed_object_that_cannot_be_followed_is_a_gap_and_keeps_the_entries_before_it()
    {
        byte[] certificate = authorities.Der("root-a");
        byte[] store =
        [
            .. Int(0xCECECECE), .. Int(2), .. Int(3),
            .. Int(2), .. Utf("before"), .. new byte[8], .. Utf("X.509"), .. Int((uint)certificate.Length), .. certificate,
            .. Int(3), .. Utf("sealed"), .. new byte[8], 0xAC, 0xED, 0x00, 0x05, 0x7E, 0x00,
            .. new byte[40],
        ];

        StoreContent content = Reading.Any("store.jceks", store)!;

        Assert.Equal("before", Assert.Single(content.Items).Alias);
        Assert.False(content.IsComplete);
        Assert.Contains("entry 2 of 3", Assert.Single(content.Gaps).Reason, StringComparison.Ordinal);
        Assert.True(content.Gaps[0].Decides);
    }

    [Fact]
    public void Version_1_has_no_certificate_types()
    {
        byte[] certificate = authorities.Der("root-a");
        byte[] store = [.. Int(0xFEEDFEED), .. Int(1), .. Int(1), .. Int(2), .. Utf("old"), .. new byte[8], .. Int((uint)certificate.Length), .. certificate, .. new byte[20]];

        StoreContent content = Reading.Any("store.jks", store)!;

        Assert.Equal([authorities.HashOf("root-a")], content.Hashes());
        Assert.True(content.IsComplete);
    }

    [Fact]
    public void Of_two_entries_with_one_alias_only_the_last_is_an_anchor_as_in_Java()
    {
        byte[] first = authorities.Der("root-a");
        byte[] second = authorities.Der("root-b");
        byte[] store =
        [
            .. Int(0xFEEDFEED), .. Int(2), .. Int(2),
            .. Int(2), .. Utf("same"), .. new byte[8], .. Utf("X.509"), .. Int((uint)first.Length), .. first,
            .. Int(2), .. Utf("same"), .. new byte[8], .. Utf("X.509"), .. Int((uint)second.Length), .. second,
            .. new byte[20],
        ];

        StoreContent content = Reading.Any("store.jks", store)!;

        Assert.Equal([AnchorUsage.OtherOnly, AnchorUsage.Any], content.Items.Select(i => i.Usage));
    }

    [Fact]
    public void An_empty_keystore_is_a_store_that_trusts_nothing()
    {
        string path = _folder.PathOf("empty.jks");
        Import(path, "JKS", "only", "root-a");
        Tool.Run("keytool", "-delete", "-alias", "only", "-storetype", "JKS", "-keystore", path, "-storepass", "changeit");

        StoreContent content = Reading.File(path);

        Assert.True(content is { IsComplete: true, Items.IsEmpty: true, Gaps.IsEmpty: true, Format: "jks" });
    }

    [Fact]
    public void A_truncated_jks_keeps_the_entries_before_the_cut_and_names_the_byte()
    {
        string path = _folder.PathOf("store.jks");
        Import(path, "JKS", "one", "root-a");
        Import(path, "JKS", "two", "root-b");
        byte[] bytes = File.ReadAllBytes(path);

        StoreContent content = Reading.Any("store.jks", bytes[..(bytes.Length - 60)])!;

        Assert.Single(content.Items);
        Assert.False(content.IsComplete);
        Assert.Matches("^entry 2 of 2 \\(at byte [0-9]+\\) is cut off", Assert.Single(content.Gaps).Reason);
    }

    [Fact]
    public void A_missing_digest_is_a_gap()
    {
        string path = _folder.PathOf("store.jks");
        Import(path, "JKS", "one", "root-a");
        byte[] bytes = File.ReadAllBytes(path);

        StoreContent content = Reading.Any("store.jks", bytes[..^5])!;

        Assert.Single(content.Items);
        Assert.False(content.IsComplete);
    }

    [Theory]
    [InlineData("JKS")]
    [InlineData("JCEKS")]
    public void Cut_anywhere_or_flipped_anywhere_it_never_throws_and_never_loses_an_entry_silently(string storeType)
    {
        string path = IdentityStore(storeType);
        Import(path, storeType, "anchor", "root-b");
        if (string.Equals(storeType, "JCEKS", StringComparison.Ordinal))
            Tool.Run("keytool", "-genseckey", "-alias", "secret", "-keyalg", "AES", "-keysize", "256", "-storetype", "JCEKS", "-keystore", path, "-storepass", "changeit", "-keypass", "changeit");
        byte[] bytes = File.ReadAllBytes(path);

        Reading.TruncatesSafely("store.jks", bytes);
        Reading.FlipsSafely("store.jks", bytes, seed: 1, magicLength: 4);
    }

    [Fact]
    public void The_systems_cacerts_agrees_with_keytool()
    {
        const string Path = "/etc/ssl/certs/java/cacerts";
        if (!File.Exists(Path))
            Assert.Skip("needs Debian's ca-certificates-java");
        string[] listed = [.. Tool.Run("keytool", "-list", "-keystore", Path, "-storepass", "changeit").Split('\n')
            .Where(line => line.Contains("(SHA-256)", StringComparison.Ordinal))
            .Select(line => line[(line.IndexOf("): ", StringComparison.Ordinal) + 3)..].Trim().Replace(":", "", StringComparison.Ordinal).ToLowerInvariant())];
        Assert.NotEmpty(listed);

        Assert.Equal(listed.Order(StringComparer.Ordinal), Reading.File(Path).Hashes().Order(StringComparer.Ordinal));
    }

    private static byte[] Int(uint value) => [(byte)(value >> 24), (byte)(value >> 16), (byte)(value >> 8), (byte)value];

    private static byte[] Utf(string text) => [(byte)(text.Length >> 8), (byte)text.Length, .. System.Text.Encoding.ASCII.GetBytes(text)];

    private Comparer<string> OrderOf(params string[] names)
    {
        string[] order = [.. names.Select(authorities.HashOf)];
        return Comparer<string>.Create((x, y) => Array.IndexOf(order, x).CompareTo(Array.IndexOf(order, y)));
    }

    private void Import(string store, string storeType, string alias, string certificate) => Tool.Run(
        "keytool", "-importcert", "-noprompt", "-alias", alias, "-file", authorities.PemPath(certificate), "-storetype", storeType, "-keystore", store, "-storepass", "changeit");

    private string IdentityStore(string storeType)
    {
        string p12 = _folder.PathOf("identity.p12");
        Tool.Run(
            "openssl", "pkcs12", "-export", "-in", authorities.PemPath("leaf"), "-inkey", authorities.KeyPath("leaf"), "-certfile", authorities.PemPath("middle"),
            "-name", "server", "-passout", "pass:changeit", "-out", p12);
        string path = _folder.PathOf("identity.jks");
        Tool.Run(
            "keytool", "-importkeystore", "-noprompt", "-srckeystore", p12, "-srcstoretype", "PKCS12", "-srcstorepass", "changeit",
            "-destkeystore", path, "-deststoretype", storeType, "-deststorepass", "changeit");
        return path;
    }
}
