using TrustShift.Discovery.Stores;
using TrustShift.Pki.Paths;
using TrustShift.Testing;

namespace TrustShift.Discovery.Tests.Stores;

public sealed class Pkcs12FormatTests(Authorities authorities) : IClassFixture<Authorities>, IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_truststore_of_keytool_opens_with_changeit()
    {
        string path = Truststore("changeit");

        StoreContent content = Reading.File(path);

        Assert.Equal("pkcs12", content.Format);
        Assert.Equal(["first", "second"], content.Items.Select(i => i.Alias).Order(StringComparer.Ordinal));
        Assert.Equal(
            new[] { authorities.HashOf("root-a"), authorities.HashOf("root-b") }.Order(StringComparer.Ordinal), content.Hashes().Order(StringComparer.Ordinal));
        Assert.All(content.Items, i => Assert.True(i is { Usage: AnchorUsage.Any, HasPrivateKey: false, Form: "pkcs12" }));
        Assert.True(content is { IsComplete: true, HasPrivateKeys: false, Gaps.IsEmpty: true });
    }

    [Fact]
    public void With_another_password_it_is_a_deciding_gap_until_the_password_is_given()
    {
        string path = Truststore("secret-one");

        StoreContent locked = Reading.File(path, "not-this");
        StoreContent open = Reading.File(path, "not-this", "secret-one");

        Assert.True(locked is { IsComplete: false, Items.IsEmpty: true, HasPrivateKeys: false });
        Assert.True(Assert.Single(locked.Gaps) is { Decides: true, Remedy: not null });
        Assert.Contains("--password-file", locked.Gaps[0].Remedy, StringComparison.Ordinal);
        Assert.DoesNotContain("not-this", locked.Gaps[0].ToString(), StringComparison.Ordinal);
        Assert.Equal(2, open.Items.Length);
        Assert.True(open.IsComplete);
    }

    [Theory]
    [InlineData]
    [InlineData("-legacy")]
    [InlineData("-keypbe", "AES-256-CBC", "-certpbe", "AES-256-CBC", "-iter", "600000")]
    [InlineData("-keypbe", "PBE-SHA1-3DES", "-certpbe", "PBE-SHA1-3DES")]
    [InlineData("-legacy", "-certpbe", "PBE-SHA1-RC2-40")]
    [InlineData("-keypbe", "NONE", "-certpbe", "NONE", "-nomac")]
    public void An_identity_of_openssl_in_any_encryption_gives_its_chain_and_no_anchor(params string[] options)
    {
        StoreContent content = Reading.File(Identity("changeit", options));

        Assert.True(content is { HasPrivateKeys: true, IsComplete: true });
        Assert.Equal([authorities.HashOf("leaf"), authorities.HashOf("middle")], content.Hashes());
        Assert.All(content.Items, i => Assert.True(i.HasPrivateKey));
    }

    [Theory]
    [InlineData]
    [InlineData("-legacy")]
    public void The_empty_password_is_tried(params string[] options) => Assert.Equal(2, Reading.File(Identity("", options)).Items.Length);

    [Fact]
    public void An_encrypted_identity_shows_its_key_without_the_password()
    {
        StoreContent content = Reading.File(Identity("secret-two"));

        Assert.True(content is { HasPrivateKeys: true, IsComplete: false, Items.IsEmpty: true });
        Assert.True(Assert.Single(content.Gaps).Decides);
        Assert.Contains("private key is visible", content.Gaps[0].Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Trusted_entries_beside_a_key_stay_anchors()
    {
        string path = Identity("changeit");
        Tool.Run("keytool", "-importcert", "-noprompt", "-alias", "anchor", "-file", authorities.PemPath("root-b"), "-keystore", path, "-storepass", "changeit");

        StoreContent content = Reading.File(path);

        StoreItem anchor = Assert.Single(content.Items, i => !i.HasPrivateKey);
        Assert.Equal((authorities.HashOf("root-b"), AnchorUsage.Any, "anchor"), (anchor.Facts.Sha256.ToString(), anchor.Usage, anchor.Alias));
        Assert.True(content.HasPrivateKeys);
        Assert.Equal(3, content.Items.Length);
    }

    [Fact]
    public void Certificates_that_openssl_exports_without_keys_anchor_nothing_because_keytool_sees_none()
    {
        string path = _folder.PathOf("roots.p12");
        Tool.Run(
            "openssl", "pkcs12", "-export", "-nokeys", "-in", authorities.PemPath("root-a"), "-certfile", authorities.PemPath("root-b"), "-passout", "pass:changeit", "-out", path);
        string listed = Tool.Run("keytool", "-list", "-keystore", path, "-storepass", "changeit");
        Assert.Contains("contains 0 entries", listed, StringComparison.Ordinal);

        StoreContent content = Reading.File(path);

        Assert.Equal(2, content.Items.Length);
        Assert.All(content.Items, i => Assert.Equal(AnchorUsage.OtherOnly, i.Usage));
        Assert.False(content.IsComplete);
        Assert.True(Assert.Single(content.Gaps).Decides);
    }

    [Fact]
    public void A_store_without_encryption_needs_no_password()
    {
        string path = _folder.PathOf("plain.p12");
        Tool.Run(
            "keytool", "-J-Dkeystore.pkcs12.certProtectionAlgorithm=NONE", "-J-Dkeystore.pkcs12.macAlgorithm=NONE", "-importcert", "-noprompt", "-alias", "first",
            "-file", authorities.PemPath("root-a"), "-storetype", "PKCS12", "-keystore", path, "-storepass", "no-matter");

        StoreContent content = Reading.File(path);

        Assert.Equal(AnchorUsage.Any, Assert.Single(content.Items).Usage);
        Assert.True(content.IsComplete);
    }

    [Fact]
    public void An_empty_one_is_a_store_that_trusts_nothing()
    {
        string path = Truststore("changeit");
        Tool.Run("keytool", "-delete", "-alias", "first", "-keystore", path, "-storepass", "changeit");
        Tool.Run("keytool", "-delete", "-alias", "second", "-keystore", path, "-storepass", "changeit");

        Assert.True(Reading.File(path) is { Items.IsEmpty: true, IsComplete: true, Format: "pkcs12" });
    }

    [Fact]
    public void A_number_of_rounds_beyond_the_limit_is_refused_before_any_is_computed()
    {
        byte[] bytes = File.ReadAllBytes(Truststore("changeit"));
        // PBKDF2-params of keytool: salt OCTET STRING (20), iterationCount INTEGER 10000, keyLength; made 2,147,483 thousand by rewriting the two bytes is
        // impossible in place, so the key length that follows is swallowed: INTEGER of five bytes.
        int at = bytes.AsSpan().IndexOf((ReadOnlySpan<byte>)[0x02, 0x02, 0x27, 0x10, 0x02, 0x01, 0x20]);
        Assert.True(at > 0, "keytool's parameters look different");
        byte[] hostile = [.. bytes[..at], 0x02, 0x05, 0x7F, 0xFF, 0xFF, 0xFF, 0xFF, .. bytes[(at + 7)..]];

        StoreContent content = Reading.Any("truststore.p12", hostile)!;

        Assert.False(content.IsComplete);
        Assert.Contains("rounds of key derivation", Assert.Single(content.Gaps).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Cut_anywhere_or_flipped_anywhere_it_never_throws_and_never_loses_an_entry_silently()
    {
        string path = _folder.PathOf("cheap.p12");
        Tool.Run(
            "openssl", "pkcs12", "-export", "-in", authorities.PemPath("leaf"), "-inkey", authorities.KeyPath("leaf"), "-certfile", authorities.PemPath("middle"),
            "-passout", "pass:changeit", "-iter", "1", "-out", path);
        string plain = _folder.PathOf("plain.p12");
        Tool.Run(
            "openssl", "pkcs12", "-export", "-in", authorities.PemPath("leaf"), "-inkey", authorities.KeyPath("leaf"), "-certfile", authorities.PemPath("middle"),
            "-passout", "pass:changeit", "-keypbe", "NONE", "-certpbe", "NONE", "-nomac", "-out", plain);

        foreach (byte[] bytes in (byte[][])[File.ReadAllBytes(path), File.ReadAllBytes(plain)])
        {
            Reading.TruncatesSafely("store.p12", bytes);
            Reading.FlipsSafely("store.p12", bytes, seed: 5, magicLength: 0);
        }
    }

    private string Truststore(string password)
    {
        string path = _folder.PathOf("truststore.p12");
        foreach ((string alias, string certificate) in (ReadOnlySpan<(string, string)>)[("first", "root-a"), ("second", "root-b")])
        {
            Tool.Run(
                "keytool", "-importcert", "-noprompt", "-alias", alias, "-file", authorities.PemPath(certificate), "-storetype", "PKCS12", "-keystore", path,
                "-storepass", password);
        }

        return path;
    }

    private string Identity(string password, params string[] options)
    {
        string path = _folder.PathOf("identity.p12");
        Tool.Run(
            "openssl",
            [
                "pkcs12", "-export", "-in", authorities.PemPath("leaf"), "-inkey", authorities.KeyPath("leaf"), "-certfile", authorities.PemPath("middle"),
                "-name", "server", "-passout", "pass:" + password, .. options, "-out", path,
            ]);
        return path;
    }
}
