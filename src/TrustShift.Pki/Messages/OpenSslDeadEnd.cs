using System.Collections.Immutable;
using TrustShift.Pki.Certificates;
using TrustShift.Pki.Clients;
using TrustShift.Pki.Paths;

namespace TrustShift.Pki.Messages;

/// <summary>Which error OpenSSL reports of a chain that could not be completed (crypto/x509/x509_vfy.c build_chain; before 1.1.0 X509_verify_cert).</summary>
internal static class OpenSslDeadEnd
{
    /// <summary>The error of the path that reaches no anchor.</summary>
    public static int ErrorOf(Refusal refusal, LibraryVersion? version)
    {
        int error = ErrorOf(refusal);
        // 3.0.0 to 3.0.2 left the last thing that it held against a namesake. Vectors: ats_full|R1s_k2, ats_full|M_k2.
        return error is OpenSslErrors.LocalIssuerNotFound or OpenSslErrors.SelfSignedInChain && OpenSslErrors.Since(version, "3.0.0") && !OpenSslErrors.Since(version, "3.0.3") && HasOtherKeysNamesake(refusal)
            ? OpenSslErrors.KeyIdentifierMismatch
            : error;
    }

    /// <summary>Whether a certificate counts as its own issuer; before 1.1.1 its key usage had to say so (check_issued). Vector: SS|SS.</summary>
    public static bool IsOwnIssuer(Refusal refusal, CertificateFacts certificate) =>
        SelfSigned.Is(certificate) && !(refusal.Profile is { Search: PathSearch.OpenSslLegacy, OpenSsl.SparesOwnKeyUsage: false } && certificate.KeyUsage is { AllowsCertificateSigning: false });

    /// <summary>
    /// The refusal with the path that was left. When alternative chains (1.0.1n, 1.0.2b) led nowhere it is the longest served part of which the store knows an issuer, and the store's
    /// issuers. A root that was sent stands at its end.
    /// </summary>
    public static Refusal Completed(Refusal refusal)
    {
        refusal = Retried(refusal);
        return ServedRoot(refusal) is { } root && !(refusal.Profile.OpenSsl.AsksStoreFirst && refusal.Path.Length > 1 && refusal.IsInStore(refusal.Last)) ? refusal.At([.. refusal.Path, root]) : refusal;
    }

    /// <summary>Names, key identifiers, and before 1.1.0 the key usage (X509_check_issued).</summary>
    public static bool MayIssue(Refusal refusal, CertificateFacts child, CertificateFacts issuer) =>
        child.Issuer.Equals(issuer.Subject) && !child.Equals(issuer) && KeyIdentifiersAgree(child, issuer)
        && !(refusal.Profile.OpenSsl.ChoosesByKeyUsage && issuer.KeyUsage is { AllowsCertificateSigning: false });

    private static int ErrorOf(Refusal refusal)
    {
        CertificateFacts last = refusal.Last;
        bool isAlone = refusal.Path.Length == 1;
        if (IsOwnIssuer(refusal, last))
            return isAlone ? OpenSslErrors.SelfSignedEndEntity : OpenSslErrors.SelfSignedInChain;
        bool isFromStore = !isAlone && (refusal.Profile.OpenSsl.AsksStoreFirst ? refusal.IsInStore(last) : refusal.IsRetold || refusal.Path.Length > ServedRun(refusal).Count);
        return isFromStore ? OpenSslErrors.IssuerNotFound : OpenSslErrors.LocalIssuerNotFound;
    }

    private static Refusal Retried(Refusal refusal)
    {
        if (!refusal.Profile.OpenSsl.RetriesShorterServedChain || refusal.Profile.OpenSsl.AsksStoreFirst)
            return refusal;
        for (int length = refusal.Path.Length; length > 0; length--)
        {
            var path = refusal.Path.Take(length).ToList();
            while (!SelfSigned.Is(path[^1]) && path.Count < PathBuilder.MaxDepth && StoreIssuer(refusal, path) is { } issuer)
                path.Add(issuer);
            if (path.Count > length)
                return refusal.At([.. path]);
        }

        return refusal;
    }

    private static CertificateFacts? ServedRoot(Refusal refusal)
    {
        CertificateFacts last = refusal.Last;
        return refusal.Request.Presented.FirstOrDefault(sent => SelfSigned.Is(sent) && MayIssue(refusal, last, sent) && !refusal.Path.Contains(sent));
    }

    // What the server sent is followed until it ends, or comes to a root.
    private static List<CertificateFacts> ServedRun(Refusal refusal)
    {
        List<CertificateFacts> run = [refusal.EndEntity];
        while (refusal.Request.Presented.FirstOrDefault(sent => MayIssue(refusal, run[^1], sent) && !run.Contains(sent)) is { } next && !SelfSigned.Is(next))
            run.Add(next);
        return run;
    }

    private static CertificateFacts? StoreIssuer(Refusal refusal, List<CertificateFacts> path) =>
        refusal.Request.Anchors.Select(static anchor => anchor.Certificate).FirstOrDefault(candidate => MayIssue(refusal, path[^1], candidate) && !path.Contains(candidate));

    private static bool HasOtherKeysNamesake(Refusal refusal) =>
        refusal.Path.Any(child => refusal.Request.Anchors.Select(static anchor => anchor.Certificate).Concat(refusal.Request.Presented)
            .Any(candidate => child.Issuer.Equals(candidate.Subject) && !child.Equals(candidate) && !KeyIdentifiersAgree(child, candidate)));

    private static bool KeyIdentifiersAgree(CertificateFacts child, CertificateFacts issuer)
    {
        AuthorityKeyIdentifier? authority = child.AuthorityKeyIdentifier;
        return (authority?.KeyIdentifier is not { } wanted || issuer.SubjectKeyIdentifier is not { } key || string.Equals(wanted, key, StringComparison.Ordinal))
            && (authority?.SerialNumber is not { } serial || string.Equals(serial, issuer.SerialNumber, StringComparison.Ordinal));
    }
}
