using TrustShift.Pki.Certificates;
using TrustShift.Pki.Clients;

namespace TrustShift.Pki.Paths;

/// <summary>
/// Whether one certificate, whose subject already agrees with the other's issuer, really is its issuer. Nothing found is a clean yes;
/// a fatal finding is a no; an undecided one leaves the path open.
/// </summary>
internal sealed class IssuerRule(ClientProfile profile, SignatureVerifier signatures)
{
    /// <summary>What speaks against <paramref name="issuer"/> having issued <paramref name="certificate"/>.</summary>
    /// <param name="certificate">The certificate whose issuer is looked for.</param>
    /// <param name="index">Its position in the path.</param>
    /// <param name="issuer">The candidate.</param>
    public IEnumerable<PathFinding> Check(CertificateFacts certificate, int index, CertificateFacts issuer)
    {
        string child = certificate.Subject.CommonName, parent = issuer.Subject.CommonName;
        if (certificate.AuthorityKeyIdentifier is { } authority)
        {
            if (authority.KeyIdentifier is { } wanted && issuer.SubjectKeyIdentifier is { } key && !string.Equals(wanted, key, StringComparison.Ordinal))
            {
                yield return new PathFinding(
                    PathFindingIds.AuthorityKeyMismatch, index,
                    $"'{parent}' has the name of the issuer of '{child}', but another key identifier");
                yield break;
            }

            // OpenSSL (v3_purp.c X509_check_akid) refuses; GnuTLS and others ignore it.
            if (authority is { Issuer: { } name, SerialNumber: { } serial }
                && !(name.Equals(issuer.Issuer) && string.Equals(serial, issuer.SerialNumber, StringComparison.Ordinal)))
            {
                yield return Undecided(
                    PathFindingIds.AuthorityCertificateMismatch, index,
                    $"'{child}' names another certificate of '{parent}' as its issuer's, which some clients refuse");
            }
        }

        if (profile.ComparesNameBytes is not false && !SameBytes(certificate.Issuer, issuer.Subject))
        {
            string text = $"the issuer's name in '{child}' and the name of '{parent}' are encoded differently, which some clients refuse";
            yield return profile.ComparesNameBytes is true
                ? new PathFinding(PathFindingIds.NameEncoding, index, text)
                : Undecided(PathFindingIds.NameEncoding, index, text);
        }

        switch (signatures.Verify(certificate, issuer))
        {
            case SignatureResult.Invalid:
                yield return new PathFinding(
                    PathFindingIds.SignatureInvalid, index,
                    $"'{parent}' has the name of the issuer of '{child}', but its key did not sign it");
                break;
            case SignatureResult.Undecidable:
                yield return Undecided(
                    PathFindingIds.SignatureUndecided, index,
                    $"the signature of '{parent}' on '{child}' could not be verified here");
                break;
            default:
                break;
        }
    }

    /// <summary>Whether two equal names are encoded alike, as far as their bytes are at hand.</summary>
    private static bool SameBytes(DistinguishedName one, DistinguishedName other) =>
        one.Der.IsEmpty || other.Der.IsEmpty || one.Der.Span.SequenceEqual(other.Der.Span);

    private static PathFinding Undecided(string id, int index, string text) => new(id, index, text, Fatal: false) { Undecided = true };
}
