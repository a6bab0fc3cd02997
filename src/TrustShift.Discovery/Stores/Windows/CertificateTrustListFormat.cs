using System.Formats.Asn1;
using System.Globalization;
using TrustShift.Catalogue.Roots;
using TrustShift.Discovery.Stores.Pkcs;

namespace TrustShift.Discovery.Stores.Windows;

/// <summary>
/// Certificate trust lists of Windows, <c>authroot.stl</c> and <c>disallowedcert.stl</c> ([MS-CAESO] and wincrypt.h, CTL_INFO; szOID_CTL 1.3.6.1.4.1.311.10.1): signed data that names certificates by their hash. It holds
/// none of them, so that what it trusts can only be told; the certificates in it are those of its signature.
/// </summary>
public sealed class CertificateTrustListFormat : StoreFormat
{
    private const string SignedData = "1.2.840.113549.1.7.2", TrustList = "1.3.6.1.4.1.311.10.1", DisallowedUsage = "1.3.6.1.4.1.311.10.3.30";
    private const int Sha1Length = 20, MostSubjects = 100_000, MostNamed = 8;

    private static readonly Asn1Tag s_tag0 = new(TagClass.ContextSpecific, 0, isConstructed: true);

    // The encoded identifier, which stands near the beginning.
    private static ReadOnlySpan<byte> EncodedType => [0x06, 0x09, 0x2B, 0x06, 0x01, 0x04, 0x01, 0x82, 0x37, 0x0A, 0x01];

    /// <inheritdoc/>
    public override string Name => "certificate-trust-list";

    /// <inheritdoc/>
    public override bool IsCandidate(ReadOnlySpan<char> fileName, ReadOnlySpan<byte> head) => BerHeader.TrySequence(head, out _) && head[..Math.Min(head.Length, 512)].IndexOf(EncodedType) >= 0;

    /// <inheritdoc/>
    public override StoreContent? Read(StoreInput input)
    {
        AsnReader list;
        try
        {
            AsnReader info = new AsnReader(input.Bytes, AsnEncodingRules.BER).ReadSequence();
            if (!string.Equals(info.ReadObjectIdentifier(), SignedData, StringComparison.Ordinal))
                return null;
            AsnReader data = info.ReadSequence(s_tag0).ReadSequence();
            data.ReadInteger();
            data.ReadEncodedValue();
            AsnReader content = data.ReadSequence();
            if (!string.Equals(content.ReadObjectIdentifier(), TrustList, StringComparison.Ordinal))
                return null;
            // PKCS#7 1.5 has the list itself there, CMS the list in an octet string.
            AsnReader inner = content.ReadSequence(s_tag0);
            list = inner.PeekTag().HasSameClassAndValue(Asn1Tag.Sequence) ? inner.ReadSequence() : new AsnReader(inner.ReadOctetString(), AsnEncodingRules.BER).ReadSequence();
        }
        catch (AsnContentException)
        {
            return null;
        }

        var draft = new StoreDraft(input);
        SignedDataCertificates.ReadInto(draft, input.Bytes, 0, "of its signature", decides: false);
        draft.HasSigners = true;
        Describe(draft, list);
        return draft.ToContent("pkcs7");
    }

    // CTL_INFO: version, usages, an identifier, a number, one or two times, an algorithm, subjects.
    private static void Describe(StoreDraft draft, AsnReader list)
    {
        try
        {
            if (list.PeekTag().HasSameClassAndValue(Asn1Tag.Integer))
                list.ReadInteger();
            bool refuses = TlsPurposes.Read(list.ReadSequence()).Contains(DisallowedUsage, StringComparer.Ordinal);
            if (list.PeekTag().HasSameClassAndValue(Asn1Tag.PrimitiveOctetString))
                list.ReadOctetString();
            if (list.PeekTag().HasSameClassAndValue(Asn1Tag.Integer))
                list.ReadInteger();
            DateTimeOffset issued = ReadTime(list);
            if (!list.PeekTag().HasSameClassAndValue(Asn1Tag.Sequence))
                ReadTime(list);
            list.ReadEncodedValue();
            AsnReader subjects = list.ReadSequence();
            int count = 0;
            var known = new SortedSet<string>(StringComparer.Ordinal);
            for (; subjects.HasData && count < MostSubjects; count++)
            {
                byte[] hash = subjects.ReadSequence().ReadOctetString();
                if (hash.Length == Sha1Length && RootStoreTimeline.FindRootBySha1(Convert.ToHexStringLower(hash)) is { } root)
                    known.Add(root.Subject.CommonName);
            }

            string names = known.Count == 0 ? "" : $", among them {string.Join(", ", known.Take(MostNamed))}{(known.Count > MostNamed ? string.Create(CultureInfo.InvariantCulture, $" and {known.Count - MostNamed} others") : "")}";
            draft.Note(
                $"a list of Windows of {issued.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)} that {(refuses ? "refuses" : "trusts")} {count.ToString(CultureInfo.InvariantCulture)} certificates by their hash{names}; it holds none of them, and what a machine does with it is not judged",
                "certutil -dump FILE");
        }
        catch (AsnContentException)
        {
            draft.Note("a list of certificates of Windows by their hash, which is damaged or cut off");
        }
    }

    private static DateTimeOffset ReadTime(AsnReader reader) => reader.PeekTag().HasSameClassAndValue(Asn1Tag.UtcTime) ? reader.ReadUtcTime() : reader.ReadGeneralizedTime();
}
