using System.Text;
using TrustShift.Pki.Certificates;

namespace TrustShift.Pki.Tests.Paths;

/// <summary>Certificates that exist as facts only, as a migration describes them.</summary>
internal static class Described
{
    public static readonly DateTimeOffset Now = new(2026, 6, 1, 0, 0, 0, TimeSpan.Zero);

    public static Sha256Hash KeyOf(string key) => Sha256Hash.Of(Encoding.UTF8.GetBytes("key " + key));

    /// <summary>An authority whose key is named, signed by the key of that name (nobody vouches for null); a root when both are the same.</summary>
    public static CertificateFacts Authority(string subject, string key, string issuer, string? signer, string variant = "") => new()
    {
        Sha256 = Sha256Hash.Of(Encoding.UTF8.GetBytes($"{subject}|{key}|{issuer}|{signer}|{variant}")),
        SpkiSha256 = KeyOf(key),
        Subject = DistinguishedName.Parse("CN=" + subject),
        Issuer = DistinguishedName.Parse("CN=" + issuer),
        SerialNumber = "1",
        NotBefore = Now.AddYears(-5),
        NotAfter = Now.AddYears(5),
        Key = new PublicKeyInfo("RSA", 2048),
        SignatureAlgorithm = "sha256WithRSAEncryption",
        BasicConstraints = new BasicConstraints(true, null, true),
        SignedBy = signer is null ? null : KeyOf(signer),
    };

    public static CertificateFacts Root(string subject) => Authority(subject, subject, subject, subject);

    public static CertificateFacts EndEntity(string host, CertificateFacts issuer) => EndEntity(host, issuer.Subject, issuer.SpkiSha256, Now.AddDays(-30));

    public static CertificateFacts EndEntity(string host, DistinguishedName issuer, Sha256Hash signer, DateTimeOffset notBefore) => new()
    {
        Sha256 = Sha256Hash.Of(Encoding.UTF8.GetBytes($"{host} below {issuer}")),
        SpkiSha256 = KeyOf(host),
        Subject = DistinguishedName.Parse("CN=" + host),
        Issuer = issuer,
        SerialNumber = "2",
        NotBefore = notBefore,
        NotAfter = notBefore.AddDays(395),
        Key = new PublicKeyInfo("RSA", 2048),
        SignatureAlgorithm = "sha256WithRSAEncryption",
        ExtendedKeyUsage = ["1.3.6.1.5.5.7.3.1"],
        DnsNames = [host],
        SignedBy = signer,
    };
}
