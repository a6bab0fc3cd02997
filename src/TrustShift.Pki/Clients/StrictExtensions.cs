namespace TrustShift.Pki.Clients;

/// <summary>What X509_V_FLAG_X509_STRICT adds in OpenSSL.</summary>
public enum StrictExtensions
{
    /// <summary>The flag is not set.</summary>
    None,
    /// <summary>Before 3.0: little more than that an authority says so itself.</summary>
    OpenSsl1,
    /// <summary>Since 3.0: the rules of RFC 5280 for conforming authorities, on the anchor too.</summary>
    OpenSsl3,
}
