using System.Formats.Asn1;
using TrustShift.Pki.Paths;

namespace TrustShift.Discovery.Stores.OpenSsl;

/// <summary>
/// The auxiliary part that OpenSSL appends to a certificate in a "TRUSTED CERTIFICATE" block: crypto/x509/x_x509a.c,
/// <c>X509_CERT_AUX ::= SEQUENCE { trust SEQUENCE OF OID OPTIONAL, reject [0] SEQUENCE OF OID OPTIONAL, alias UTF8String OPTIONAL,
/// keyid OCTET STRING OPTIONAL, other [1] ... }</c>.
/// </summary>
/// <param name="Usage">What the lists mean for a TLS server.</param>
/// <param name="Alias">The alias, or null.</param>
internal sealed record OpenSslTrust(AnchorUsage Usage, string? Alias)
{

    /// <summary>Length of the DER (or BER) value at the start of <paramref name="data"/>; null when it is no whole value.</summary>
    public static int? FirstValueLength(ReadOnlySpan<byte> data)
    {
        try
        {
            return AsnDecoder.TryReadEncodedValue(data, AsnEncodingRules.BER, out _, out _, out _, out int consumed) ? consumed : null;
        }
        catch (AsnContentException)
        {
            // Despite its name it throws where the end of an indefinite length is missing.
            return null;
        }
    }

    /// <summary>Reads the auxiliary part; null when it is malformed.</summary>
    public static OpenSslTrust? TryRead(ReadOnlyMemory<byte> auxiliary)
    {
        try
        {
            var outer = new AsnReader(auxiliary, AsnEncodingRules.DER);
            AsnReader aux = outer.ReadSequence();
            outer.ThrowIfNotEmpty();
            List<string>? trust = aux.HasData && aux.PeekTag() == Asn1Tag.Sequence ? TlsPurposes.Read(aux.ReadSequence()) : null;
            var rejectTag = new Asn1Tag(TagClass.ContextSpecific, 0, isConstructed: true);
            List<string>? reject = aux.HasData && aux.PeekTag() == rejectTag ? TlsPurposes.Read(aux.ReadSequence(rejectTag)) : null;
            string? alias = aux.HasData && aux.PeekTag() == new Asn1Tag(UniversalTagNumber.UTF8String)
                ? aux.ReadCharacterString(UniversalTagNumber.UTF8String)
                : null;
            return new OpenSslTrust(UsageOf(trust, reject), alias is null ? null : FileText.Printable(alias));
        }
        catch (AsnContentException)
        {
            return null;
        }
    }

    // OpenSSL 3 crypto/x509/x509_trust.c obj_trust: reject wins; a trust list that names neither the purpose nor anyEKU rejects too.
    private static AnchorUsage UsageOf(List<string>? trust, List<string>? reject)
    {
        if (reject is not null && TlsPurposes.HaveServers(reject))
            return AnchorUsage.Rejected;
        if (trust is null)
            return AnchorUsage.Any;
        return TlsPurposes.HaveServers(trust) ? AnchorUsage.TlsServer : AnchorUsage.OtherOnly;
    }
}
