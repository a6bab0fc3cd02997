using System.Buffers.Binary;
using TrustShift.Pki.Certificates;

namespace TrustShift.Discovery.Scanning.Content;

/// <summary>What a few bytes say of the DER value that they begin.</summary>
internal static class DerHead
{
    /// <summary>Bytes that are enough to tell.</summary>
    public const int Length = 24;

    // RFC 5652 5.1 (id-signedData) and RFC 6960 4.2.1 (id-pkix-ocsp-basic), with tag and length.
    private static ReadOnlySpan<byte> SignedData => [0x06, 0x09, 0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 0x01, 0x07, 0x02];

    private static ReadOnlySpan<byte> OcspBasic => [0x06, 0x09, 0x2B, 0x06, 0x01, 0x05, 0x05, 0x07, 0x30, 0x01, 0x01];

    // Version 3 and version 1, RFC 5280 4.1: version [0] EXPLICIT DEFAULT v1, serialNumber INTEGER.
    private static ReadOnlySpan<byte> Version => [0xA0, 0x03, 0x02, 0x01];

    /// <summary>The whole length of a certificate that these bytes can begin; 0 when they cannot.</summary>
    public static int OfCertificate(ReadOnlySpan<byte> bytes)
    {
        if (!TrySequence(bytes, out int header, out int length) || length > CertificateReader.MaxLength - header
            || !TrySequence(bytes[header..], out int inner, out int innerLength) || inner + innerLength >= length)
            return 0;
        ReadOnlySpan<byte> content = bytes[(header + inner)..];
        if (content.StartsWith(Version))
            content = content.Length > Version.Length + 1 && content[Version.Length] <= 2 ? content[(Version.Length + 1)..] : [];
        // A serial number of up to 20 bytes; older ones are longer, none is empty.
        return content.Length >= 2 && content[0] == 0x02 && content[1] is > 0 and < 0x40 ? header + length : 0;
    }

    /// <summary>The whole length of signed data or of a PKCS#12 file that these bytes begin; 0 when they do not, or its length is not stated.</summary>
    public static int OfContainer(ReadOnlySpan<byte> bytes, out bool isPkcs12)
    {
        isPkcs12 = false;
        if (!TrySequence(bytes, out int header, out int length))
            return 0;
        // RFC 7292 4: version INTEGER (3), authSafe ContentInfo.
        isPkcs12 = bytes[header..].StartsWith((ReadOnlySpan<byte>)[0x02, 0x01, 0x03, 0x30]);
        return isPkcs12 || bytes[header..].StartsWith(SignedData) ? header + length : 0;
    }

    /// <summary>
    /// Where the signed data or OCSP response ends whose object identifier stands at <paramref name="identifier"/>; -1 for none. PKCS#7 without signers is a bundle, and no signature.
    /// </summary>
    public static long EndOfSigned(ReadOnlySpan<byte> bytes, int identifier)
    {
        const int WithoutStatedLength = 16 * 1024;
        ReadOnlySpan<byte> rest = bytes[identifier..];
        bool isOcsp = rest.StartsWith(OcspBasic);
        if (!isOcsp && !rest.StartsWith(SignedData))
            return -1;
        // [0] EXPLICIT SignedData: version INTEGER, digestAlgorithms SET, empty where nobody signs.
        if (!isOcsp && rest[..Math.Min(rest.Length, 40)].IndexOf((ReadOnlySpan<byte>)[0x02, 0x01, 0x01, 0x31, 0x00]) >= 0)
            return -1;
        for (int header = 2; header <= 5 && identifier - header >= 0; header++)
        {
            ReadOnlySpan<byte> start = bytes[(identifier - header)..];
            if (start[0] == 0x30 && header == 2 && start[1] == 0x80)
                return identifier + WithoutStatedLength;
            if (TrySequence(start, out int own, out int length) && own == header)
                return identifier + (long)length;
        }

        return -1;
    }

    /// <summary>Where the short certificate begins whose version stands at <paramref name="version"/>; -1 for none, or for one with heads of four bytes.</summary>
    public static int BeforeVersion(ReadOnlySpan<byte> bytes, int version)
    {
        for (int inner = 2; inner <= 4; inner++)
        {
            for (int outer = 2; outer <= 4; outer++)
            {
                int start = version - inner - outer;
                if (start >= 0 && bytes[start] == 0x30 && !(inner == 4 && outer == 4) && OfCertificate(bytes[start..]) > 0)
                    return start;
            }
        }

        return -1;
    }

    private static bool TrySequence(ReadOnlySpan<byte> bytes, out int header, out int length)
    {
        header = length = 0;
        if (bytes.Length < 4 || bytes[0] != 0x30)
            return false;
        switch (bytes[1])
        {
            case < 0x80:
                (header, length) = (2, bytes[1]);
                return true;
            case 0x81:
                (header, length) = (3, bytes[2]);
                return true;
            case 0x82:
                (header, length) = (4, BinaryPrimitives.ReadUInt16BigEndian(bytes[2..]));
                return true;
            case 0x83 when bytes.Length > 4:
                (header, length) = (5, (bytes[2] << 16) | BinaryPrimitives.ReadUInt16BigEndian(bytes[3..]));
                return true;
            default:
                return false;
        }
    }
}
