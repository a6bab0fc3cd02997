using System.Globalization;
using TrustShift.Pki.Certificates;

namespace TrustShift.Pki.Paths.Walks;

/// <summary>The findings of walks that check certificates by their library's own order, in the words of <see cref="ChainCheck"/>.</summary>
internal static class CertificateFindings
{
    public static PathFinding Expired(CertificateFacts certificate, int index) =>
        new(PathFindingIds.Expired, index, $"'{certificate.Subject.CommonName}' expired on {Time(certificate.NotAfter)}");

    public static PathFinding NotYetValid(CertificateFacts certificate, int index) =>
        new(PathFindingIds.NotYetValid, index, $"'{certificate.Subject.CommonName}' is not valid before {Time(certificate.NotBefore)}");

    public static PathFinding NoIssuer(CertificateFacts certificate, int index) =>
        new(PathFindingIds.NoAnchor, index, $"what follows '{certificate.Subject.CommonName}' is not its issuer by name and key identifier");

    public static PathFinding NotAnAuthority(CertificateFacts certificate, int index) =>
        new(PathFindingIds.NotAnAuthority, index, $"'{certificate.Subject.CommonName}' may not issue certificates (basic constraints)");

    public static PathFinding MayNotSign(CertificateFacts certificate, int index) =>
        new(PathFindingIds.KeyUsage, index, $"the key of '{certificate.Subject.CommonName}' may not sign certificates (key usage)");

    public static PathFinding KeyUsage(CertificateFacts endEntity) =>
        new(PathFindingIds.KeyUsage, 0, $"the key usage of '{endEntity.Subject.CommonName}' does not allow what TLS needs");

    public static PathFinding Purpose(CertificateFacts certificate, int index) =>
        new(PathFindingIds.ExtendedKeyUsage, index, $"'{certificate.Subject.CommonName}' is not meant for TLS servers (extended key usage)");

    public static PathFinding PathLength(CertificateFacts certificate, int index) =>
        new(PathFindingIds.PathLength, index, $"above '{certificate.Subject.CommonName}' an authority allows fewer authorities below it than there are");

    public static PathFinding Names(CertificateFacts endEntity) =>
        new(PathFindingIds.NameConstraints, 0, $"the name constraints of an authority do not allow the names of '{endEntity.Subject.CommonName}', or cannot be understood");

    public static PathFinding Critical(CertificateFacts certificate, int index, string oid) =>
        new(PathFindingIds.CriticalExtension, index, $"'{certificate.Subject.CommonName}' has the critical extension {oid}, which this client does not understand");

    public static PathFinding Unreadable(CertificateFacts certificate, int index, string why) =>
        new(PathFindingIds.CriticalExtension, index, $"this client cannot read '{certificate.Subject.CommonName}' ({why})");

    public static PathFinding WeakSignature(CertificateFacts certificate, int index) =>
        new(PathFindingIds.WeakSignature, index, $"'{certificate.Subject.CommonName}' carries a weak signature ({certificate.SignatureAlgorithm})");

    public static PathFinding WeakKey(CertificateFacts certificate, int index) =>
        new(PathFindingIds.WeakKey, index, $"'{certificate.Subject.CommonName}' has a key ({certificate.Key.Algorithm} {certificate.Key.Curve ?? certificate.Key.Bits.ToString(CultureInfo.InvariantCulture)}) that this client refuses");

    public static PathFinding WrongSignature(CertificateFacts certificate, CertificateFacts issuer, int index) =>
        new(PathFindingIds.SignatureInvalid, index, $"'{issuer.Subject.CommonName}' has the name of the issuer of '{certificate.Subject.CommonName}', but its key did not sign it");

    public static PathFinding UndecidedSignature(CertificateFacts certificate, CertificateFacts issuer, int index) =>
        new(PathFindingIds.SignatureUndecided, index, $"the signature of '{issuer.Subject.CommonName}' on '{certificate.Subject.CommonName}' could not be verified here", Fatal: false) { Undecided = true };

    public static PathFinding HostName(CertificateFacts endEntity, string host) =>
        new(PathFindingIds.HostName, 0, $"the certificate of '{endEntity.Subject.CommonName}' is not valid for {DistinguishedNameText.Printable(host)}");

    /// <summary>The finding of a signature, when there is one.</summary>
    public static PathFinding? Signature(SignatureResult result, CertificateFacts certificate, CertificateFacts issuer, int index) => result switch
    {
        SignatureResult.Invalid => WrongSignature(certificate, issuer, index),
        SignatureResult.Undecidable => UndecidedSignature(certificate, issuer, index),
        _ => null,
    };

    private static string Time(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
