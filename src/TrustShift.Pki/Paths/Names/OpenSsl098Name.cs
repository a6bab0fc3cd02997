using System.Formats.Asn1;

namespace TrustShift.Pki.Paths.Names;

/// <summary>
/// Names as OpenSSL 0.9.8 compares them (crypto/x509/x509_cmp.c X509_NAME_cmp): only between two PrintableStrings do case and spaces not count.
/// </summary>
internal static class OpenSsl098Name
{
    /// <summary>Whether two names that agree in normal form are the same.</summary>
    /// <param name="one">A DER Name.</param>
    /// <param name="other">Another.</param>
    public static bool AreSame(ReadOnlyMemory<byte> one, ReadOnlyMemory<byte> other)
    {
        try
        {
            List<(UniversalTagNumber Tag, ReadOnlyMemory<byte> Value)> left = Values(one), right = Values(other);
            return left.Count == right.Count && left.Zip(right).All(static pair =>
                (pair.First.Tag == UniversalTagNumber.PrintableString && pair.Second.Tag == UniversalTagNumber.PrintableString)
                || (Mixes(pair.First.Tag, pair.Second.Tag) && pair.First.Value.Span.SequenceEqual(pair.Second.Value.Span)));
        }
        catch (AsnContentException)
        {
            return false;
        }
    }

    /// <summary>Of different kinds only PrintableString, T61String and UTF8String are compared.</summary>
    private static bool Mixes(UniversalTagNumber one, UniversalTagNumber other) => one == other || (IsText(one) && IsText(other));

    private static bool IsText(UniversalTagNumber tag) => tag is UniversalTagNumber.PrintableString or UniversalTagNumber.TeletexString or UniversalTagNumber.UTF8String;

    private static List<(UniversalTagNumber Tag, ReadOnlyMemory<byte> Value)> Values(ReadOnlyMemory<byte> name)
    {
        List<(UniversalTagNumber, ReadOnlyMemory<byte>)> values = [];
        AsnReader components = new AsnReader(name, AsnEncodingRules.BER).ReadSequence();
        while (components.HasData)
        {
            AsnReader component = components.ReadSetOf(skipSortOrderValidation: true);
            while (component.HasData)
            {
                AsnReader attribute = component.ReadSequence();
                attribute.ReadObjectIdentifier();
                values.Add(((UniversalTagNumber)attribute.PeekTag().TagValue, attribute.PeekContentBytes()));
            }
        }

        return values;
    }
}
