using TrustShift.Pki.Certificates;

namespace TrustShift.Discovery.Scanning.Content;

/// <summary>Certificates that were parsed already: that of a signer stands in thousands of files.</summary>
internal sealed class ParsedCertificates
{
    private const int MostKept = 4_096;

    private readonly Dictionary<Sha256Hash, CertificateFacts?> _kept = [];

    /// <summary>The certificate; null when the bytes are none.</summary>
    /// <param name="der">Its bytes.</param>
    public CertificateFacts? Read(ReadOnlySpan<byte> der)
    {
        var hash = Sha256Hash.Of(der);
        if (_kept.TryGetValue(hash, out CertificateFacts? facts))
            return facts;
        facts = CertificateReader.TryRead(der.ToArray(), out _);
        if (_kept.Count < MostKept)
            _kept.Add(hash, facts);
        return facts;
    }
}
