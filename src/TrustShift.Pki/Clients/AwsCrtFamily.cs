namespace TrustShift.Pki.Clients;

/// <summary>The AWS CRT: s2n-tls (tls/s2n_x509_validator.c) on AWS-LC (crypto/x509/x509_vfy.c).</summary>
internal static class AwsCrtFamily
{
    public static ProfileFamily Family { get; } = new("aws-crt", "AWS CRT (s2n-tls, AWS-LC)", ["1.33.2"], [], static _ => OpenSslFamily.Library(null, level: 0) with
    {
        Search = PathSearch.OpenSslLegacy,
        Source = "aws/s2n-tls tls/s2n_x509_validator.c, aws/aws-lc crypto/x509/x509_vfy.c",
        // s2n sets X509_V_FLAG_PARTIAL_CHAIN where a CA file is given, and takes seven certificates.
        AcceptsIntermediateAnchors = true,
        MaxPresented = 7,
        OpenSsl = new OpenSslOptions
        {
            AsksStoreFirst = true,
            StoreChoice = IssuerChoice.FirstValidElseLast,
            ServedChoice = IssuerChoice.FirstValidElseLast,
            ChoosesByKeyUsage = true,
            StopsAtFirstAnchor = true,
        },
        Rules = OpenSslRules.Modern(static _ => false, level: 0) with
        {
            HostNames = HostNameForm.S2n,
            TriesEveryCommonName = false,
            Signatures = SignatureKinds.Common,
            UnknownSignatures = SignatureKinds.None,
            AnchorPurpose = PurposeRule.Ignored,
            AnchorAuthority = AuthorityRule.StatedUnlessOldRoot,
            ChecksSelfIssuedPathLength = false,
        },
    });
}
