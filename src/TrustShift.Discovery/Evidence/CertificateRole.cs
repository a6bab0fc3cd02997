namespace TrustShift.Discovery.Evidence;

/// <summary>What a certificate or a store is there for. Presence of a root is not trust.</summary>
public enum CertificateRole
{
    /// <summary>No rule says what it is for (samples, fixtures, documentation).</summary>
    Unknown,
    /// <summary>A trust anchor of TLS clients.</summary>
    TlsTrust,
    /// <summary>A server's or client's own certificate (a key stands beside it, or it is an end entity).</summary>
    TlsIdentity,
    /// <summary>Trust for code signing or time stamping.</summary>
    CodeSigning,
    /// <summary>Part of a signature (PKCS#7 signed data, META-INF, NuGet).</summary>
    Signature,
}
