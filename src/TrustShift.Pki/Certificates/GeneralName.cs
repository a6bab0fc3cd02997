using System.Formats.Asn1;
using System.Text;

namespace TrustShift.Pki.Certificates;

/// <summary>A name in a subject alternative name or in name constraints (RFC 5280 4.2.1.6).</summary>
/// <param name="Kind">Its form.</param>
/// <param name="Content">The bytes below its tag: characters, an address, or (of a directory name) a DER Name.</param>
public sealed record GeneralName(GeneralNameKind Kind, ReadOnlyMemory<byte> Content)
{
    /// <summary>The content as characters, one a byte.</summary>
    public string Text => Encoding.Latin1.GetString(Content.Span);

    /// <summary>Dotted OID of an otherName's type; null of any other form, or when it is malformed.</summary>
    public string? OtherOid
    {
        get
        {
            try
            {
                return Kind == GeneralNameKind.Other ? AsnDecoder.ReadObjectIdentifier(Content.Span, AsnEncodingRules.BER, out _) : null;
            }
            catch (AsnContentException)
            {
                return null;
            }
        }
    }

    /// <summary>A DNS name.</summary>
    public static GeneralName OfDns(string name) => new(GeneralNameKind.Dns, Encoding.Latin1.GetBytes(name));
}
