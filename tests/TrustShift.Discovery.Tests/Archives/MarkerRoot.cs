using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace TrustShift.Discovery.Archives;

/// <summary>A root that is nobody's, to be found again wherever it was put.</summary>
internal static class MarkerRoot
{
    /// <summary>In PEM form, with a line break at its end.</summary>
    public static string Pem { get; } = Make();

    private static string Make()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=Marker Root", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: true, hasPathLengthConstraint: false, 0, critical: true));
        using X509Certificate2 root = request.CreateSelfSigned(DateTimeOffset.UnixEpoch.AddYears(50), DateTimeOffset.UnixEpoch.AddYears(80));
        return root.ExportCertificatePem() + "\n";
    }
}
