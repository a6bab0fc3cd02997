using System.Collections.Immutable;
using TrustShift.Pki.Certificates;
using TrustShift.Pki.Clients;
using TrustShift.Pki.Paths;

namespace TrustShift.Pki.Messages;

/// <summary>
/// The numbers (X509_V_ERR_*) that OpenSSL's verification comes to, in its order: the path, the extensions of each certificate, the security level, the host
/// name, then the signatures and dates from the top down, and the name constraints (crypto/x509/x509_vfy.c X509_verify_cert, verify_chain, internal_verify).
/// A program that stops at the first error reports the first, one whose callback goes on (Node.js) the last.
/// </summary>
internal static class OpenSslErrors
{
    public const int IssuerNotFound = 2, Signature = 7, NotYetValid = 9, Expired = 10, SelfSignedEndEntity = 18, SelfSignedInChain = 19, LocalIssuerNotFound = 20,
        EndEntitySignature = 21, InvalidAuthorityOld = 24, PathLength = 25, Purpose = 26, Untrusted = 27, Rejected = 28, KeyIdentifierMismatch = 30, NoCertificateSigning = 32,
        CriticalExtension = 34, PermittedSubtree = 47, ExcludedSubtree = 48, HostName = 62, EndEntityKeyTooWeak = 66, AuthorityKeyTooWeak = 67, DigestTooWeak = 68,
        InvalidAuthority = 79, PathLengthOfNoAuthority = 80, PathLengthWithoutSigning = 81, SigningOfNoAuthority = 82, MissingAuthorityKeyIdentifier = 85,
        MissingSubjectKeyIdentifier = 86, ConstraintsNotCritical = 89, MissingKeyUsage = 92;

    /// <summary>All errors of a refusal in order; empty when what is wrong is not known to be one of these.</summary>
    /// <param name="refusal">The refusal.</param>
    /// <param name="version">OpenSSL's version; null for the current one.</param>
    public static ImmutableArray<int> Of(Refusal refusal, LibraryVersion? version)
    {
        if (!refusal.HasPath)
            return [];
        bool isModern = Since(version, "1.1.0");
        var errors = ImmutableArray.CreateBuilder<int>();
        // X509_verify_cert looks at the end entity's own key before anything else.
        if (refusal.HasAt(0, PathFindingIds.WeakKey))
            errors.Add(EndEntityKeyTooWeak);
        if (!refusal.ReachesAnchor)
            refusal = OpenSslDeadEnd.Completed(refusal);
        int? unbuilt = refusal.ReachesAnchor ? null : OpenSslDeadEnd.ErrorOf(refusal, version);
        if (unbuilt is { } error)
            errors.Add(error);
        if (refusal.Has(PathFindingIds.AnchorRejected) || refusal.Has(PathFindingIds.AnchorOtherPurpose))
            errors.Add(Rejected);
        for (int i = 0; i < refusal.Path.Length; i++)
            errors.AddRange(ExtensionErrors(refusal, i, version));
        if (refusal.HasAt(-1, PathFindingIds.PathLength))
            return [];
        if (!isModern)
            errors.AddRange(NameErrors(refusal));
        if (unbuilt is LocalIssuerNotFound or IssuerNotFound && !Since(version, "1.0.2"))
            errors.Add(Untrusted);
        for (int i = 0; i < refusal.Path.Length; i++)
        {
            if (i > 0 && refusal.HasAt(i, PathFindingIds.WeakKey))
                errors.Add(AuthorityKeyTooWeak);
            if (refusal.HasAt(i, PathFindingIds.WeakSignature))
                errors.Add(DigestTooWeak);
        }

        if (refusal.Has(PathFindingIds.HostName))
            errors.Add(HostName);
        errors.AddRange(SignatureErrors(refusal, version));
        if (isModern)
            errors.AddRange(NameErrors(refusal));
        return errors.ToImmutable();
    }

    /// <summary>Whether the version is this one or a later one; the current one is.</summary>
    public static bool Since(LibraryVersion? version, string bound) => version is not { } own || own.IsAtLeast(bound);

