using TrustShift.Pki.Certificates;

namespace TrustShift.Pki.Paths.Names;

/// <summary>What an extended key usage extension says of TLS servers (RFC 5280 4.2.1.12).</summary>
internal static class KeyPurposes
{
    /// <summary>serverAuth.</summary>
    public const string Server = "1.3.6.1.5.5.7.3.1";

    /// <summary>anyExtendedKeyUsage.</summary>
    public const string Any = "2.5.29.37.0";

    /// <summary>Netscape's step-up (nsSGC), which old authorities have in place of serverAuth.</summary>
    public const string StepUp = "2.16.840.1.113730.4.1";

    /// <summary>Whether the extension is absent or names servers.</summary>
    /// <param name="certificate">The certificate.</param>
    /// <param name="allowsAny">Whether anyExtendedKeyUsage counts.</param>
    public static bool IsForServers(CertificateFacts certificate, bool allowsAny) =>
        certificate.ExtendedKeyUsage is not { } purposes
        || purposes.Contains(Server, StringComparer.Ordinal)
        || (allowsAny && purposes.Contains(Any, StringComparer.Ordinal));
}
