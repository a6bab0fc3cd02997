using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using TrustShift.Catalogue.Migrations;
using TrustShift.Pki.Certificates;

namespace TrustShift.Assessment.Verdicts;

/// <summary>The end entity that a migration describes, as facts: nobody has its bytes, the catalogue vouches for its issuer.</summary>
public static class DescribedEndEntity
{
    private static readonly ImmutableArray<string> ServerAuthentication = ["1.3.6.1.5.5.7.3.1"];

    /// <summary>A certificate issued a day before <paramref name="at"/> and valid for 90 days, signed by <paramref name="issuer"/>.</summary>
    public static CertificateFacts Create(MigrationChain chain, CertificateFacts issuer, DateTimeOffset at) => new()
    {
        Sha256 = Sha256Hash.Of(Encoding.UTF8.GetBytes("described end entity of " + chain.Id)),
        SpkiSha256 = Sha256Hash.Of(Encoding.UTF8.GetBytes("described key of " + chain.Id)),
        Subject = DistinguishedName.Parse("CN=" + chain.Leaf.DnsNames[0]),
        Issuer = issuer.Subject,
        SerialNumber = "1",
        NotBefore = at.AddDays(-1),
        NotAfter = at.AddDays(89),
        Key = ReadKey(chain.Leaf.Key),
        SignatureAlgorithm = chain.Leaf.SignatureAlgorithm,
        BasicConstraints = new BasicConstraints(IsAuthority: false, PathLength: null, Critical: true),
        KeyUsage = new KeyUsage(KeyUsages.DigitalSignature | KeyUsages.KeyEncipherment, Critical: true),
        ExtendedKeyUsage = ServerAuthentication,
        DnsNames = chain.Leaf.DnsNames,
        // Public authorities identify both keys; strict clients ask for it (RFC 5280 4.2.1.1, 4.2.1.2).
        SubjectKeyIdentifier = Sha256Hash.Of(Encoding.UTF8.GetBytes("described key of " + chain.Id)).ToString()[..40],
        AuthorityKeyIdentifier = issuer.SubjectKeyIdentifier is { } key ? new AuthorityKeyIdentifier(key) : null,
        SignedBy = issuer.SpkiSha256,
    };

    // "RSA 2048" or "EC P-256", as the migration schema demands.
    private static PublicKeyInfo ReadKey(string text)
    {
        string[] parts = text.Split(' ', 2);
        return parts is ["EC", var curve]
            ? new PublicKeyInfo("EC", int.Parse(curve.AsSpan(curve.IndexOf('-', StringComparison.Ordinal) + 1), CultureInfo.InvariantCulture), curve)
            : new PublicKeyInfo(parts[0], parts.Length > 1 ? int.Parse(parts[1], CultureInfo.InvariantCulture) : 0);
    }
}
