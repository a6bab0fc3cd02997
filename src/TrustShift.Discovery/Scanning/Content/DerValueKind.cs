namespace TrustShift.Discovery.Scanning.Content;

/// <summary>What a DER value is.</summary>
internal enum DerValueKind
{
    /// <summary>A certificate.</summary>
    Certificate,

    /// <summary>Signed data of CMS (PKCS#7).</summary>
    SignedData,

    /// <summary>A PKCS#12 file.</summary>
    Pkcs12,
}
