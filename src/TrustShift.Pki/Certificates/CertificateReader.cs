namespace TrustShift.Pki.Certificates;

/// <summary>Reads X.509 certificates from DER. Bounded, never throws on bad input.</summary>
public static class CertificateReader
{
    /// <summary>Reads exactly one certificate; trailing bytes are an error.</summary>
    /// <param name="der">The bytes; the result keeps a copy when <paramref name="keepDer"/> is set.</param>
    /// <param name="error">What is wrong, when the result is null.</param>
    /// <param name="keepDer">Whether <see cref="CertificateFacts.Der"/> is filled.</param>
    public static CertificateFacts? TryRead(ReadOnlyMemory<byte> der, out string? error, bool keepDer = true) => throw new NotSupportedException("stub");
}
