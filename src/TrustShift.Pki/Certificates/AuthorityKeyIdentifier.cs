namespace TrustShift.Pki.Certificates;

/// <summary>RFC 5280 4.2.1.1.</summary>
/// <param name="KeyIdentifier">keyIdentifier, lower-case hexadecimal; null when absent.</param>
/// <param name="Issuer">The directory name of authorityCertIssuer; null when absent.</param>
/// <param name="SerialNumber">authorityCertSerialNumber in the form of <see cref="CertificateFacts.SerialNumber"/>; null when absent.</param>
public sealed record AuthorityKeyIdentifier(string? KeyIdentifier, DistinguishedName? Issuer = null, string? SerialNumber = null)
{
    /// <summary>Whether authorityCertIssuer is there, with a directory name or without.</summary>
    public bool NamesIssuer { get; init; } = Issuer is not null;
}
