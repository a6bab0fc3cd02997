using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using TrustShift.Pki.Certificates;

namespace TrustShift.Pki.Tests.Certificates;

/// <summary>What breaks RFC 5280 section 4 in the encoding, and is read all the same.</summary>
public sealed class CertificateFormTests
{
    private const string Sha384WithEcdsa = "1.2.840.10045.4.3.3";
    private static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    // Positions in TBSCertificate (RFC 5280 4.1), where the version is there.
    private enum Field
    {
        Algorithm = 2,
        Validity = 4,
    }

    [Fact]
    public void A_certificate_as_it_should_be_has_no_fault() => Assert.Empty(Facts(Root()).FormFaults);

    [Theory]
    // RFC 5280 4.1.2.5: "MUST always encode certificate validity dates through the year 2049 as UTCTime; ... in 2050 or later MUST be encoded as GeneralizedTime".
    [InlineData("u260101000000Z", "u491231235959Z", true)]
    [InlineData("u260101000000Z", "g20500101000000Z", true)]
    [InlineData("u260101000000Z", "g29690503000001Z", true)]
    [InlineData("u260101000000Z", "g20491231235959Z", false)]
    [InlineData("g20260101000000Z", "u491231235959Z", false)]
    // 4.1.2.5.1 and 4.1.2.5.2: with seconds, in GMT, without fractions.
    [InlineData("u2601010000Z", "u491231235959Z", false)]
    [InlineData("u260101000000+0000", "u491231235959Z", false)]
    [InlineData("u260101000000Z", "g20500101000000.5Z", false)]
    public void Dates_are_written_in_one_way(string from, string to, bool conforms)
    {
        CertificateFacts facts = Facts(Replaced(Root(), Field.Validity, Sequence(Time(from), Time(to))));
        Assert.Equal(2026, facts.NotBefore.Year);
        Assert.Equal(!conforms, facts.FormFaults.Any(static fault => fault.Contains("4.1.2.5", StringComparison.Ordinal)));
    }

    [Fact]
    public void The_two_signature_algorithms_must_agree()
    {
        byte[] other = Written(static writer =>
        {
            using (writer.PushSequence())
                writer.WriteObjectIdentifier(Sha384WithEcdsa);
        });
        Assert.Contains("states two different signature algorithms", Facts(Replaced(Root(), Field.Algorithm, other)).FormFaults);
    }

    [Theory]
    // AuthorityInfoAccessSyntax ::= SEQUENCE SIZE (1..MAX) OF AccessDescription (RFC 5280 4.2.2.1).
    [InlineData("3000", false)]
    [InlineData("3009300706032a0304820161", false)]
    [InlineData("300b300906032a03040c026162", false)]
    [InlineData("300a300806032a030486016100", false)]
    [InlineData("3009300706032a03048601", false)]
    [InlineData("300a300806032a0304860161", true)]
    [InlineData("616263", false)]
    public void An_authority_information_access_has_one_or_more_descriptions(string value, bool conforms)
    {
        byte[] extension = Convert.FromHexString(value);
        CertificateFacts facts = Facts(Root(new X509Extension("1.3.6.1.5.5.7.1.1", extension, critical: false)));
        Assert.Equal(conforms, facts.FormFaults.IsEmpty);
    }

    [Fact]
    public void Bytes_after_the_value_of_an_extension_are_a_fault()
    {
        CertificateFacts facts = Facts(Root(new X509Extension("2.5.29.14", [4, 2, 1, 2, 5, 0], critical: false)));
        Assert.Equal("0102", facts.SubjectKeyIdentifier);
        Assert.Contains(facts.FormFaults, static fault => fault.Contains("2.5.29.14", StringComparison.Ordinal));
    }

    [Fact]
    public void A_subtree_with_a_distance_is_noted()
    {
        // permittedSubtrees [0] { { dNSName "a.test", minimum [0] 1 } }
        byte[] value = Convert.FromHexString("300fa00d300b8206612e7465737480" + "0101");
        CertificateFacts facts = Facts(Root(new X509Extension("2.5.29.30", value, critical: true)));
        Assert.True(facts.NameConstraints!.HasDistances);
        Assert.Equal(["a.test"], facts.NameConstraints.PermittedDns);
    }

    [Fact]
    public void Names_begin_with_a_name_component_by_component()
    {
        DistinguishedName tree = DistinguishedName.Parse("O=Amazon,C=US");
        Assert.True(DistinguishedName.Parse("CN=x,O=amazon,C=US").IsWithin(tree));
        Assert.True(tree.IsWithin(tree));
        Assert.False(DistinguishedName.Parse("CN=x,O=Amazonia,C=US").IsWithin(tree));
        Assert.False(DistinguishedName.Parse("C=US").IsWithin(tree));
        Assert.True(tree.IsWithin(DistinguishedName.Parse("")));
        Assert.True(DistinguishedName.Parse("").IsEmpty);
    }

    private static CertificateFacts Facts(byte[] der)
    {
        CertificateFacts? facts = CertificateReader.TryRead(der, out string? error);
        Assert.True(facts is not null, error);
        return facts;
    }

    private static byte[] Root(X509Extension? extension = null)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=Root", key, HashAlgorithmName.SHA256);
        if (extension is not null)
            request.CertificateExtensions.Add(extension);
        using X509Certificate2 root = request.CreateSelfSigned(Start, Start.AddYears(1));
        return root.RawData;
    }

    /// <summary>The certificate with another field in its signed part; the signature stays that of the old one.</summary>
    private static byte[] Replaced(byte[] der, Field field, byte[] value)
    {
        AsnReader outer = new AsnReader(der, AsnEncodingRules.DER).ReadSequence();
        AsnReader body = outer.ReadSequence();
        List<byte[]> fields = [];
        while (body.HasData)
            fields.Add(body.ReadEncodedValue().ToArray());
        fields[(int)field] = value;
        return Sequence(Sequence([.. fields]), outer.ReadEncodedValue().ToArray(), outer.ReadEncodedValue().ToArray());
    }

    /// <summary>A UTCTime (u) or GeneralizedTime (g) with any text.</summary>
    private static byte[] Time(string text) => [(byte)(text[0] == 'u' ? 23 : 24), (byte)(text.Length - 1), .. Encoding.ASCII.GetBytes(text[1..])];

    private static byte[] Sequence(params byte[][] values) => Written(writer =>
    {
        using (writer.PushSequence())
        {
            foreach (byte[] value in values)
                writer.WriteEncodedValue(value);
        }
    });

    private static byte[] Written(Action<AsnWriter> write)
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        write(writer);
        return writer.Encode();
    }
}
