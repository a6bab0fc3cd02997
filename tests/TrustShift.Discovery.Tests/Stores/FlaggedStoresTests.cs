using System.Text;
using TrustShift.Discovery.Evidence;
using TrustShift.Discovery.Stores;
using TrustShift.Pki.Paths;
using TrustShift.Testing;

namespace TrustShift.Discovery.Tests.Stores;

/// <summary>Stores whose entries say what they are trusted for.</summary>
public sealed class FlaggedStoresTests(Authorities authorities) : IClassFixture<Authorities>, IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    // certutil(1), -t: C trusted CA for servers, P trusted peer, p refused, T trusted CA for clients.
    [Theory]
    [InlineData("C,,", AnchorUsage.TlsServer)]
    [InlineData("CT,C,C", AnchorUsage.TlsServer)]
    [InlineData("P,,", AnchorUsage.OtherOnly)]
    [InlineData("p,,", AnchorUsage.Rejected)]
    [InlineData(",,", AnchorUsage.OtherOnly)]
    [InlineData(",C,", AnchorUsage.OtherOnly)]
    [InlineData("T,,", AnchorUsage.OtherOnly)]
    public void Only_an_authority_for_servers_of_an_NSS_database_is_an_anchor(string flags, AnchorUsage usage)
    {
        StoreContent content = Reading.File(Database(("root-a", flags), ("root-b", "C,,")));

        Assert.True(content.IsComplete, string.Join('\n', content.Gaps));
        Assert.Equal(usage, Assert.Single(content.Items, i => i.Facts.Sha256.ToString() == authorities.HashOf("root-a")).Usage);
        Assert.Equal(AnchorUsage.TlsServer, Assert.Single(content.Items, i => i.Facts.Sha256.ToString() == authorities.HashOf("root-b")).Usage);
    }

    [Fact]
    public void An_NSS_database_that_is_cut_or_damaged_never_loses_a_certificate_silently()
    {
        byte[] bytes = File.ReadAllBytes(Database(("root-a", "C,,")));

        // The last pages are indexes: without them every certificate is there.
        for (int length = 0; length < bytes.Length; length += 1021)
            Assert.True(Reading.Any("cert9.db", bytes[..length]) is { Items: [{ Usage: AnchorUsage.TlsServer }] } or { IsComplete: false, Gaps.IsEmpty: false }, $"cut at byte {length}");
    }

    [Fact]
    public void An_empty_NSS_database_is_no_trust()
    {
        string path = Database();

        Assert.Equal(CertificateRole.Unknown, StoreRoles.Classify("profile/cert9.db", Reading.File(path), new HashSet<string>(StringComparer.Ordinal)).Role);
    }

    [Theory]
    [InlineData("trusted: true", AnchorUsage.Any)]
    [InlineData("x-distrusted: true", AnchorUsage.Rejected)]
    [InlineData("trusted: false", AnchorUsage.OtherOnly)]
    [InlineData("", AnchorUsage.OtherOnly)]
    public void Objects_of_p11_kit_say_what_is_trusted(string line, AnchorUsage usage)
    {
        string text = $"# comment\n[p11-kit-object-v1]\nlabel: \"Root%20A\"\n{line}\n\n{authorities.Pem("root-a")}\n[p11-kit-object-v1]\ntrusted: true\n{authorities.Pem("root-b")}";

        StoreContent content = Reading.Any("a.p11-kit", text)!;

        Assert.Equal([usage, AnchorUsage.Any], content.Items.Select(i => i.Usage));
        Assert.Equal("Root A", content.Items[0].Alias);
    }

    // What trust dump prints of an anchor that is for e-mail alone; its key ties the extension to it.
    [Fact]
    public void An_extension_of_p11_kit_limits_the_certificates_of_its_key()
    {
        string key = Tool.Run("openssl", "x509", "-in", authorities.PemPath("root-a"), "-noout", "-pubkey");
        const string EmailOnly = "%30%13%06%03%55%1d%25%04%0c%30%0a%06%08%2b%06%01%05%05%07%03%04";
        string text = $"[p11-kit-object-v1]\ntrusted: true\n{authorities.Pem("root-a")}\n[p11-kit-object-v1]\nclass: x-certificate-extension\nobject-id: 2.5.29.37\nvalue: \"{EmailOnly}\"\n{key}";

        Assert.Equal(AnchorUsage.OtherOnly, Assert.Single(Reading.Any("a.p11-kit", text)!.Items).Usage);
    }

    // common/oid.h of p11-kit: P11_OID_OPENSSL_REJECT; of purposes, serverAuth.
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_rejection_of_p11_kit_wins_over_a_purpose_in_either_order(bool rejectsFirst)
    {
        string key = Tool.Run("openssl", "x509", "-in", authorities.PemPath("root-a"), "-noout", "-pubkey");
        const string Server = "%30%0a%06%08%2b%06%01%05%05%07%03%01";
        string reject = $"[p11-kit-object-v1]\nclass: x-certificate-extension\nobject-id: 1.3.6.1.4.1.3319.6.10.1\nvalue: \"{Server}\"\n{key}";
        string purpose = $"[p11-kit-object-v1]\nclass: x-certificate-extension\nobject-id: 2.5.29.37\nvalue: \"{Server}\"\n{key}";
        string text = $"[p11-kit-object-v1]\ntrusted: true\n{authorities.Pem("root-a")}\n{(rejectsFirst ? reject + purpose : purpose + reject)}";

        Assert.Equal(AnchorUsage.Rejected, Assert.Single(Reading.Any("a.p11-kit", text)!.Items).Usage);
    }

    // wincrypt.h: CERT_ENHKEY_USAGE_PROP_ID 9, CERT_DISALLOWED_ENHKEY_USAGE_PROP_ID 122; 30 0a 06 08 ... is the list of serverAuth alone, ...03 04 that of e-mail.
    [Theory]
    [InlineData(9, 1, AnchorUsage.Any)]
    [InlineData(9, 4, AnchorUsage.OtherOnly)]
    [InlineData(122, 1, AnchorUsage.Rejected)]
    [InlineData(122, 4, AnchorUsage.Any)]
    public void A_property_of_Windows_says_what_a_root_is_for(int property, byte purpose, AnchorUsage usage)
    {
        byte[] sst = Serialized((property, [0x30, 0x0a, 0x06, 0x08, 0x2b, 0x06, 0x01, 0x05, 0x05, 0x07, 0x03, purpose]), (32, authorities.Der("root-a")));

        Assert.Equal((usage, true), (Assert.Single(Reading.Any("roots.sst", sst)!.Items).Usage, Reading.Any("roots.sst", sst)!.IsComplete));
    }

    // CERT_DISALLOWED_FILETIME_PROP_ID 104, CERT_NOT_BEFORE_FILETIME_PROP_ID 126.
    [Theory]
    [InlineData(104)]
    [InlineData(126)]
    public void A_root_that_Windows_refuses_from_a_day_on_is_a_gap_that_decides(int property)
    {
        StoreContent content = Reading.Any("roots.sst", Serialized((property, new byte[8]), (32, authorities.Der("root-a"))))!;

        Assert.True(content is { IsComplete: false, Items.Length: 1 } && Assert.Single(content.Gaps).Decides);
    }

    // As Fedora's ca-bundle.trust.p11-kit writes it: the date of certdata.txt, or a zero byte for CK_FALSE.
    [Theory]
    [InlineData("%00", true)]
    [InlineData("200617000000Z", false)]
    public void A_root_that_NSS_refuses_from_a_day_on_is_a_gap(string value, bool isComplete)
    {
        string text = $"[p11-kit-object-v1]\ntrusted: true\nnss-server-distrust-after: \"{value}\"\n{authorities.Pem("root-a")}";

        Assert.Equal(isComplete, Reading.Any("a.p11-kit", text)!.IsComplete);
    }

    [Fact]
    public void A_cut_object_of_p11_kit_is_a_gap() =>
        Reading.TruncatesSafely("a.p11-kit", Encoding.ASCII.GetBytes($"[p11-kit-object-v1]\ntrusted: true\n{authorities.Pem("root-a").TrimEnd()}"));

    private static byte[] Serialized(params (int Id, byte[] Data)[] elements)
    {
        using var stream = new MemoryStream();
        using var writer = new BinaryWriter(stream);
        writer.Write(0);
        writer.Write("CERT"u8);
        foreach ((int id, byte[] data) in elements)
        {
            writer.Write(id);
            writer.Write(1);
            writer.Write(data.Length);
            writer.Write(data);
        }

        writer.Write(new byte[12]);
        return stream.ToArray();
    }

    private string Database(params (string Root, string Flags)[] entries)
    {
        Tool.Run("certutil", "-N", "-d", "sql:" + _folder.Root, "--empty-password");
        foreach ((string root, string flags) in entries)
            Tool.Run("certutil", "-A", "-d", "sql:" + _folder.Root, "-n", root, "-t", flags, "-i", authorities.PemPath(root));
        return _folder.PathOf("cert9.db");
    }
}
