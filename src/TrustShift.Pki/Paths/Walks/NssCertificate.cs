using TrustShift.Pki.Certificates;
using TrustShift.Pki.Paths.Names;

namespace TrustShift.Pki.Paths.Walks;

/// <summary>What NSS makes of one certificate for the usage of a TLS server, in the classic builder and in libpkix.</summary>
internal static class NssCertificate
{
    private const string Client = "1.3.6.1.5.5.7.3.2";
    private const string CodeSigning = "1.3.6.1.5.5.7.3.3";
    private const string Email = "1.3.6.1.5.5.7.3.4";
    private const string OcspSigning = "1.3.6.1.5.5.7.3.9";

    // lib/certdb/certt.h NS_CERT_TYPE_*.
    private const int ServerType = 0x40;
    private const int SslAuthorityType = 0x04;
    private const int OtherAuthorityTypes = 0x03;

    // lib/certdb/certdb.c PENDING_SLOP: a certificate may be a day early.
    private static readonly TimeSpan Slop = TimeSpan.FromDays(1);

    /// <summary>CERT_CheckCertValidTimes.</summary>
    public static bool IsValid(CertificateFacts certificate, DateTimeOffset at) => at >= certificate.NotBefore - Slop && at <= certificate.NotAfter;

    /// <summary>Why the day is not within the dates; null when it is.</summary>
    public static PathFinding? OutOfDates(CertificateFacts certificate, int index, DateTimeOffset at) =>
        IsValid(certificate, at) ? null : at > certificate.NotAfter ? CertificateFindings.Expired(certificate, index) : CertificateFindings.NotYetValid(certificate, index);

    /// <summary>
    /// CERT_CheckKeyUsage for KU_KEY_AGREEMENT_OR_ENCIPHERMENT: RSA keys must encipher, those on curves sign or agree. Cases: L_rku_ds M|R,
    /// L_ku_ka M|R.
    /// </summary>
    public static bool MayServe(CertificateFacts certificate) => certificate.KeyUsage is not { } usage || (usage.Usages & (certificate.Key.Algorithm switch
    {
        "RSA" => KeyUsages.KeyEncipherment,
        "EC" => KeyUsages.DigitalSignature | KeyUsages.KeyAgreement,
        _ => KeyUsages.DigitalSignature,
    })) != KeyUsages.None;

    /// <summary>cert_ComputeCertType has the server's bit: an authority with purposes never has it, the step-up purpose gives it. Cases: L_ca M|R, L_eku_nssgc M|R.</summary>
    public static bool IsForServers(CertificateFacts certificate) =>
        !HasTypes(certificate) || ((certificate.NetscapeCertificateType ?? 0) & ServerType) != 0 || (!IsAuthority(certificate) && HasAny(certificate, KeyPurposes.Server, KeyPurposes.StepUp));

    /// <summary>Whether the certificate says of what type it is: by purposes, or by Netscape's extension.</summary>
    public static bool HasTypes(CertificateFacts certificate) => certificate.ExtendedKeyUsage is not null || certificate.NetscapeCertificateType is not null;

    /// <summary>cert_ComputeCertType has the bit of an authority for TLS. Cases: L M_eku_client|R, L M_eku_msgc|R, L M_nsct_srv|R.</summary>
    public static bool IsSslAuthority(CertificateFacts certificate) =>
        ((certificate.NetscapeCertificateType ?? 0) & SslAuthorityType) != 0
        || (IsAuthority(certificate) && (!HasTypes(certificate) || HasAny(certificate, KeyPurposes.Server, KeyPurposes.StepUp, Client)));

    /// <summary>... or of an authority for something else. Cases: L M_eku_email|R, L M_eku_ocsp|R, L M_nsct_email|R.</summary>
    public static bool IsOtherAuthority(CertificateFacts certificate) =>
        ((certificate.NetscapeCertificateType ?? 0) & OtherAuthorityTypes) != 0
        || HasAny(certificate, OcspSigning, KeyPurposes.Any)
        || (IsAuthority(certificate) && HasAny(certificate, Email, CodeSigning));

    /// <summary>Basic constraints with CA:TRUE.</summary>
    public static bool IsAuthority(CertificateFacts certificate) => certificate.BasicConstraints is { IsAuthority: true };

    /// <summary>
    /// Whether NSS can verify with the key: the NIST curves, RSA; Ed25519 in certificates since 3.132. Cases: L_by_k1 M_key_k1|R, L_by_ed M_key_ed|R.
    /// </summary>
    public static bool HasKnownKey(CertificateFacts certificate, bool isSigner, bool knowsEdwards) => certificate.Key switch
    {
        { Algorithm: "EC" } key => key.Curve is "P-256" or "P-384" or "P-521",
        { Algorithm: "Ed25519" } => isSigner && knowsEdwards,
        { Algorithm: "RSA" } => true,
        { Algorithm: "DSA" } => isSigner,
        _ => false,
    };

    /// <summary>cert_IsRootCert: self-issued, and the authority key identifier, where there is one, names itself.</summary>
    public static bool IsRoot(CertificateFacts certificate)
    {
        if (!certificate.Issuer.Der.Span.SequenceEqual(certificate.Subject.Der.Span) || !certificate.IsSelfIssued)
            return false;
        if (certificate.AuthorityKeyIdentifier is not { } authority)
            return true;
        return (authority.KeyIdentifier is not { } wanted || string.Equals(wanted, certificate.SubjectKeyIdentifier, StringComparison.Ordinal))
            && (authority.Issuer is not { } issuer || issuer.Equals(certificate.Issuer))
            && (authority.SerialNumber is not { } serial || string.Equals(serial, certificate.SerialNumber, StringComparison.Ordinal));
    }

    /// <summary>What is wrong with the end entity itself, names and dates apart.</summary>
    public static IEnumerable<PathFinding> EndEntityFindings(CertificateFacts endEntity)
    {
        if (!MayServe(endEntity))
            yield return CertificateFindings.KeyUsage(endEntity);
        if (!IsForServers(endEntity))
            yield return CertificateFindings.Purpose(endEntity, 0);
        if (!HasKnownKey(endEntity, isSigner: false, knowsEdwards: false))
            yield return CertificateFindings.WeakKey(endEntity, 0);
    }

    private static bool HasAny(CertificateFacts certificate, params ReadOnlySpan<string> purposes)
    {
        foreach (string purpose in purposes)
        {
            if (certificate.ExtendedKeyUsage is { } own && own.Contains(purpose, StringComparer.Ordinal))
                return true;
        }

        return false;
    }
}
