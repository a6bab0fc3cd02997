using System.Collections.Immutable;
using TrustShift.Pki.Certificates;

namespace TrustShift.Pki.Clients;

/// <summary>Libraries that try every path: what differs is which rule counts, and what an anchor is.</summary>
internal static class DepthFirstFamilies
{
    private const KeyUsages SignOrEncipher = KeyUsages.DigitalSignature | KeyUsages.KeyEncipherment;

    public static ImmutableArray<ProfileFamily> Families { get; } =
    [
        new("go", "Go", ["1.15", "1.19", "1.26", "1.27"], [], static name => new ClientProfile("go", "Go", PathSearch.DepthFirst, "golang/go src/crypto/x509/verify.go")
        {
            AcceptsIntermediateAnchors = true,
            ComparesNameBytes = true,
            EndEntity = EndEntityAnchor.Any,
            Rules = new ChainRules
            {
                RejectsSha1 = name.IsAtLeast("1.18"),
                EndEntityPurpose = PurposeRule.ServerOrAny,
                AuthorityPurpose = PurposeRule.ServerOrAny,
                AnchorPurpose = PurposeRule.ServerOrAny,
                AnchorAuthority = AuthorityRule.StatedUnlessOld,
                ChecksAnchorKeyUsage = true,
                ChecksAnchorPathLength = true,
                ChecksAnchorCriticalExtensions = true,
            },
        }),
        new("java", "Java (PKIX)", ["8", "11", "17", "17.0.15", "21", "25", "27"], ["dist"], Java),
        new("firefox", "Firefox (mozilla::pkix)", ["153.7"], [], static _ => new ClientProfile("firefox", "Firefox", PathSearch.DepthFirst, "mozilla-central security/nss/lib/mozpkix")
        {
            AcceptsIntermediateAnchors = true,
            ComparesNameBytes = true,
            EndEntity = EndEntityAnchor.Any,
            Rules = new ChainRules
            {
                MinRsaBits = 1024,
                RefusesAuthorityAsEndEntity = true,
                AnchorPurpose = PurposeRule.Server,
                AnchorAuthority = AuthorityRule.StatedUnlessOld,
                ChecksAnchorKeyUsage = true,
                ChecksAnchorPathLength = true,
                ChecksAnchorCriticalExtensions = true,
                MaxIntermediates = 6,
            },
        }),
        new("chromium", "Chromium", ["156"], [], static _ => new ClientProfile("chromium", "Chromium", PathSearch.DepthFirst, "google/boringssl pki/path_builder.cc, pki/verify_certificate_chain.cc")
        {
            AcceptsIntermediateAnchors = true,
            ComparesNameBytes = false,
            EndEntity = EndEntityAnchor.SelfSigned,
            Rules = new ChainRules
            {
                MinRsaBits = 1024,
                EndEntityKeyUsage = SignOrEncipher,
                EndEntityPurpose = PurposeRule.ServerOrAny,
                AuthorityPurpose = PurposeRule.ServerOrAny,
                AnchorPurpose = PurposeRule.ServerOrAny,
                AnchorAuthority = AuthorityRule.NotDenied,
                ChecksAnchorKeyUsage = true,
                ChecksAnchorPathLength = true,
                ChecksAnchorCriticalExtensions = true,
            },
        }),
        new("deno", "Deno (rustls-webpki)", ["2.9"], [], static _ => new ClientProfile("deno", "Deno", PathSearch.DepthFirst, "rustls/webpki src/verify_cert.rs")
        {
            // The anchor is a name, a key and name constraints, nothing else.
            AcceptsIntermediateAnchors = true,
            ComparesNameBytes = true,
            EndEntity = EndEntityAnchor.SelfSignedUnchecked,
            Rules = new ChainRules { MinRsaBits = 2048, RefusesAuthorityAsEndEntity = true, ChecksAuthorityKeyUsage = false, ChecksAnchorDates = false, MaxIntermediates = 6 },
        }),
        new("botan", "Botan", ["2.17.3", "2.19.3", "3.13.0"], [], static name => new ClientProfile("botan", "Botan", PathSearch.DepthFirst, "randombit/botan src/lib/x509/x509path.cpp")
        {
            ComparesNameBytes = false,
            EndEntity = name.IsAtLeast("3") ? EndEntityAnchor.SelfSignedUnchecked : EndEntityAnchor.None,
            Rules = new ChainRules
            {
                KeyIdentifiers = KeyIdentifierRule.Key,
                MinRsaBits = name.IsAtLeast("3") ? 2048 : 1024,
                // minimum_key_strength counts for the keys that sign. Vector: root1024|WR.
                MinAuthorityRsaBits = 2048,
                EndEntityPurpose = name.IsAtLeast("3") ? PurposeRule.ServerOrAny : PurposeRule.Server,
                // 2.17 refuses every path with constraints on DNS names. Vectors: ats_short|R1s_ncOk, M_ncDot|C2.
                KnowsNameConstraints = name.IsAtLeast("2.19"),
                EndEntityKeyUsage = SignOrEncipher,
                AuthorityPurpose = PurposeRule.Ignored,
                AnchorAuthority = AuthorityRule.StatedUnlessOld,
                ChecksAnchorKeyUsage = true,
                ChecksAnchorPathLength = true,
                ChecksAnchorCriticalExtensions = true,
                ChecksAnchorSignature = true,
                CommonName = CommonNameRule.WithoutDnsNames,
                AllowsPartialWildcards = !name.IsAtLeast("3"),
            },
        }),
        new("erlang", "Erlang ssl", ["23.2.6", "25.2.3", "27.3.4", "29.1.2"], [], Erlang),
    ];

