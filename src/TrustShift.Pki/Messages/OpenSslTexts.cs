using TrustShift.Pki.Clients;

namespace TrustShift.Pki.Messages;

/// <summary>The words of X509_verify_cert_error_string (crypto/x509/x509_txt.c) by version.</summary>
internal static class OpenSslTexts
{
    /// <summary>The text of a number; null where it is none of those seen.</summary>
    /// <param name="error">X509_V_ERR number.</param>
    /// <param name="version">OpenSSL's version; null for the current one.</param>
    public static string? Of(int error, LibraryVersion? version)
    {
        bool isThree = OpenSslErrors.Since(version, "3.0.0");
        return error switch
        {
            OpenSslErrors.IssuerNotFound => "unable to get issuer certificate",
            OpenSslErrors.Signature => "certificate signature failure",
            // 3.6 tells of the clock, 3.5 does not.
            OpenSslErrors.NotYetValid => "certificate is not yet valid" + (OpenSslErrors.Since(version, "3.6") ? " or the system clock is incorrect" : ""),
            OpenSslErrors.Expired => "certificate has expired",
            OpenSslErrors.SelfSignedEndEntity => isThree ? "self-signed certificate" : "self signed certificate",
            OpenSslErrors.SelfSignedInChain => isThree ? "self-signed certificate in certificate chain" : "self signed certificate in certificate chain",
            OpenSslErrors.LocalIssuerNotFound => "unable to get local issuer certificate",
            OpenSslErrors.EndEntitySignature => "unable to verify the first certificate",
            OpenSslErrors.InvalidAuthorityOld or OpenSslErrors.InvalidAuthority => "invalid CA certificate",
            OpenSslErrors.PathLength => "path length constraint exceeded",
            OpenSslErrors.Purpose => OpenSslErrors.Since(version, "3.0.3") ? "unsuitable certificate purpose" : "unsupported certificate purpose",
            OpenSslErrors.Untrusted => "certificate not trusted",
            OpenSslErrors.Rejected => "certificate rejected",
            OpenSslErrors.KeyIdentifierMismatch => "authority and subject key identifier mismatch",
            OpenSslErrors.NoCertificateSigning => "key usage does not include certificate signing",
            OpenSslErrors.CriticalExtension => "unhandled critical extension",
            OpenSslErrors.PermittedSubtree => "permitted subtree violation",
            OpenSslErrors.ExcludedSubtree => "excluded subtree violation",
            OpenSslErrors.HostName => isThree ? "hostname mismatch" : "Hostname mismatch",
            OpenSslErrors.EndEntityKeyTooWeak => "EE certificate key too weak",
            OpenSslErrors.AuthorityKeyTooWeak => "CA certificate key too weak",
            OpenSslErrors.DigestTooWeak => "CA signature digest algorithm too weak",
            OpenSslErrors.PathLengthOfNoAuthority => "Path length invalid for non-CA cert",
            OpenSslErrors.PathLengthWithoutSigning => "Path length given without key usage keyCertSign",
            OpenSslErrors.SigningOfNoAuthority => "Key usage keyCertSign invalid for non-CA cert",
            OpenSslErrors.MissingAuthorityKeyIdentifier => "Missing Authority Key Identifier",
            OpenSslErrors.MissingSubjectKeyIdentifier => "Missing Subject Key Identifier",
            OpenSslErrors.ConstraintsNotCritical => "Basic Constraints of CA cert not marked critical",
            OpenSslErrors.MissingKeyUsage => "CA cert does not include key usage extension",
            _ => null,
        };
    }
}
