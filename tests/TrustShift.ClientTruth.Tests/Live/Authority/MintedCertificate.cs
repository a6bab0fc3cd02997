using System.Security.Cryptography;
using TrustShift.Pki.Certificates;

namespace TrustShift.ClientTruth.Tests.Live.Authority;

/// <summary>One certificate of the test authority: the same bytes for the real clients and for the path builder.</summary>
internal sealed class MintedCertificate(string id, CertificateDesign design, byte[] der, SigningKey key)
{
    /// <summary>Short name and changes: R1s, M_noBC, L_sha1_noAki, ...</summary>
    public string Id { get; } = id;

    public CertificateDesign Design { get; } = design;

    public byte[] Bytes { get; } = der;

    public SigningKey Key { get; } = key;

    public string Pem { get; } = PemEncoding.WriteString("CERTIFICATE", der) + "\n";

    public CertificateFacts Facts { get; } = CertificateReader.TryRead(der, out string? error) ?? throw new InvalidOperationException($"{id}: {error}");
}
