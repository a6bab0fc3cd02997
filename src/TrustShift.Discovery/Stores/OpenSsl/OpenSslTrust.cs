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
    private const string ServerAuth = "1.3.6.1.5.5.7.3.1";
    private const string AnyExtendedKeyUsage = "2.5.29.37.0";
    private const int MaxPurposes = 100;

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
            List<string>? trust = aux.HasData && aux.PeekTag() == Asn1Tag.Sequence ? Purposes(aux.ReadSequence()) : null;
            var rejectTag = new Asn1Tag(TagClass.ContextSpecific, 0, isConstructed: true);
            List<string>? reject = aux.HasData && aux.PeekTag() == rejectTag ? Purposes(aux.ReadSequence(rejectTag)) : null;
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
        if (reject is not null && reject.Exists(IsTlsServer))
            return AnchorUsage.Rejected;
        if (trust is null)
            return AnchorUsage.Any;
        return trust.Exists(IsTlsServer) ? AnchorUsage.TlsServer : AnchorUsage.OtherOnly;
    }

    private static bool IsTlsServer(string purpose) => purpose is ServerAuth or AnyExtendedKeyUsage;

    private static List<string> Purposes(AsnReader reader)
    {
        var purposes = new List<string>();
        while (reader.HasData)
        {
            if (purposes.Count == MaxPurposes)
                throw new AsnContentException("too many purposes");
            purposes.Add(reader.ReadObjectIdentifier());
        }

        return purposes;
    }
}
