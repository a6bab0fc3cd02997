using System.Formats.Asn1;

namespace TrustShift.Discovery.Stores.Pkcs;

/// <summary>
/// The certificates of a PKCS#7 / CMS SignedData (RFC 5652 5.1), DER or BER:
/// <c>SEQUENCE { OID, [0] { SEQUENCE { version, digestAlgorithms SET, encapContentInfo SEQUENCE, [0] certificates, [1] crls, signerInfos SET } } }</c>.
/// </summary>
internal static class SignedDataCertificates
{
    private const string SignedData = "1.2.840.113549.1.7.2";

    private static readonly Asn1Tag Tag0 = new(TagClass.ContextSpecific, 0, isConstructed: true);
    private static readonly Asn1Tag Tag1 = new(TagClass.ContextSpecific, 1, isConstructed: true);

    /// <summary>Adds the certificates to a draft. What is malformed becomes a gap; false when nothing at all was recognised.</summary>
    public static bool ReadInto(StoreDraft draft, ReadOnlyMemory<byte> bytes, long offset, string where, bool decides, string? place = null)
    {
        try
        {
            AsnReader contentInfo = new AsnReader(bytes, AsnEncodingRules.BER).ReadSequence();
            string type = contentInfo.ReadObjectIdentifier();
            if (!string.Equals(type, SignedData, StringComparison.Ordinal))
            {
                draft.Lose(
                    $"the PKCS#7 content {where} is of type {type}, not signed data; its certificates, if any, are not read", decides: decides, place: place);
                return false;
            }

            AsnReader signedData = contentInfo.ReadSequence(Tag0).ReadSequence();
            signedData.ReadInteger();
            signedData.ReadEncodedValue();
            signedData.ReadEncodedValue();
            if (signedData.HasData && signedData.PeekTag() == Tag0)
                ReadCertificates(draft, signedData.ReadSetOf(skipSortOrderValidation: true, Tag0), offset, where, decides);
            if (signedData.HasData && signedData.PeekTag() == Tag1)
                signedData.ReadEncodedValue();
            draft.HasSigners |= signedData.ReadSetOf(skipSortOrderValidation: true).HasData;
            return true;
        }
        catch (AsnContentException)
        {
            draft.Lose($"the PKCS#7 content {where} is malformed or cut off", decides: decides, place: place);
            return false;
        }
    }

    private static void ReadCertificates(StoreDraft draft, AsnReader certificates, long offset, string where, bool decides)
    {
        for (int number = 1; certificates.HasData && !draft.IsFull; number++)
        {
            Asn1Tag tag = certificates.PeekTag();
            ReadOnlyMemory<byte> value = certificates.ReadEncodedValue();
            string what = $"number {number} of the PKCS#7 content {where}";
            // CertificateChoices (RFC 5652 10.2.2): [0] to [3] are attribute certificates and other formats, hardly ever met; a damaged
            // certificate would look the same.
            if (tag == Asn1Tag.Sequence)
                draft.Add(value, "pkcs7", null, offset, what, decides: decides);
            else
                draft.Lose($"the certificate {what} is of another kind than X.509", decides: decides);
        }

        if (certificates.HasData)
            draft.Lose($"the PKCS#7 content {where} holds too many certificates; the rest was not read", decides: decides);
    }
}
