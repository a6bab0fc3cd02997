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
            // Measured live: L M_pss|R1s, L M_byEd25519|R1s_ed25519; L M_md5|R1s; s2n offers no Ed25519 to the server: L_ed25519 M|R1s.
            Signatures = SignatureKinds.Common | SignatureKinds.Pss | SignatureKinds.Ed25519,
            UnknownSignatures = SignatureKinds.None,
            AcceptsMd5 = false,
            KnowsEdwardsCurves = false,
            TriesEveryCommonName = false,
            AnchorPurpose = PurposeRule.Ignored,
            AnchorAuthority = AuthorityRule.StatedUnlessOldRoot,
            ChecksSelfIssuedPathLength = false,
        },
    });
}
