using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using TrustShift.Pki.Certificates;

namespace TrustShift.ClientTruth.Tests.Precedence;

/// <summary>
/// Five roots, each of which issued a certificate for localhost. A and B are what settings name, C stands in the runtime's own bundle, F in the system's bundle, D in its folder.
/// </summary>
internal sealed class ProofAuthority
{
    public const string Roots = "ABCDF";

    private readonly ImmutableDictionary<char, (X509Certificate2 Root, X509Certificate2 Server)> _pairs;

    public ProofAuthority(DateTimeOffset now)
    {
        Unrelated = Mint('U', now).Root.ExportCertificatePem() + "\n";
        _pairs = Roots.ToImmutableDictionary(static letter => letter, letter => Mint(letter, now));
    }

    /// <summary>A root that issued nothing.</summary>
    public string Unrelated { get; }

    public X509Certificate2 ServerOf(char letter) => _pairs[letter].Server;

    public string PemOf(string letters) => string.Concat(letters.Select(letter => _pairs[letter].Root.ExportCertificatePem() + "\n"));

    /// <summary>The letters of the roots whose keys are among these.</summary>
    public string LettersOf(IEnumerable<Sha256Hash> keys)
    {
        HashSet<Sha256Hash> trusted = [.. keys];
        return string.Concat(Roots.Where(letter => trusted.Contains(Sha256Hash.Of(_pairs[letter].Root.PublicKey.ExportSubjectPublicKeyInfo()))));
    }

    private static (X509Certificate2 Root, X509Certificate2 Server) Mint(char letter, DateTimeOffset now)
    {
        using RSA rootKey = RSA.Create(2048), serverKey = RSA.Create(2048);
        var request = new CertificateRequest($"CN=Precedence Root {letter}, O=Proof", rootKey, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign | X509KeyUsageFlags.CrlSign, true));
        var identifier = new X509SubjectKeyIdentifierExtension(request.PublicKey, false);
        request.CertificateExtensions.Add(identifier);
        X509Certificate2 root = request.CreateSelfSigned(now.AddDays(-30), now.AddDays(3000));

        var end = new CertificateRequest("CN=localhost", serverKey, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName("localhost");
        names.AddIpAddress(System.Net.IPAddress.Loopback);
        end.CertificateExtensions.Add(names.Build());
        end.CertificateExtensions.Add(new X509BasicConstraintsExtension(false, false, 0, true));
        end.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.DigitalSignature | X509KeyUsageFlags.KeyEncipherment, true));
        end.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid("1.3.6.1.5.5.7.3.1")], false));
        end.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(end.PublicKey, false));
        end.CertificateExtensions.Add(X509AuthorityKeyIdentifierExtension.CreateFromSubjectKeyIdentifier(identifier));
        using X509Certificate2 issued = end.Create(root, now.AddDays(-3), now.AddDays(60), [(byte)letter, 1, 2, 3, 4, 5, 6, 7]);
        using X509Certificate2 withKey = issued.CopyWithPrivateKey(serverKey);
        return (root, X509CertificateLoader.LoadPkcs12(withKey.Export(X509ContentType.Pkcs12), null));
    }
}