    private static ClientProfile Java(ProfileName name) => new("java", "Java", PathSearch.Java, "sun.security.validator.PKIXValidator, sun.security.provider.certpath")
    {
        // Every store entry is a TrustAnchor: a name and a key, the intermediates and end entities too.
        AcceptsIntermediateAnchors = true,
        ComparesNameBytes = false,
        EndEntity = EndEntityAnchor.AnyEvenExpired,
        // jdk.tls.maxCertificateChainLength.
        MaxPresented = 10,
        Rules = new ChainRules
        {
            KeyIdentifiers = KeyIdentifierRule.KeyOfAnchor,
            RejectsSha1 = false,
            MinRsaBits = 1024,
            EndEntityKeyUsage = SignOrEncipher,
            EndEntityPurpose = PurposeRule.ServerOrAny,
            AuthorityPurpose = PurposeRule.ServerOrAny,
            ChecksAnchorDates = false,
            AnchorAuthority = AuthorityRule.StatedUnlessOld,
            ChecksAnchorKeyUsage = true,
            ChecksAnchorNameConstraints = false,
            AllowsLeadingDotConstraints = name.IsAtLeast("17"),
            CommonName = CommonNameRule.WithoutDnsNames,
            AllowsPartialWildcards = true,
        },
    };

    private static ClientProfile Erlang(ProfileName name) => new("erlang", "Erlang ssl", name.IsAtLeast("24.0.4") ? PathSearch.DepthFirst : PathSearch.OpenSsl, "erlang/otp lib/ssl/src/ssl_certificate.erl, lib/public_key/src/pubkey_cert.erl")
    {
        ComparesNameBytes = false,
        HangsOnLoops = !name.IsAtLeast("27"),
        // The trusted certificates lie in a table keyed by fresh references.
        TakesNamesakesByChance = true,
        // Vectors: both_R1x_exp_last|G2s, M_then_M_exp|C2.
        MayTakeLaterNamesake = name.IsAtLeast("27"),
        // 23.2.6 refused ats_short|R1s_ekuServer and not ats_short|R1s: no rule is known that does.
        AcceptsUncertainly = !name.IsAtLeast("24.0.4"),
        // Before alternative paths (OTP-17475) what was sent was followed to its end.
        StoreChoice = IssuerChoice.First,
        ServedChoice = IssuerChoice.First,
        Rules = new ChainRules
        {
            RejectsSha1 = false,
            // Vectors: M_v1|R1s, M_noKU|R1s, M_ncDot|R1s.
            Authority = name.IsAtLeast("29") ? AuthorityRule.Stated : AuthorityRule.StatedUnlessOld,
            NeedsAuthorityKeyUsage = name.IsAtLeast("27"),
            AllowsLeadingDotConstraints = name.IsAtLeast("27"),
            ChecksAnchorDates = name.IsAtLeast("24.0.4"),
            ChecksAnchorSignature = !name.IsAtLeast("24.0.4"),
            ChecksAnchorNameConstraints = false,
            CommonName = name.IsAtLeast("27") ? CommonNameRule.Never : CommonNameRule.WithoutDnsNames,
            AllowsPartialWildcards = true,
            MaxIntermediates = 10,
        },
    };
}