    // check_extensions, certificate by certificate: critical extensions, whether it is an authority, the strict rules, the purpose, the path length.
    private static IEnumerable<int> ExtensionErrors(Refusal refusal, int index, LibraryVersion? version)
    {
        CertificateFacts certificate = refusal.Path[index];
        // A critical extension of name constraints is one of those for who knows none.
        bool hasUnknown = refusal.HasAt(index, PathFindingIds.NameConstraints) && !refusal.Profile.Rules.KnowsNameConstraints;
        if (hasUnknown || refusal.HasAt(index, PathFindingIds.CriticalExtension))
            yield return CriticalExtension;
        bool isNoAuthority = index > 0 && (refusal.HasAt(index, PathFindingIds.NotAnAuthority) || refusal.HasAt(index, PathFindingIds.KeyUsage));
        if (isNoAuthority)
            yield return Since(version, "3.0.0") ? InvalidAuthority : InvalidAuthorityOld;
        if (refusal.HasAt(index, PathFindingIds.StrictProfile) && StrictError(certificate, index == refusal.Path.Length - 1) is { } strict)
            yield return strict;
        // v3_purp.c check_ca takes a key usage, or a root of version 1, in place of the basic constraints.
        bool hasSubstitute = certificate.BasicConstraints is null && (certificate.KeyUsage is { AllowsCertificateSigning: true } || certificate is { Version: 1, IsSelfIssued: true });
        if (refusal.HasAt(index, PathFindingIds.ExtendedKeyUsage) || (isNoAuthority && !hasSubstitute) || (index == 0 && refusal.HasAt(0, PathFindingIds.KeyUsage)))
            yield return Purpose;
        if (refusal.HasAt(index, PathFindingIds.PathLength))
            yield return PathLength;
    }

    private static int? StrictError(CertificateFacts certificate, bool isLast)
    {
        bool isAuthority = certificate.BasicConstraints is { IsAuthority: true }, signs = certificate.KeyUsage is { AllowsCertificateSigning: true };
        if (certificate.BasicConstraints is { PathLength: not null })
        {
            if (!isAuthority)
                return PathLengthOfNoAuthority;
            if (!signs)
                return PathLengthWithoutSigning;
        }

        if (isAuthority && certificate.BasicConstraints is { Critical: false })
            return ConstraintsNotCritical;
        if (isAuthority && certificate.KeyUsage is null)
            return MissingKeyUsage;
        if (!isAuthority && signs)
            return SigningOfNoAuthority;
        if (!isLast && certificate.AuthorityKeyIdentifier?.KeyIdentifier is null)
            return MissingAuthorityKeyIdentifier;
        return isAuthority && certificate.SubjectKeyIdentifier is null ? MissingSubjectKeyIdentifier : null;
    }

    // internal_verify: from the top down. The end of a path that reaches no root is not looked at, unless every store entry may end a path.
    private static IEnumerable<int> SignatureErrors(Refusal refusal, LibraryVersion? version)
    {
        int top = refusal.Path.Length - 1;
        if (!OpenSslDeadEnd.IsOwnIssuer(refusal, refusal.Path[top]) && !refusal.Profile.AcceptsIntermediateAnchors)
        {
            if (top == 0)
            {
                yield return EndEntitySignature;
                yield break;
            }

            top--;
        }

        for (int i = top; i >= 0; i--)
        {
            bool signs = i + 1 >= refusal.Path.Length || refusal.Path[i + 1].KeyUsage is not { AllowsCertificateSigning: false };
            if (!signs && Since(version, "1.1.1h"))
                yield return NoCertificateSigning;
            if (refusal.HasAt(i, PathFindingIds.SignatureInvalid))
                yield return Signature;
            if (refusal.HasAt(i, PathFindingIds.NotYetValid))
                yield return NotYetValid;
            if (refusal.HasAt(i, PathFindingIds.Expired))
                yield return Expired;
        }
    }

    private static IEnumerable<int> NameErrors(Refusal refusal)
    {
        for (int i = refusal.Path.Length - 1; i > 0; i--)
        {
            if (refusal.HasAt(i, PathFindingIds.NameConstraints) && refusal.Profile.Rules.KnowsNameConstraints)
                yield return refusal.IsExcluded(i) ? ExcludedSubtree : PermittedSubtree;
        }
    }
}
