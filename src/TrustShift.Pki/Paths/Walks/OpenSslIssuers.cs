using TrustShift.Pki.Certificates;
using TrustShift.Pki.Clients;

namespace TrustShift.Pki.Paths.Walks;

/// <summary>
/// How OpenSSL and its descendants say who issued a certificate before any signature is verified (crypto/x509/v3_purp.c X509_check_issued,
/// ossl_x509_likely_issued, the EXFLAG_SS of x509v3_cache_extensions).
/// </summary>
internal sealed class OpenSslIssuers(WalkGround ground)
{
    private readonly OpenSslOptions _options = ground.Profile.OpenSsl;

    /// <summary>
    /// EXFLAG_SS: the names agree, the authority key identifier allows itself, and by version the key usage or the signature algorithm does
    /// too. No signature is verified.
    /// </summary>
    public bool IsSelfSigned(CertificateFacts certificate) =>
        // Of a certificate of which only facts are known the key identifiers may be missing: that another key signed it is known better.
        (!certificate.Der.IsEmpty || certificate.SignedBy is not { } signer || signer == certificate.SpkiSha256)
        && ground.NamesAgree(certificate, certificate) && ground.KeyIdentifiersAgree(certificate, certificate, isAnchor: true)
        && MaySign(certificate, certificate);

    /// <summary>EXFLAG_INVALID: extensions that make no sense, as far as the certificate can be read.</summary>
    public bool IsInvalid(CertificateFacts certificate) =>
        (_options.MindsEmptyKeyUsage && certificate.KeyUsage is { Usages: KeyUsages.None })
        || (certificate.BasicConstraints is { IsAuthority: false, PathLength: { } length } && length >= _options.MinInvalidPathLength);

    /// <summary>The issuer that is taken; null when there is none.</summary>
    /// <param name="subject">The certificate whose issuer is looked for.</param>
    /// <param name="from">Where, in this order.</param>
    /// <param name="choice">Which of several.</param>
    /// <param name="certificateOf">The certificate of an entry.</param>
    /// <param name="passesOver">What is not looked at.</param>
    public T? Choose<T>(CertificateFacts subject, IEnumerable<T> from, IssuerChoice choice, Func<T, CertificateFacts> certificateOf, Predicate<CertificateFacts> passesOver)
        where T : class
    {
        T? other = null;
        foreach (T item in from)
        {
            CertificateFacts candidate = certificateOf(item);
            if (!ground.MayBeIssuer(subject, candidate, isAnchor: true) || !MaySign(subject, candidate) || passesOver(candidate))
                continue;
            if (choice == IssuerChoice.First || ground.IsValid(candidate))
                return item;
            if (choice == IssuerChoice.FirstValidElseLast
                || (choice == IssuerChoice.FirstValidElseLatest && (other is null || candidate.NotAfter > certificateOf(other).NotAfter)))
            {
                other = item;
            }
        }

        return other;
    }

    private bool MaySign(CertificateFacts subject, CertificateFacts issuer) =>
        !IsInvalid(issuer) && !IsInvalid(subject)
        && (!_options.ChoosesByKeyUsage || (_options.SparesOwnKeyUsage && issuer.Equals(subject)) || issuer.KeyUsage is not { AllowsCertificateSigning: false })
        && (!_options.ChoosesByAlgorithm || SignatureAlgorithms.IsOfKey(subject.SignatureAlgorithm, issuer.Key.Algorithm));
}
