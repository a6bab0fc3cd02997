using System.Formats.Asn1;
using System.Text;
using System.Text.Json;
using CsCheck;
using TrustShift.Pki.Certificates;
using TrustShift.Testing;

namespace TrustShift.Pki.Tests.Certificates;

public sealed class DistinguishedNameTests
{
    [Fact]
    public void Every_root_name_of_the_timeline_is_read_and_its_text_is_the_same_name()
    {
        using JsonDocument roots = JsonDocument.Parse(File.ReadAllText(SharedFacts.Require("roots", "roots.json")));
        foreach (JsonElement root in roots.RootElement.EnumerateArray())
        {
            string text = root.GetProperty("subject").GetString()!;
            DistinguishedName name = DistinguishedName.Parse(text);
            Assert.Equal(name, DistinguishedName.Parse(name.Text));
            Assert.NotEmpty(name.CommonName);
        }
    }

    [Theory]
    [InlineData("CN=A", "cn=a")]
    [InlineData("CN=A  B", "CN=A B")]
    [InlineData("CN=A , O=B", "CN=A,O=B")]
    [InlineData("CN=\\ A\\ ,O=B", "CN=A,O=B")]
    [InlineData("emailAddress=a@b", "1.2.840.113549.1.9.1=A@B")]
    [InlineData("CN=A+OU=B,O=C", "OU=B+CN=A,O=C")]
    [InlineData("O=\"A, Inc.\"", "O=A\\, Inc.")]
    [InlineData("O=A\\2c Inc.", "O=A\\, Inc.")]
    [InlineData("CN=#0c0141", "CN=A")]
    [InlineData("CN=\\c4\\8d", "CN=Č")]
    public void Names_that_differ_in_form_only_are_equal(string one, string other)
    {
        Assert.Equal(DistinguishedName.Parse(one), DistinguishedName.Parse(other));
        Assert.Equal(DistinguishedName.Parse(one).GetHashCode(), DistinguishedName.Parse(other).GetHashCode());
    }

    [Theory]
    [InlineData("CN=A,O=B", "O=B,CN=A")]
    [InlineData("CN=AB", "CN=A B")]
    [InlineData("CN=A", "OU=A")]
    [InlineData("CN=A+OU=B", "CN=A,OU=B")]
    [InlineData("CN=A", "CN=A,O=B")]
    [InlineData("CN=#0500", "CN=\\#0500")]
    public void Names_that_differ_are_not_equal(string one, string other) =>
        Assert.NotEqual(DistinguishedName.Parse(one), DistinguishedName.Parse(other));

    [Theory]
    [InlineData("CN")]
    [InlineData("=A")]
    [InlineData("CN=A,")]
    [InlineData("CN=A\\")]
    [InlineData("CN=\"A")]
    [InlineData("CN=\"A\"B")]
    [InlineData("CN=#0")]
    [InlineData("nonsense=A")]
    [InlineData("1.2..3=A")]
    public void Text_that_is_no_name_is_refused(string text)
    {
        Assert.False(DistinguishedName.TryParse(text, out _));
        Assert.Throws<FormatException>(() => DistinguishedName.Parse(text));
    }

    [Theory]
    [InlineData(UniversalTagNumber.UTF8String)]
    [InlineData(UniversalTagNumber.PrintableString)]
    [InlineData(UniversalTagNumber.IA5String)]
    [InlineData(UniversalTagNumber.T61String)]
    [InlineData(UniversalTagNumber.BMPString)]
    [InlineData(UniversalTagNumber.UniversalString)]
    public void The_string_type_does_not_matter(UniversalTagNumber type)
    {
        Encoding encoding = type switch
        {
            UniversalTagNumber.BMPString => Encoding.BigEndianUnicode,
            UniversalTagNumber.UniversalString => new UTF32Encoding(bigEndian: true, byteOrderMark: false),
            _ => Encoding.ASCII,
        };
        DistinguishedName? name = DistinguishedName.TryRead(Der((byte)type, encoding.GetBytes("Amazon Root CA 1")));
        Assert.Equal(DistinguishedName.Parse("CN=amazon root ca 1"), name);
        Assert.Equal("CN=Amazon Root CA 1", name!.Text);
    }

    [Fact]
    public void Latin_1_in_a_T61String_and_mislabelled_as_UTF8String_is_read()
    {
        foreach (UniversalTagNumber type in new[] { UniversalTagNumber.T61String, UniversalTagNumber.UTF8String })
            Assert.Equal("CN=Raíz", DistinguishedName.TryRead(Der((byte)type, Encoding.Latin1.GetBytes("Raíz")))!.Text);
    }

    [Fact]
    public void A_value_of_no_string_type_is_written_as_hexadecimal_and_read_back()
    {
        DistinguishedName name = DistinguishedName.TryRead(Der((byte)UniversalTagNumber.BitString, [0, 0xAB]))!;
        Assert.Equal("CN=#030200ab", name.Text);
        Assert.Equal(name, DistinguishedName.Parse(name.Text));
    }

    [Fact]
    public void Control_characters_never_reach_a_terminal()
    {
        DistinguishedName name = DistinguishedName.TryRead(Der((byte)UniversalTagNumber.UTF8String, Encoding.UTF8.GetBytes("a\u001b[2J\u202eb\n")))!;
        Assert.Equal("CN=a\\1b[2J\\e2\\80\\aeb\\0a", name.Text);
        Assert.DoesNotContain(name.CommonName, static character => char.IsControl(character) || character == '\u202e');
        Assert.Equal(name, DistinguishedName.Parse(name.Text));
    }

    [Fact]
    public void The_common_name_falls_back_to_unit_organisation_and_text()
    {
        Assert.Equal("Starfield Class 2 Certification Authority", DistinguishedName.Parse("OU=Starfield Class 2 Certification Authority,O=Starfield Technologies\\, Inc.,C=US").CommonName);
        Assert.Equal("Starfield Technologies, Inc.", DistinguishedName.Parse("O=Starfield Technologies\\, Inc.,C=US").CommonName);
        Assert.Equal("C=US", DistinguishedName.Parse("C=US").CommonName);
        Assert.Equal("b", DistinguishedName.Parse("CN=b,CN=a").CommonName);
    }

    [Fact]
    public void Malformed_bytes_are_null_and_never_throw()
    {
        byte[] der = Der((byte)UniversalTagNumber.UTF8String, "A"u8.ToArray());
        for (int length = 0; length < der.Length; length++)
            Assert.Null(DistinguishedName.TryRead(der.AsMemory(0, length)));
        Assert.Null(DistinguishedName.TryRead((byte[])[.. der, 0]));
    }

    [Fact]
    public void Any_value_survives_the_way_through_text() =>
        Gen.String.Sample(static value =>
        {
            DistinguishedName name = DistinguishedName.TryRead(Der((byte)UniversalTagNumber.UTF8String, Encoding.UTF8.GetBytes(value)))!;
            return DistinguishedName.Parse(name.Text).Equals(name);
        });

    private static byte[] Der(byte tag, byte[] content)
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        using (writer.PushSetOf())
        using (writer.PushSequence())
        {
            writer.WriteObjectIdentifier("2.5.4.3");
            var value = new List<byte> { tag };
            if (content.Length < 128)
                value.Add((byte)content.Length);
            else
                value.AddRange([0x82, (byte)(content.Length >> 8), (byte)content.Length]);
            value.AddRange(content);
            writer.WriteEncodedValue(value.Count > 0x83 && content.Length < 256 && content.Length >= 128
                ? [tag, 0x81, (byte)content.Length, .. content]
                : value.ToArray());
        }

        return writer.Encode();
    }
}
