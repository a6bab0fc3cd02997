namespace TrustShift.Pki.Certificates;

/// <summary>RFC 5280 4.2.1.3.</summary>
/// <param name="Usages">The usages that are set.</param>
/// <param name="Critical">Whether the extension is marked critical.</param>
public sealed record KeyUsage(KeyUsages Usages, bool Critical)
{
    /// <summary>True when the key may sign certificates.</summary>
    public bool AllowsCertificateSigning => Usages.HasFlag(KeyUsages.KeyCertSign);
}
