using System.Formats.Asn1;

namespace TrustShift.Pki.Certificates;

/// <summary>
/// Reads X.509 certificates from DER. Bounded, never throws on bad input. Strict DER first; what only BER allows is tolerated, because
/// old roots in real stores have it and clients accept them.
/// </summary>
public static class CertificateReader
{
    /// <summary>Bytes of the largest certificate that is read. Real ones are below 10 KB.</summary>
    public const int MaxLength = 64 * 1024;

    // RFC 5280 4.1.2.5.1: two-digit years run from 1950 to 2049.
    private const int TwoDigitYearMax = 2049;

    /// <summary>Reads exactly one certificate; trailing bytes are an error.</summary>
    /// <param name="der">The bytes; the result keeps a copy when <paramref name="keepDer"/> is set.</param>
    /// <param name="error">What is wrong, when the result is null.</param>
    /// <param name="keepDer">
    /// Whether <see cref="CertificateFacts.Der"/> is filled. Without it nobody can verify the certificate's signature, or one made
    /// with its key.
    /// </param>
    public static CertificateFacts? TryRead(ReadOnlyMemory<byte> der, out string? error, bool keepDer = true)
    {
        error = null;
        if (der.Length > MaxLength)
        {
            error = $"the certificate has {der.Length} bytes; at most {MaxLength} are read";
            return null;
        }

        if (!SpansAll(der.Span))
        {
            error = "the bytes are not one whole DER sequence";
            return null;
        }

        ReadOnlyMemory<byte> bytes = keepDer ? der.ToArray() : der;
        foreach (AsnEncodingRules rules in (ReadOnlySpan<AsnEncodingRules>)[AsnEncodingRules.DER, AsnEncodingRules.BER])
        {
            try
            {
                error = null;
                if (Read(bytes, rules, keepDer, out error) is { } facts)
                    return facts;
            }
            catch (AsnContentException exception)
            {
                error = "not a certificate: " + (exception.InnerException ?? exception).Message;
            }
        }

        return null;
    }

    /// <summary>A serial number's content bytes in the form of <see cref="CertificateFacts.SerialNumber"/>.</summary>
    internal static string SerialText(ReadOnlySpan<byte> content)
    {
        var value = new System.Numerics.BigInteger(content, isUnsigned: false, isBigEndian: true);
        string digits = System.Numerics.BigInteger.Abs(value).ToString("x", System.Globalization.CultureInfo.InvariantCulture).TrimStart('0');
        return digits.Length == 0 ? "0" : value.Sign < 0 ? "-" + digits : digits;
    }

    /// <summary>Cheap refusal of truncated input and of trailing bytes, before anything is allocated.</summary>
    private static bool SpansAll(ReadOnlySpan<byte> der)
    {
        try
        {
            return AsnDecoder.TryReadEncodedValue(der, AsnEncodingRules.BER, out Asn1Tag tag, out _, out _, out int consumed)
                && tag == new Asn1Tag(UniversalTagNumber.Sequence, isConstructed: true) && consumed == der.Length;
        }
        catch (AsnContentException)
        {
            // An indefinite length whose end is missing.
            return false;
        }
    }

