using System.Collections.Immutable;
using System.Formats.Asn1;

namespace TrustShift.ClientTruth.Tests.Live.Authority;

/// <summary>A distinguished name: attributes in the order of the encoding (country first), with the type of their strings.</summary>
/// <param name="Parts">Pairs of a type (C, O, OU, CN) and a value.</param>
/// <param name="StringType">The type of every string but the country's.</param>
internal sealed record NameDesign(ImmutableArray<(string Type, string Value)> Parts, UniversalTagNumber StringType = UniversalTagNumber.PrintableString)
{
    /// <summary>A name as it is written in the lists: <c>C=US, O=Live, CN=Live Root CA 1</c>.</summary>
    public static NameDesign Parse(string text) =>
        new([.. text.Split(", ").Select(static part => part.Split('=', 2)).Select(static pair => (pair[0], pair[1]))]);

    /// <summary>The same name with every value but the country's changed.</summary>
    public NameDesign With(Func<string, string> change) =>
        this with { Parts = [.. Parts.Select(part => part.Type == "C" ? part : (part.Type, change(part.Value)))] };

    public byte[] Encode() => Der.Sequence([.. Parts.Select(part => Der.Set(Der.Sequence(
        Der.Oid(part.Type switch { "C" => "2.5.4.6", "O" => "2.5.4.10", "OU" => "2.5.4.11", _ => "2.5.4.3" }),
        // A wildcard is no PrintableString; strict decoders refuse the certificate then, which is not what the cases are about.
        Der.Text(part.Type == "C" ? UniversalTagNumber.PrintableString : part.Value.Contains('*', StringComparison.Ordinal) ? UniversalTagNumber.UTF8String : StringType, part.Value))))]);
}
