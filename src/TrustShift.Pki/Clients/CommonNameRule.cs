namespace TrustShift.Pki.Clients;

/// <summary>Whether a host name may stand in the subject's common name (RFC 6125 6.4.4).</summary>
public enum CommonNameRule
{
    /// <summary>Never.</summary>
    Never,
    /// <summary>Where the certificate has no alternative name.</summary>
    WithoutDnsNames,
    /// <summary>Where the certificate has no DNS name, whatever alternative names of other forms it has.</summary>
    BesideOtherNames,
    /// <summary>Always.</summary>
    Always,
}
