using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using TrustShift.Testing;

namespace TrustShift.EndToEnd.Tests;

/// <summary>A small PKI in Amazon's shape as files: an old root (C2) that cross-signs the next (G2x), which cross-signs the new one (R1s, R1x), an intermediate (M), an end entity (L).</summary>
public sealed class VerifyPki : IDisposable
{
    private readonly ECDsa _old = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private readonly ECDsa _next = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private readonly ECDsa _new = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private readonly ECDsa _middle = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private readonly ECDsa _leaf = ECDsa.Create(ECCurve.NamedCurves.nistP256);

    public VerifyPki()
    {
        Issue("C2", "CN=Old Root", _old, "CN=Old Root", _old, isAuthority: true);
        Issue("R1s", "CN=New Root", _new, "CN=New Root", _new, isAuthority: true);
        Issue("R1x", "CN=New Root", _new, "CN=Next Root", _next, isAuthority: true);
        Issue("G2x", "CN=Next Root", _next, "CN=Old Root", _old, isAuthority: true);
        Issue("M", "CN=Issuing", _middle, "CN=New Root", _new, isAuthority: true);
        Issue("L", "CN=s3.example.test", _leaf, "CN=Issuing", _middle, isAuthority: false);
        Folder.Write("chain.pem", Pem("L") + Pem("M") + Pem("R1x") + Pem("G2x"));
    }

    public TemporaryFolder Folder { get; } = new();

    public string Chain => PathOf("chain.pem");

    public string PathOf(string file) => Path.Combine(Folder.Root, file);

    public string Store(string id) => PathOf(id + ".pem");

    public string Pem(string id) => File.ReadAllText(Store(id));

    public void Dispose()
    {
        Folder.Dispose();
        foreach (ECDsa key in new[] { _old, _next, _new, _middle, _leaf })
            key.Dispose();
    }

    private void Issue(string id, string subject, ECDsa key, string issuer, ECDsa issuerKey, bool isAuthority)
    {
        var request = new CertificateRequest(new X500DistinguishedName(subject), key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(isAuthority, hasPathLengthConstraint: false, 0, critical: true));
        request.CertificateExtensions.Add(
            new X509KeyUsageExtension(isAuthority ? X509KeyUsageFlags.KeyCertSign : X509KeyUsageFlags.DigitalSignature, critical: true));
        if (!isAuthority)
        {
            var names = new SubjectAlternativeNameBuilder();
            names.AddDnsName("s3.example.test");
            request.CertificateExtensions.Add(names.Build());
            request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid("1.3.6.1.5.5.7.3.1")], critical: false));
        }

        using X509Certificate2 certificate = request.Create(
            new X500DistinguishedName(issuer), X509SignatureGenerator.CreateForECDsa(issuerKey),
            new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero), new DateTimeOffset(isAuthority ? 2036 : 2027, 1, 1, 0, 0, 0, TimeSpan.Zero),
            [1, .. RandomNumberGenerator.GetBytes(12)]);
        Folder.Write(id + ".pem", certificate.ExportCertificatePem() + "\n");
    }
}
