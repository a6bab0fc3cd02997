using System.Buffers.Binary;
using System.Formats.Asn1;
using System.Text;

namespace TrustShift.Pki.Certificates;

/// <summary>Reads the components of a DER Name (RFC 5280 4.1.2.4), bounded in number.</summary>
internal static class DistinguishedNameDer
{
    /// <summary>Attributes in one name. The longest real root name has nine.</summary>
    internal const int MaxAttributes = 256;

    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The components in DER order, each with its attributes; null when malformed or beyond the bound.</summary>
    public static List<NameAttribute[]>? TryRead(ReadOnlyMemory<byte> encoded)
    {
        foreach (AsnEncodingRules rules in (ReadOnlySpan<AsnEncodingRules>)[AsnEncodingRules.DER, AsnEncodingRules.BER])
        {
            try
            {
                return Read(encoded, rules);
            }
            catch (AsnContentException)
            {
                // Old roots are not all DER: the second round is lenient.
            }
        }

        return null;
    }

    /// <summary>The text of a DER string value, or null where the TLV is of no string type or its bytes do not fit the type.</summary>
    internal static string? TextOf(AsnReader reader, ReadOnlyMemory<byte> encodedValue)
    {
        Asn1Tag tag = reader.PeekTag();
        if (tag.TagClass != TagClass.Universal || tag.IsConstructed)
            return null;
        ReadOnlySpan<byte> content = reader.PeekContentBytes().Span;
        return (UniversalTagNumber)tag.TagValue switch
        {
            UniversalTagNumber.UTF8String => Utf8(content),
            UniversalTagNumber.PrintableString or UniversalTagNumber.IA5String or UniversalTagNumber.NumericString
                or UniversalTagNumber.VisibleString or UniversalTagNumber.T61String or UniversalTagNumber.GeneralString
                => Encoding.Latin1.GetString(content),
            UniversalTagNumber.BMPString when content.Length % 2 == 0 => Encoding.BigEndianUnicode.GetString(content),
            UniversalTagNumber.UniversalString when content.Length % 4 == 0 => Utf32(content),
            _ => null,
        };
    }

    private static List<NameAttribute[]>? Read(ReadOnlyMemory<byte> encoded, AsnEncodingRules rules)
    {
        var outer = new AsnReader(encoded, rules);
        AsnReader name = outer.ReadSequence();
        outer.ThrowIfNotEmpty();
        var components = new List<NameAttribute[]>();
        int count = 0;
        while (name.HasData)
        {
            // The order within a SET carries no meaning, so a wrong one is no error.
            AsnReader set = name.ReadSetOf(skipSortOrderValidation: true);
            var attributes = new List<NameAttribute>(1);
            while (set.HasData)
            {
                if (++count > MaxAttributes)
                    return null;
                AsnReader pair = set.ReadSequence();
                string oid = pair.ReadObjectIdentifier();
                ReadOnlyMemory<byte> value = pair.PeekEncodedValue();
                string? text = TextOf(pair, value);
                pair.ReadEncodedValue();
                pair.ThrowIfNotEmpty();
                attributes.Add(text is not null
                    ? new NameAttribute(oid, text, IsOpaque: false)
                    : new NameAttribute(oid, "#" + Convert.ToHexStringLower(value.Span), IsOpaque: true));
            }

            if (attributes.Count == 0)
                return null;
            components.Add([.. attributes]);
        }

        return components;
    }

    private static string Utf8(ReadOnlySpan<byte> content)
    {
        try
        {
            return StrictUtf8.GetString(content);
        }
        catch (DecoderFallbackException)
        {
            // Some old roots carry Latin-1 under the UTF8String tag.
            return Encoding.Latin1.GetString(content);
        }
    }

    private static string Utf32(ReadOnlySpan<byte> content)
    {
        var text = new StringBuilder(content.Length / 4);
        for (int i = 0; i < content.Length; i += 4)
        {
            uint scalar = BinaryPrimitives.ReadUInt32BigEndian(content[i..]);
            text.Append(Rune.TryCreate(scalar, out Rune rune) ? rune.ToString() : "\uFFFD");
        }

        return text.ToString();
    }
}