    private static CertificateFacts? Read(ReadOnlyMemory<byte> der, AsnEncodingRules rules, bool keepDer, out string? error)
    {
        error = null;
        AsnReader outer = new AsnReader(der, rules).ReadSequence();
        AsnReader body = outer.ReadSequence();
        ReadOnlyMemory<byte> algorithm = outer.PeekEncodedValue();
        string signatureAlgorithm = SignatureAlgorithms.NameOf(outer.ReadSequence().ReadObjectIdentifier());
        if (!outer.TryReadPrimitiveBitString(out _, out _))
            outer.ReadBitString(out _);
        outer.ThrowIfNotEmpty();

        int version = ReadVersion(body);
        string serial = SerialText(ReadSerial(body));
        ReadOnlyMemory<byte> innerAlgorithm = body.ReadEncodedValue();
        ReadOnlyMemory<byte> issuerBytes = body.ReadEncodedValue();
        AsnReader validity = body.ReadSequence();
        bool timesConform = true;
        DateTimeOffset notBefore = ReadTime(validity, ref timesConform), notAfter = ReadTime(validity, ref timesConform);
        validity.ThrowIfNotEmpty();
        ReadOnlyMemory<byte> subjectBytes = body.ReadEncodedValue();
        ReadOnlyMemory<byte> spki = body.ReadEncodedValue();
        PublicKeyInfo key = PublicKeyReader.Read(spki, rules);
        CertificateExtensions extensions = ReadExtensions(body, rules);

        DistinguishedName? issuer = DistinguishedName.TryRead(keepDer ? issuerBytes : issuerBytes.ToArray());
        DistinguishedName? subject = issuerBytes.Span.SequenceEqual(subjectBytes.Span)
            ? issuer
            : DistinguishedName.TryRead(keepDer ? subjectBytes : subjectBytes.ToArray());
        if (issuer is null || subject is null)
        {
            error = issuer is null ? "the issuer's name is malformed" : "the subject's name is malformed";
            return null;
        }

        List<string> faults = [];
        if (rules != AsnEncodingRules.DER)
            faults.Add("is not encoded in DER");
        // RFC 5280 4.1.1.2.
        if (!innerAlgorithm.Span.SequenceEqual(algorithm.Span))
            faults.Add("states two different signature algorithms");
        if (!timesConform)
            faults.Add("has a date in a form that RFC 5280 4.1.2.5 forbids");
        return new CertificateFacts
        {
            Sha256 = Sha256Hash.Of(der.Span),
            SpkiSha256 = Sha256Hash.Of(spki.Span),
            Subject = subject,
            Issuer = issuer,
            SerialNumber = serial,
            NotBefore = notBefore,
            NotAfter = notAfter,
            Key = key,
            SignatureAlgorithm = signatureAlgorithm,
            Version = version,
            SubjectKeyIdentifier = extensions.SubjectKeyIdentifier,
            AuthorityKeyIdentifier = extensions.AuthorityKeyIdentifier,
            BasicConstraints = extensions.BasicConstraints,
            KeyUsage = extensions.KeyUsage,
            ExtendedKeyUsage = extensions.ExtendedKeyUsage,
            NameConstraints = extensions.NameConstraints,
            DnsNames = extensions.DnsNames,
            HasOtherAlternativeNames = extensions.HasOtherAlternativeNames,
            AlternativeNames = extensions.AlternativeNames,
            UnknownCriticalExtensions = extensions.UnknownCritical,
            CriticalExtensions = extensions.Critical,
            NetscapeCertificateType = extensions.NetscapeCertificateType,
            Extensions = extensions.All,
            FormFaults = [.. faults, .. extensions.Faults],
            Der = keepDer ? der : ReadOnlyMemory<byte>.Empty,
            SubjectPublicKeyInfo = keepDer ? spki : ReadOnlyMemory<byte>.Empty,
        };
    }

    private static int ReadVersion(AsnReader body)
    {
        var tag = new Asn1Tag(TagClass.ContextSpecific, 0, isConstructed: true);
        if (!body.PeekTag().HasSameClassAndValue(tag))
            return 1;
        AsnReader wrapper = body.ReadSequence(tag);
        bool known = wrapper.TryReadInt32(out int version) && version is >= 0 and <= 2;
        wrapper.ThrowIfNotEmpty();
        return known ? version + 1 : throw new AsnContentException("the version is none of 1, 2 and 3");
    }

    /// <summary>The content bytes of the serial number: negative, zero and over-long ones stand in real stores.</summary>
    private static ReadOnlySpan<byte> ReadSerial(AsnReader body)
    {
        if (body.PeekTag() != Asn1Tag.Integer || body.PeekContentBytes() is not { IsEmpty: false } content)
            throw new AsnContentException("the serial number is not an integer");
        body.ReadEncodedValue();
        return content.Span;
    }

    /// <summary>
    /// RFC 5280 4.1.2.5: UTCTime with seconds and Z until 2049, GeneralizedTime with seconds, without fractions and with Z from 2050 on.
    /// </summary>
    private static DateTimeOffset ReadTime(AsnReader validity, ref bool conforms)
    {
        ReadOnlySpan<byte> text = validity.PeekContentBytes().Span;
        bool isShort = validity.PeekTag() == Asn1Tag.UtcTime;
        DateTimeOffset time = (isShort ? validity.ReadUtcTime(TwoDigitYearMax) : validity.ReadGeneralizedTime()).ToUniversalTime();
        conforms &= isShort
            ? text.Length == "yyMMddHHmmssZ".Length && text[^1] == 'Z'
            : text.Length == "yyyyMMddHHmmssZ".Length && text[^1] == 'Z' && time.Year is < 1950 or > TwoDigitYearMax;
        return time;
    }

    private static CertificateExtensions ReadExtensions(AsnReader body, AsnEncodingRules rules)
    {
        var extensions = new CertificateExtensions(rules);
        while (body.HasData)
        {
            Asn1Tag tag = body.PeekTag();
            // [1] issuerUniqueID and [2] subjectUniqueID: nobody uses them.
            if (tag.TagClass != TagClass.ContextSpecific || tag.TagValue is < 1 or > 3)
                throw new AsnContentException("an unknown field follows the public key");
            if (tag.TagValue < 3)
            {
                body.ReadEncodedValue();
                continue;
            }

            AsnReader wrapper = body.ReadSequence(new Asn1Tag(TagClass.ContextSpecific, 3, isConstructed: true));
            extensions.Read(wrapper.ReadSequence());
            wrapper.ThrowIfNotEmpty();
            body.ThrowIfNotEmpty();
        }

        return extensions;
    }
}
