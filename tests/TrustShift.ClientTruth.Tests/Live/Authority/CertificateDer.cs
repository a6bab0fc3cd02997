#pragma warning disable CA5350 // RFC 5280 4.2.1.2: key identifiers are SHA-1 hashes.
using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace TrustShift.ClientTruth.Tests.Live.Authority;

/// <summary>Writes and signs a certificate exactly as designed (RFC 5280 4.1), whether it makes sense or not.</summary>
internal static class CertificateDer
{
    /// <param name="design">What it says.</param>
    /// <param name="serial">Its serial number.</param>
    /// <param name="issuer">Issuer and serial number of its issuer's certificate, asked for only where it names them.</param>
    /// <param name="keys">The keys by design.</param>
    /// <param name="now">Day 0.</param>
    public static byte[] Write(CertificateDesign design, byte[] serial, Func<(NameDesign Issuer, byte[] Serial)> issuer, Func<KeyDesign, SigningKey> keys, DateTimeOffset now)
    {
        SigningKey own = keys(design.Key), signer = keys(design.IssuerKey);
        byte[] algorithm = signer.AlgorithmOf(design.Scheme);
        var fields = new List<byte[]>();
        if (design.Version == 3)
            fields.Add(Der.Tagged(0, Der.Integer([2])));
        fields.Add(Der.Integer(serial));
        fields.Add(algorithm);
        fields.Add(design.Issuer.Encode());
        fields.Add(Der.Sequence(Der.Time(now.AddDays(design.FromDay)), Der.Time(now.AddDays(design.ToDay))));
        fields.Add(design.Subject.Encode());
        fields.Add(own.PublicKeyInfo);
        if (design.HasExtensions)
            fields.Add(Der.Tagged(3, Der.Sequence([.. Extensions(design, own, signer, issuer)])));
        byte[] body = Der.Sequence([.. fields]);
        byte[] signature = signer.Sign(body, design.Scheme);
        if (design.HasBadSignature)
            signature[^1] ^= 1;
        return Der.Sequence(body, algorithm, Der.BitString(signature));
    }

    /// <summary>SHA-1 of the key's bits, as nearly everywhere (RFC 5280 4.2.1.2 (1)).</summary>
    private static byte[] IdentifierOf(SigningKey key)
    {
        AsnReader info = new AsnReader(key.PublicKeyInfo, AsnEncodingRules.DER).ReadSequence();
        info.ReadEncodedValue();
        return SHA1.HashData(info.ReadBitString(out _));
    }

    private static IEnumerable<byte[]> Extensions(CertificateDesign design, SigningKey own, SigningKey signer, Func<(NameDesign Issuer, byte[] Serial)> issuer)
    {
        if (design.BasicConstraints is { } basic)
        {
            byte[] authority = basic.IsAuthority ? Der.Boolean(true) : [], length = basic.PathLength is { } n ? Der.Integer([(byte)n]) : [];
            yield return Extension("2.5.29.19", basic.Critical, Der.Sequence([.. new[] { authority, length }.Where(static part => part.Length > 0)]));
        }

        if (design.KeyUsage is { } usage)
            yield return Extension("2.5.29.15", design.KeyUsageIsCritical, new X509KeyUsageExtension(usage, critical: false).RawData);
        if (!design.Purposes.IsEmpty)
            yield return Extension("2.5.29.37", critical: false, Der.Sequence([.. design.Purposes.Select(Der.Oid)]));
        if (!design.AlternativeNames.IsEmpty)
            yield return Extension("2.5.29.17", critical: false, Der.Sequence([.. design.AlternativeNames.Select(static name => name.Encode())]));
        if (design.NameConstraints is { } constraints)
        {
            byte[] permitted = Subtrees(0, constraints.Permitted), excluded = Subtrees(1, constraints.Excluded);
            yield return Extension("2.5.29.30", constraints.Critical, Der.Sequence([.. new[] { permitted, excluded }.Where(static part => part.Length > 0)]));
        }

        if (design.SubjectKeyIdentifier != SubjectKeyIdentifierDesign.Absent)
        {
            byte[] identifier = IdentifierOf(own);
            yield return Extension("2.5.29.14", critical: false, Der.OctetString(design.SubjectKeyIdentifier == SubjectKeyIdentifierDesign.Own ? identifier : SHA1.HashData(identifier)));
        }

        if (design.AuthorityKeyIdentifier != AuthorityKeyIdentifierDesign.Absent)
            yield return Extension("2.5.29.35", critical: false, AuthorityKeyIdentifier(design.AuthorityKeyIdentifier, signer, issuer));
        if (design.HasUnknownCriticalExtension)
            yield return Extension("1.3.6.1.4.1.57264.99.1", critical: true, Der.Null);
    }

    private static byte[] AuthorityKeyIdentifier(AuthorityKeyIdentifierDesign design, SigningKey signer, Func<(NameDesign Issuer, byte[] Serial)> issuer)
    {
        var parts = new List<byte[]>();
        if (design.HasFlag(AuthorityKeyIdentifierDesign.KeyIdentifier))
            parts.Add(Der.Primitive(0, IdentifierOf(signer)));
        if (design.HasFlag(AuthorityKeyIdentifierDesign.WrongKeyIdentifier))
            parts.Add(Der.Primitive(0, SHA1.HashData(signer.PublicKeyInfo)));
        if ((design & (AuthorityKeyIdentifierDesign.IssuerAndSerial | AuthorityKeyIdentifierDesign.WrongIssuerAndSerial)) != AuthorityKeyIdentifierDesign.Absent)
        {
            (NameDesign name, byte[] serial) = design.HasFlag(AuthorityKeyIdentifierDesign.IssuerAndSerial) ? issuer() : (NameDesign.Parse("C=DE, O=Other, CN=Unrelated Root"), [99]);
            parts.Add(Der.Retagged(1, Der.Sequence(Der.Tagged(4, name.Encode()))));
            parts.Add(Der.Primitive(2, serial));
        }

        return Der.Sequence([.. parts]);
    }

    private static byte[] Subtrees(int tag, IEnumerable<GeneralNameDesign> names)
    {
        byte[][] trees = [.. names.Select(static name => Der.Sequence(name.Encode()))];
        return trees.Length == 0 ? [] : Der.Retagged(tag, Der.Sequence(trees));
    }

    private static byte[] Extension(string oid, bool critical, byte[] value) =>
        critical ? Der.Sequence(Der.Oid(oid), Der.Boolean(true), Der.OctetString(value)) : Der.Sequence(Der.Oid(oid), Der.OctetString(value));
}
