using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using TrustShift.Pki.Certificates;

namespace TrustShift.ClientTruth.Tests.Live;

/// <summary>One certificate of the test authority: the same bytes for the real clients and for the path builder.</summary>
internal sealed class MintedCertificate(string id, X509Certificate2 certificate, ECDsa key)
{
    /// <summary>Short name: R1s, R1x, M, ...</summary>
    public string Id { get; } = id;

    public X509Certificate2 Certificate { get; } = certificate;

    public ECDsa Key { get; } = key;

    public string Pem { get; } = certificate.ExportCertificatePem() + "\n";

    public CertificateFacts Facts { get; } = CertificateReader.TryRead(certificate.RawData, out string? error) ?? throw new InvalidOperationException(error);
}
