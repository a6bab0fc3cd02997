using TrustShift.Discovery.Stores;
using TrustShift.Testing;

namespace TrustShift.Discovery.Tests.Stores;

public sealed class DerAndPkcs7Tests(Authorities authorities) : IClassFixture<Authorities>, IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("root.der")]
    [InlineData("root.crt")]
    [InlineData("whatever.bin")]
    public void A_der_certificate_is_read_under_any_name(string name)
    {
        StoreContent content = Reading.Any(name, authorities.Der("root-a"))!;

        Assert.Equal([authorities.HashOf("root-a")], content.Hashes());
        Assert.True(content is { Format: "der", IsComplete: true, Gaps.IsEmpty: true });
    }

    [Fact]
    public void Several_in_a_row_are_read_and_told()
    {
        StoreContent content = Reading.Any("roots.cer", [.. authorities.Der("root-a"), .. authorities.Der("root-b")])!;

        Assert.Equal([authorities.HashOf("root-a"), authorities.HashOf("root-b")], content.Hashes());
        Assert.True(Assert.Single(content.Gaps).Decides);
    }

    [Fact]
    public void Other_der_objects_are_no_certificates()
    {
        string request = _folder.PathOf("x.csr");
        Tool.Run("openssl", "req", "-new", "-key", authorities.KeyPath("leaf"), "-subj", "/CN=x", "-outform", "DER", "-out", request);
        string key = _folder.PathOf("x.key");
        Tool.Run("openssl", "pkcs8", "-topk8", "-nocrypt", "-in", authorities.KeyPath("leaf"), "-outform", "DER", "-out", key);

        Assert.Null(Reading.Any("x.csr", File.ReadAllBytes(request)));
        Assert.Null(Reading.Any("x.key", File.ReadAllBytes(key)));
        Assert.Null(Reading.Any("x.der", File.ReadAllBytes(key)));
    }

    [Fact]
    public void A_der_certificate_cut_or_flipped_is_a_gap()
    {
        byte[] bytes = authorities.Der("root-a");

        Reading.TruncatesSafely("root.crt", bytes);
        Reading.FlipsSafely("root.crt", bytes, seed: 3, magicLength: 16);
    }

    [Theory]
    [InlineData("a.crt", 0x30, 0x80, 0x30, 0x80, 0xA0, 0x03, 0x02, 0x01)]
    [InlineData("a.p7b", 0x30, 0x80, 0x06, 0x09, 0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 0x01, 0x07, 0x02, 0xA0, 0x80)]
    [InlineData("a.p12", 0x30, 0x80, 0x02, 0x01, 0x03, 0x30, 0x80)]
    public void Indefinite_lengths_without_end_are_a_gap(string name, params int[] head)
    {
        byte[] bytes = [.. head.Select(b => (byte)b), .. Enumerable.Repeat((byte[])[0x30, 0x80], 10_000).SelectMany(b => b)];

        StoreContent content = Reading.Any(name, bytes)!;

        Assert.True(Assert.Single(content.Gaps).Decides);
        Assert.False(content.IsComplete);
    }

    [Fact]
    public void Degenerate_pkcs7_is_a_store()
    {
        byte[] bytes = CertificatesOnly();

        StoreContent content = Reading.Any("roots.p7b", bytes)!;

        Assert.Equal(
            new[] { authorities.HashOf("root-a"), authorities.HashOf("root-b") }.Order(StringComparer.Ordinal), content.Hashes().Order(StringComparer.Ordinal));
        Assert.True(content is { Format: "pkcs7", IsComplete: true, HasSigners: false, Gaps.IsEmpty: true });
        Assert.All(content.Items, i => Assert.Equal("pkcs7", i.Form));
    }

    [Theory]
    [InlineData("-outform", "DER")]
    [InlineData("-outform", "DER", "-stream")]
    public void Signed_data_in_der_or_ber_is_known_by_its_signers(params string[] options)
    {
        string path = _folder.PathOf("signature.p7s");
        Tool.Run("openssl", ["cms", "-sign", "-nodetach", "-binary", "-in", authorities.PemPath("leaf"), "-signer", authorities.PemPath("leaf"), "-inkey", authorities.KeyPath("leaf"), .. options, "-out", path]);

        StoreContent content = Reading.File(path);

        Assert.True(content.HasSigners);
        Assert.Equal([authorities.HashOf("leaf")], content.Hashes());
    }

    [Fact]
    public void Pkcs7_cut_or_flipped_is_a_gap()
    {
        byte[] bytes = CertificatesOnly();

        Reading.TruncatesSafely("roots.p7b", bytes);
        Reading.FlipsSafely("roots.p7b", bytes, seed: 4, magicLength: 20);
    }

    private byte[] CertificatesOnly()
    {
        string path = _folder.PathOf("roots.p7b");
        Tool.Run("openssl", "crl2pkcs7", "-nocrl", "-certfile", authorities.PemPath("root-a"), "-certfile", authorities.PemPath("root-b"), "-outform", "DER", "-out", path);
        return File.ReadAllBytes(path);
    }
}
