using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace TrustShift.ClientTruth.Tests.Live;

/// <summary>
/// Mints a PKI in Amazon's shape: an old root with issuing authority and end entity (OR, OI, OL); the new one with Class 2 (C2), Services G2 self-signed and
/// cross-signed (G2s, G2x), Root 1 likewise (R1s, R1x), an intermediate (M) and the end entity (L); expired twins; an unrelated root (U).
/// </summary>
internal sealed class TestAuthority
{
    /// <summary>The name of every end entity: what resolves to the loopback address everywhere.</summary>
    public const string HostName = "localhost";

    private readonly Dictionary<string, MintedCertificate> _all = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ECDsa> _keys = new(StringComparer.Ordinal);
    private readonly DateTimeOffset _now;

    public TestAuthority(DateTimeOffset now)
    {
        _now = now;
        const string c2 = "OU=Live Class 2 Certification Authority,O=Live Technologies,C=US";
        const string g2 = "CN=Live Services Root Certificate Authority - G2,O=Live Technologies,C=US";
        const string r1 = "CN=Live Root CA 1,O=Live,C=US";
        const string m = "CN=Live RSA 2048 M01,O=Live,C=US";
        const string old = "CN=Old Root,O=Old,C=IE";
        const string issuing = "CN=Old Issuing CA,O=Old,C=IE";
        Authority("OR", old, "OR", old);
        Authority("OI", issuing, "OR", old);
        EndEntity("OL", "OL", issuing, "OI");
        Authority("C2", c2, "C2", c2);
        Authority("G2s", g2, "G2", g2, signer: "G2");
        Authority("G2x", g2, "G2", c2, signer: "C2");
        Authority("G2x_exp", g2, "G2", c2, signer: "C2", expired: true);
        Authority("R1s", r1, "R1", r1, signer: "R1");
        Authority("R1s_exp", r1, "R1", r1, signer: "R1", expired: true);
        Authority("R1x", r1, "R1", g2, signer: "G2");
        Authority("R1x_exp", r1, "R1", g2, signer: "G2", expired: true);
        Authority("M", m, "M", r1, signer: "R1");
        Authority("M_exp", m, "M", r1, signer: "R1", expired: true);
        Authority("U", "CN=Unrelated Root,O=Other,C=DE", "U", "CN=Unrelated Root,O=Other,C=DE");
        EndEntity("L", "L", m, "M");
        EndEntity("L_exp", "L", m, "M", expired: true);
        EndEntity("L_other", "L", m, "M", hostName: "other.live.test");
    }

    /// <summary>A certificate by its short name.</summary>
    public MintedCertificate this[string id] => _all[id];

    private void Authority(string id, string subject, string key, string issuer, string? signer = null, bool expired = false)
    {
        var request = new CertificateRequest(new X500DistinguishedName(subject), KeyOf(key), HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(X509BasicConstraintsExtension.CreateForCertificateAuthority());
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign | X509KeyUsageFlags.CrlSign, critical: true));
        Sign(id, request, key, issuer, signer ?? IssuerKeyOf(issuer, subject, key), expired, years: 10);
    }

    private void EndEntity(string id, string key, string issuer, string signer, bool expired = false, string hostName = HostName)
    {
        var request = new CertificateRequest(new X500DistinguishedName("CN=" + hostName), KeyOf(key), HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(X509BasicConstraintsExtension.CreateForEndEntity(critical: true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.DigitalSignature, critical: true));
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid("1.3.6.1.5.5.7.3.1")], critical: false));
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName(hostName);
        request.CertificateExtensions.Add(names.Build());
        Sign(id, request, key, issuer, signer, expired, years: 1);
    }

    private void Sign(string id, CertificateRequest request, string key, string issuer, string signer, bool expired, int years)
    {
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, critical: false));
        var issuerKey = new X509SubjectKeyIdentifierExtension(new PublicKey(KeyOf(signer)), critical: false);
        request.CertificateExtensions.Add(X509AuthorityKeyIdentifierExtension.CreateFromSubjectKeyIdentifier(issuerKey));
        // Nobody's clock is that far off: no case depends on the second.
        DateTimeOffset from = expired ? _now.AddDays(-400) : _now.AddDays(-30);
        DateTimeOffset to = expired ? _now.AddDays(-35) : _now.AddDays((365 * years) - 60);
        X509Certificate2 certificate = request.Create(
            new X500DistinguishedName(issuer), X509SignatureGenerator.CreateForECDsa(KeyOf(signer)), from, to, RandomNumberGenerator.GetBytes(12).Prepend((byte)1).ToArray());
        _all.Add(id, new MintedCertificate(id, certificate, KeyOf(key)));
    }

    private static string IssuerKeyOf(string issuer, string subject, string key) =>
        string.Equals(issuer, subject, StringComparison.Ordinal) ? key : "OR";

    private ECDsa KeyOf(string name)
    {
        if (!_keys.TryGetValue(name, out ECDsa? key))
            _keys.Add(name, key = ECDsa.Create(ECCurve.NamedCurves.nistP256));
        return key;
    }
}
