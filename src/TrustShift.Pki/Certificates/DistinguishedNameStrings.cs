using System.Buffers;
using System.Formats.Asn1;

namespace TrustShift.Pki.Certificates;

/// <summary>Whether the strings of a DER Name have only the characters of their types (X.680 41), which most readers do not ask.</summary>
internal static class DistinguishedNameStrings
{
    private static readonly SearchValues<byte> Printable =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789 '()+,-./:=?"u8);

    private static readonly SearchValues<byte> Numeric = SearchValues.Create("0123456789 "u8);

    /// <summary>False for, say, an asterisk in a PrintableString; true for a name without bytes.</summary>
    public static bool AreWellFormed(DistinguishedName name)
    {
        if (name.Der.IsEmpty)
            return true;
        try
        {
            AsnReader components = new AsnReader(name.Der, AsnEncodingRules.BER).ReadSequence();
            while (components.HasData)
            {
                AsnReader component = components.ReadSetOf();
                while (component.HasData)
                {
                    AsnReader attribute = component.ReadSequence();
                    attribute.ReadObjectIdentifier();
                    if (!IsWellFormed(attribute.PeekTag(), attribute.PeekContentBytes().Span))
                        return false;
                }
            }

            return true;
        }
        catch (AsnContentException)
        {
            return false;
        }
    }

    private static bool IsWellFormed(Asn1Tag tag, ReadOnlySpan<byte> content) => (UniversalTagNumber)tag.TagValue switch
    {
        UniversalTagNumber.PrintableString => !content.ContainsAnyExcept(Printable),
        UniversalTagNumber.NumericString => !content.ContainsAnyExcept(Numeric),
        UniversalTagNumber.IA5String => !content.ContainsAnyExceptInRange((byte)1, (byte)0x7F),
        UniversalTagNumber.VisibleString => !content.ContainsAnyExceptInRange((byte)0x20, (byte)0x7E),
        UniversalTagNumber.UTF8String => System.Text.Unicode.Utf8.IsValid(content),
        _ => true,
    };
}
