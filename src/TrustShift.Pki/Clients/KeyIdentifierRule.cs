namespace TrustShift.Pki.Clients;

/// <summary>What an authority key identifier that names another certificate does (RFC 5280 4.2.1.1).</summary>
public enum KeyIdentifierRule
{
    /// <summary>Nothing.</summary>
    Ignored,
    /// <summary>Another key identifier means: not the issuer.</summary>
    Key,
    /// <summary>Another key identifier, or another issuer and serial number, means: not the issuer.</summary>
    KeyAndCertificate,
    /// <summary>Another key identifier of a trust anchor means: not the issuer; between served certificates nothing.</summary>
    KeyOfAnchor,
}
