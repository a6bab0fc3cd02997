using System.Buffers.Binary;
using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Text;

namespace TrustShift.Discovery.Stores.OpenSsl;

/// <summary>
/// The eight hexadecimal digits under which OpenSSL looks for a certificate in a CApath folder: what <c>openssl x509 -subject_hash</c> prints, and
/// the older one of OpenSSL 0.9.8 (<c>-subject_hash_old</c>). A hash for finding files, without any security.
/// </summary>
public static class SubjectNameHash
{
    private const int MaxAttributes = 1_000;

    /// <summary>The hash of OpenSSL 1.0.0 and later: SHA-1 of the canonical name. Null when the name is malformed.</summary>
    /// <param name="name">DER of the subject.</param>
    public static string? Of(ReadOnlyMemory<byte> name)
    {
#pragma warning disable CA5350 // OpenSSL's choice, X509_NAME_hash in crypto/x509/x509_cmp.c.
        return Canonical(name) is { } canonical ? FirstBytes(SHA1.HashData(canonical)) : null;
#pragma warning restore CA5350
    }

    /// <summary>The hash before OpenSSL 1.0.0: MD5 of the name as it is.</summary>
    /// <param name="name">DER of the subject.</param>
    public static string OfOld(ReadOnlyMemory<byte> name)
    {
#pragma warning disable CA5351 // OpenSSL's choice, X509_NAME_hash_old.
        return FirstBytes(MD5.HashData(name.Span));
#pragma warning restore CA5351
    }

    private static string FirstBytes(ReadOnlySpan<byte> hash) =>
        BinaryPrimitives.ReadUInt32LittleEndian(hash).ToString("x8", System.Globalization.CultureInfo.InvariantCulture);

    // crypto/x509/x_name.c x509_name_canon: the sets of the name one after the other, without the sequence around them, each text as a
    // UTF8String in lower case with its white space squeezed.
    private static byte[]? Canonical(ReadOnlyMemory<byte> name)
    {
        try
        {
            AsnReader sets = new AsnReader(name, AsnEncodingRules.BER).ReadSequence();
            var writer = new AsnWriter(AsnEncodingRules.DER);
            int count = 0;
            while (sets.HasData)
            {
                AsnReader set = sets.ReadSetOf(skipSortOrderValidation: true);
                using (writer.PushSetOf())
                {
                    while (set.HasData)
                    {
                        if (++count > MaxAttributes)
                            return null;
                        AsnReader attribute = set.ReadSequence();
                        using (writer.PushSequence())
                        {
                            writer.WriteEncodedValue(attribute.ReadEncodedValue().Span);
                            writer.WriteEncodedValue(CanonicalValue(attribute.ReadEncodedValue().Span));
                        }
                    }
                }
            }

            return writer.Encode();
        }
        catch (AsnContentException)
        {
            return null;
        }
    }

    private static ReadOnlySpan<byte> CanonicalValue(ReadOnlySpan<byte> value)
    {
        Asn1Tag tag = AsnDecoder.ReadEncodedValue(value, AsnEncodingRules.BER, out int offset, out int length, out _);
        Encoding? encoding = tag.TagClass != TagClass.Universal || tag.IsConstructed ? null : (UniversalTagNumber)tag.TagValue switch
        {
            UniversalTagNumber.UTF8String => Encoding.UTF8,
            UniversalTagNumber.BMPString => Encoding.BigEndianUnicode,
            UniversalTagNumber.UniversalString => new UTF32Encoding(bigEndian: true, byteOrderMark: false),
            // OpenSSL reads T61String as Latin-1.
            UniversalTagNumber.PrintableString or UniversalTagNumber.T61String => Encoding.Latin1,
            UniversalTagNumber.IA5String or UniversalTagNumber.VisibleString => Encoding.Latin1,
            _ => null,
        };
        if (encoding is null)
            return value;
        byte[] text = Squeeze(Encoding.UTF8.GetBytes(encoding.GetString(value.Slice(offset, length))));
        var writer = new AsnWriter(AsnEncodingRules.DER);
        writer.WriteCharacterString(UniversalTagNumber.UTF8String, Encoding.UTF8.GetString(text));
        return writer.Encode();
    }

    // asn1_string_canon: white space at the ends goes, runs of it become one space, A to Z become small; only ASCII counts.
    private static byte[] Squeeze(ReadOnlySpan<byte> text)
    {
        text = text.Trim(" \t\n\v\f\r"u8);
        var squeezed = new List<byte>(text.Length);
        foreach (byte value in text)
        {
            if (value is not ((byte)' ' or >= (byte)'\t' and <= (byte)'\r'))
                squeezed.Add(value is >= (byte)'A' and <= (byte)'Z' ? (byte)(value + 32) : value);
            else if (squeezed[^1] != ' ')
                squeezed.Add((byte)' ');
        }

        return [.. squeezed];
    }
}
