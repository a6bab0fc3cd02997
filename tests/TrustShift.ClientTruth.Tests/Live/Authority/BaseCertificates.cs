using System.Globalization;
using System.Security.Cryptography.X509Certificates;

namespace TrustShift.ClientTruth.Tests.Live.Authority;

/// <summary>
/// A PKI in Amazon's shape: an old root with issuing authority and end entity (OR, OI, OL); the new one with Class 2 (C2), Services G2 self-signed and cross-signed
/// (G2s, G2x), Root 1 likewise (R1s, R1x), an intermediate (M) and the end entity (L). Beside it: G2y, which closes a loop (G2 signed by R1); S2 and LS below M; LR
/// directly below R1; D1 to D12 below R1, each signed by the one before, and LD1 to LD12 below them; ER, EM and LE with elliptic curves; the self-signed end entity
/// SS; an unrelated root U.
/// </summary>
internal static class BaseCertificates
{
    /// <summary>The name that the cases ask for; it resolves nowhere, each client is told the address.</summary>
    public const string HostName = "s3.live.test";

    public const string ServerAuth = "1.3.6.1.5.5.7.3.1", ClientAuth = "1.3.6.1.5.5.7.3.2";

    private const string C2 = "C=US, O=Live Technologies, OU=Live Class 2 Certification Authority";
    private const string G2 = "C=US, O=Live Technologies, CN=Live Services Root Certificate Authority - G2";
    private const string R1 = "C=US, O=Live, CN=Live Root CA 1";
    private const string M = "C=US, O=Live, CN=Live RSA 2048 M01";
    private const string Old = "C=IE, O=Old, OU=www.old.test, CN=Old Global Root";
    private const string OldIssuing = "C=IE, O=Old, CN=Old Issuing CA";

    /// <summary>The design of a short name; null when there is none of that name.</summary>
    public static CertificateDesign? Find(string id) => id switch
    {
        "OR" => Root(Old, "OR") with { Scheme = SignatureScheme.Sha1 },
        "OI" => Intermediate(OldIssuing, "OI", Old, "OR", "OR"),
        "OL" => EndEntity(OldIssuing, "OI", "OI"),
        // As in reality: not critical, no key usage.
        "C2" => Root(C2, "C2") with { KeyUsage = null, BasicConstraints = new BasicConstraintsDesign(true, Critical: false), Scheme = SignatureScheme.Sha1, AuthorityKeyIdentifier = AuthorityKeyIdentifierDesign.KeyIdentifier },
        "G2s" => Root(G2, "G2"),
        "G2x" => Cross(G2, "G2", C2, "C2", "C2"),
        "G2y" => Cross(G2, "G2", R1, "R1", "R1s"),
        "R1s" => Root(R1, "R1"),
        "R1x" => Cross(R1, "R1", G2, "G2", "G2s"),
        "M" => Intermediate(M, "M", R1, "R1", "R1s"),
        "L" => EndEntity(M, "M", "M"),
        "S2" => Intermediate("C=US, O=Live, CN=Live Sub 2", "S2", M, "M", "M"),
        "LS" => EndEntity("C=US, O=Live, CN=Live Sub 2", "S2", "S2"),
        "LR" => EndEntity(R1, "R1", "R1s"),
        "U" => Root("C=DE, O=Other, CN=Unrelated Root", "U"),
        "ER" => WithCurves(Root("C=US, O=Live, CN=Live Root CA 4", "ER"), KeyKind.P384, KeyKind.P384) with { Scheme = SignatureScheme.Sha384 },
        "EM" => WithCurves(Intermediate("C=US, O=Live, CN=Live ECDSA 256 M01", "EM", "C=US, O=Live, CN=Live Root CA 4", "ER", "ER"), KeyKind.P256, KeyKind.P384) with { Scheme = SignatureScheme.Sha384 },
        "LE" => WithCurves(EndEntity("C=US, O=Live, CN=Live ECDSA 256 M01", "EM", "EM"), KeyKind.P256, KeyKind.P256) with { Key = new KeyDesign("LE", KeyKind.P256) },
        "SS" => SelfSigned(),
        ['L', 'D', .. var depth] when int.TryParse(depth, NumberStyles.None, CultureInfo.InvariantCulture, out int n) => EndEntity(DeepName(n), "D" + depth, "D" + depth),
        ['D', .. var depth] when int.TryParse(depth, NumberStyles.None, CultureInfo.InvariantCulture, out int n) =>
            (n == 1 ? Intermediate(DeepName(1), "D1", R1, "R1", "R1s") : Intermediate(DeepName(n), "D" + depth, DeepName(n - 1), Deep(n - 1), Deep(n - 1)))
            with { BasicConstraints = new BasicConstraintsDesign(true) },
        _ => null,
    };

    private static string DeepName(int n) => "C=US, O=Live, CN=Live Deep " + n.ToString(CultureInfo.InvariantCulture);

    private static string Deep(int n) => "D" + n.ToString(CultureInfo.InvariantCulture);

    private static CertificateDesign Root(string name, string key) => Authority(CertificateRole.Root, name, key, name, key, key) with
    {
        IsSelfIssued = true,
        BasicConstraints = new BasicConstraintsDesign(true),
        AuthorityKeyIdentifier = AuthorityKeyIdentifierDesign.Absent,
        FromDay = -3000,
        ToDay = 4000,
    };

    private static CertificateDesign Cross(string name, string key, string issuer, string issuerKey, string issuerId) =>
        Authority(CertificateRole.Intermediate, name, key, issuer, issuerKey, issuerId) with { BasicConstraints = new BasicConstraintsDesign(true), FromDay = -2900, ToDay = 3900 };

    private static CertificateDesign Intermediate(string name, string key, string issuer, string issuerKey, string issuerId) =>
        Authority(CertificateRole.Intermediate, name, key, issuer, issuerKey, issuerId) with
        {
            BasicConstraints = new BasicConstraintsDesign(true, 0), Purposes = [ServerAuth, ClientAuth], FromDay = -1000, ToDay = 2000,
        };

    private static CertificateDesign Authority(CertificateRole role, string name, string key, string issuer, string issuerKey, string issuerId) =>
        new(role, NameDesign.Parse(name), new KeyDesign(key), NameDesign.Parse(issuer), new KeyDesign(issuerKey), issuerId)
        {
            KeyUsage = X509KeyUsageFlags.DigitalSignature | X509KeyUsageFlags.KeyCertSign | X509KeyUsageFlags.CrlSign,
        };

    private static CertificateDesign EndEntity(string issuer, string issuerKey, string issuerId) =>
        new(CertificateRole.EndEntity, NameDesign.Parse("CN=" + HostName), new KeyDesign("L"), NameDesign.Parse(issuer), new KeyDesign(issuerKey), issuerId)
        {
            BasicConstraints = new BasicConstraintsDesign(false),
            KeyUsage = X509KeyUsageFlags.DigitalSignature | X509KeyUsageFlags.KeyEncipherment,
            Purposes = [ServerAuth, ClientAuth],
            AlternativeNames = [new GeneralNameDesign("dns", HostName)],
        };

    private static CertificateDesign SelfSigned()
    {
        CertificateDesign end = EndEntity("CN=" + HostName, "L", "SS");
        return end with { IsSelfIssued = true, AuthorityKeyIdentifier = AuthorityKeyIdentifierDesign.Absent };
    }

    private static CertificateDesign WithCurves(CertificateDesign design, KeyKind own, KeyKind issuer) =>
        design with { Key = design.Key with { Kind = own }, IssuerKey = design.IssuerKey with { Kind = issuer } };
}
