namespace TrustShift.Pki.Clients;

/// <summary>What makes a certificate an authority (RFC 5280 4.2.1.9).</summary>
public enum AuthorityRule
{
    /// <summary>Nothing is needed.</summary>
    Ignored,
    /// <summary>It must not say that it is none: no basic constraints are accepted.</summary>
    NotDenied,
    /// <summary>A self-issued one must not say that it is none; any other must have basic constraints with CA:TRUE.</summary>
    NotDeniedToRoot,
    /// <summary>A self-issued one, or one of version 1 or 2, must not say that it is none; any other must have basic constraints with CA:TRUE.</summary>
    NotDeniedToRootOrOld,
    /// <summary>
    /// Basic constraints with CA:TRUE, or none and a key usage that signs certificates, or neither and a netscape-cert-type of a TLS authority; a
    /// self-signed one of version 1 is excused.
    /// </summary>
    StatedOrKeyUsage,
    /// <summary>Basic constraints with CA:TRUE, or none and a key usage that signs certificates; a self-signed one of version 1 is excused. No netscape-cert-type.</summary>
    StatedOrKeyUsageAlone,
    /// <summary>Basic constraints with CA:TRUE; a certificate of version 1 or 2 is excused.</summary>
    StatedUnlessOld,
    /// <summary>Basic constraints with CA:TRUE; a self-issued certificate of version 1 or 2 is excused.</summary>
    StatedUnlessOldRoot,
    /// <summary>Basic constraints with CA:TRUE.</summary>
    Stated,
}
