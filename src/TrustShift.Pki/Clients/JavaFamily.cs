using System.Collections.Immutable;
using System.Globalization;
using TrustShift.Pki.Certificates;

namespace TrustShift.Pki.Clients;

/// <summary>
/// The JDK's PKIX trust manager with SunJSSE: every store entry is a name and a key that ends a path. For roots that are not among the JDK's own
/// cacerts: below those, SHA-1 is refused too (jdk.certpath.disabledAlgorithms, "SHA1 jdkCA").
/// </summary>
internal static class JavaFamily
{
    public static ProfileFamily Family { get; } = new("java", "Java (PKIX)", ["8", "11", "17", "17.0.15", "21", "25", "27"], ["dist"], Describe);

    private static readonly ImmutableHashSet<string> Understood =
    [
        ExtensionOids.BasicConstraints, ExtensionOids.KeyUsage, ExtensionOids.ExtendedKeyUsage, ExtensionOids.SubjectAlternativeName, ExtensionOids.NameConstraints,
        ExtensionOids.CertificatePolicies, ExtensionOids.PolicyMappings, ExtensionOids.PolicyConstraints, ExtensionOids.InhibitAnyPolicy,
    ];

    private static ClientProfile Describe(ProfileName name)
    {
        (int line, int? update) = Release(name.Version);
        return new("java", "Java", PathSearch.Java, "sun.security.validator.PKIXValidator, sun.security.provider.certpath")
        {
            // Intermediates and end entities too are anchors, and of an end entity only the name counts. Vectors: L_exp|L_exp, ats_full|M.
            AcceptsIntermediateAnchors = true,
            EndEntity = EndEntityAnchor.AnyEvenExpired,
            // jdk.tls.maxCertificateChainLength, in sun.security.ssl.CertificateMessage. Vector: deep10|ALL.
            MaxPresented = 10,
            Rules = new ChainRules
            {
                // Key identifiers are the walk's: they count where what was sent is in order, and only sort where a path is built.
                KeyIdentifiers = KeyIdentifierRule.Ignored,
                RejectsSha1 = false,
                // JEP 339 brought Ed25519 with JDK 15. Measured live with JDK 11, 17, 21 and 25; RSASSA-PSS from 11 on.
                Signatures = name.IsAtLeast("15") ? SignatureKinds.Common | SignatureKinds.Pss | SignatureKinds.Ed25519 : HasPss(line, update) ? SignatureKinds.Common | SignatureKinds.Pss : SignatureKinds.Common,
                // Live case: L_ed25519 M|R1s.
                KnowsEdwardsCurves = name.IsAtLeast("15"),
                UnknownSignatures = name.IsAtLeast("15") ? SignatureKinds.None : SignatureKinds.Ed25519,
                // jdk.certpath.disabledAlgorithms: RSA keySize < 1024.
                MinRsaBits = 1024,
                // sun.security.validator.EndEntityChecker: for every key exchange but RSA's own the key must sign. Vector: L_kuAgree|C2.
                EndEntityKeyUsage = KeyUsages.DigitalSignature,
                EndEntityPurpose = PurposeRule.ServerOrAny,
                // Measured with the library: L+M_ekuClient+R1x+G2x|C2 is accepted.
                AuthorityPurpose = PurposeRule.Ignored,
                ChecksAnchorDates = false,
                // PKIXValidator.verifyTrustAnchor. Vectors: ats_short|R1s_noBC, ats_short|R1s_v1.
                AnchorAuthority = AuthorityRule.StatedUnlessOld,
                ChecksAnchorKeyUsage = true,
                ChecksAnchorNameConstraints = false,
                // sun.security.provider.certpath.PKIXMasterCertPathValidator: what the checkers have not resolved.
                UnderstoodExtensions = Understood,
                ChecksPolicies = true,
                // sun.security.x509.DNSName; 8 and 11 refuse to read one.
                AllowsLeadingDotConstraints = line >= 17,
                // sun.security.x509.NameConstraintsExtension.verify: a common name that can be a host name, where there is no DNS name.
                ConstrainsCommonName = true,
                // sun.security.util.HostnameChecker.matchDNS, matchLeftmostWildcard.
                CommonName = CommonNameRule.BesideOtherNames,
                AllowsPartialWildcards = true,
                AllowsWildcardsInAnyLabel = line <= 17,
                MatchesAddresses = true,
                // javax.net.ssl.SNIHostName. Measured with the library: "Illegal given domain name: a_b.chain.test".
                NeedsPlainHostName = true,
                // HostnameChecker.isMatched: IDN.toUnicode(IDN.toASCII(name)). x509-limbo: webpki::cn::utf8-vs-punycode-mismatch is refused by 11 to 27.
                ConvertsHostNames = true,
                // jdk.certpath.disabledAlgorithms: EC keySize < 224, secp192r1. x509-limbo: webpki::forbidden-p192-root is refused by 11 to 27.
                MinCurveBits = 224,
                JudgesEveryNameForm = true,
                // Measured with the library: StringIndexOutOfBoundsException.
                RefusesEmptyConstraints = true,
                // sun.security.x509.X509CertInfo.verifyCert. Measured with the library: "X.509 Certificate is incomplete".
                NeedsCriticalNamesWithoutSubject = true,
                DistrustPolicies = JavaDistrustPolicies.Of(line, update),
            },
        };
    }

    // JDK 11, and 8u251. Measured with the library: 8u504.
    private static bool HasPss(int line, int? update) => line >= 11 || (line == 8 && update is null or >= 251);

    /// <summary>The feature release and the update: 17.0.15 is 17 and 15, 8u432 and 1.8.0_432 are 8 and 432.</summary>
    private static (int Line, int? Update) Release(LibraryVersion? version)
    {
        if (version is not { Text: { } text })
            return (int.MaxValue, null);
        List<int> numbers = [.. text.Split('.', '_', 'u', '+', '-').TakeWhile(static part => part.Length is > 0 and < 9 && part.All(char.IsAsciiDigit)).Select(static part => int.Parse(part, CultureInfo.InvariantCulture))];
        if (numbers is [1, _, ..])
            numbers.RemoveAt(0);
        return numbers switch
        {
            [int line, 0, int update, ..] => (line, update),
            [8, int update] when update > 0 => (8, update),
            [int line, ..] => (line, null),
            _ => (int.MaxValue, null),
        };
    }
}
