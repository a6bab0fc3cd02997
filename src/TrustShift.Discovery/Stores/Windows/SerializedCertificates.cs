using System.Buffers.Binary;
using System.Formats.Asn1;
using System.Text;
using TrustShift.Pki.Paths;

namespace TrustShift.Discovery.Stores.Windows;

/// <summary>
/// Certificates with their properties as Windows serialises them, in files (.sst) and registry values ("Blob"): elements of an id, an encoding, a length (each four bytes, little-endian) and data; the
/// certificate itself has the id 32 and follows its properties ([MS-GPEF] 2.2.3 and wincrypt.h).
/// </summary>
internal static class SerializedCertificates
{
    private const int HeaderLength = 12;
    private const uint EnhancedKeyUsage = 9;
    private const uint FriendlyName = 11;
    private const uint Certificate = 32;
    private const uint RevocationList = 33;
    private const uint TrustList = 34;
    private const uint DisallowedSince = 104;
    private const uint DisallowedKeyUsage = 122;
    private const uint DisallowedIfIssuedSince = 126;

    /// <summary>Reads elements up to the end mark or the end; null, or what is wrong.</summary>
    /// <param name="draft">The store.</param>
    /// <param name="bytes">The elements.</param>
    /// <param name="form">Form of the places.</param>
    /// <param name="usage">What the store that they are in says.</param>
    /// <param name="offset">Where they stand in the file.</param>
    /// <param name="ends">Whether an end mark must follow.</param>
    public static string? ReadInto(StoreDraft draft, ReadOnlyMemory<byte> bytes, string form, AnchorUsage usage, int offset, bool ends)
    {
        int at = 0;
        AnchorUsage own = usage;
        string? name = null;
        while (at + HeaderLength <= bytes.Length)
        {
            ReadOnlySpan<byte> head = bytes.Span[at..];
            uint id = BinaryPrimitives.ReadUInt32LittleEndian(head);
            uint length = BinaryPrimitives.ReadUInt32LittleEndian(head[8..]);
            if (id == 0)
                return null;
            if (length > bytes.Length - at - HeaderLength)
                return $"the element at byte {offset + at} is cut off";
            ReadOnlyMemory<byte> data = bytes.Slice(at + HeaderLength, (int)length);
            switch (id)
            {
                case EnhancedKeyUsage when own is AnchorUsage.Any && !AllowsServers(data):
                    own = AnchorUsage.OtherOnly;
                    break;
                case DisallowedKeyUsage when usage is AnchorUsage.Any && RefusesServers(data):
                    own = AnchorUsage.Rejected;
                    break;
                case DisallowedSince or DisallowedIfIssuedSince when usage is AnchorUsage.Any:
                    draft.Lose($"the certificate behind byte {offset + at} is refused from a day on, which is not judged");
                    break;
                case FriendlyName:
                    name = FileText.Printable(Encoding.Unicode.GetString(data.Span).TrimEnd('\0'));
                    break;
                case Certificate:
                    draft.Add(data, form, name, offset, $"at byte {offset + at}", own);
                    (own, name) = (usage, null);
                    break;
                case RevocationList or TrustList:
                    (own, name) = (usage, null);
                    break;
                default:
                    break;
            }

            if (draft.IsFull)
                return "it holds too many certificates; the rest was not read";
            at += HeaderLength + (int)length;
        }

        return ends || at != bytes.Length ? "it is cut off" : null;
    }

    // CERT_ENHKEY_USAGE_PROP_ID: SEQUENCE OF OBJECT IDENTIFIER; none is no purpose at all.
    private static bool AllowsServers(ReadOnlyMemory<byte> data) => Purposes(data) is { } purposes && TlsPurposes.HaveServers(purposes);

    // CERT_DISALLOWED_ENHKEY_USAGE_PROP_ID has the same form; one that cannot be read may refuse them.
    private static bool RefusesServers(ReadOnlyMemory<byte> data) => Purposes(data) is not { } purposes || TlsPurposes.HaveServers(purposes);

    private static List<string>? Purposes(ReadOnlyMemory<byte> data)
    {
        try
        {
            return TlsPurposes.Read(new AsnReader(data, AsnEncodingRules.BER).ReadSequence());
        }
        catch (AsnContentException)
        {
            return null;
        }
    }
}
