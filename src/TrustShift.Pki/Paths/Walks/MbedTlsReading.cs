using TrustShift.Pki.Certificates;
using TrustShift.Pki.Clients;

namespace TrustShift.Pki.Paths.Walks;

/// <summary>What mbedTLS cannot parse (library/x509_crt.c x509_crt_parse_der_core): sent, it ends the handshake; in the store, it is passed over.</summary>
internal static class MbedTlsReading
{
    private const string SubjectKey = "2.5.29.14";
    private const string AuthorityKey = "2.5.29.35";

    // library/oid.c oid_x509_ext. Critical policies are refused unless they are anyPolicy. Cases: L_polc M|R, L_nsctc_server M|R, L M_nc_p_local|R.
    private static readonly HashSet<string> Known = new(StringComparer.Ordinal)
    {
        "2.5.29.15", "2.5.29.17", "2.5.29.19", "2.5.29.37", "2.16.840.1.113730.1.1",
    };

    // library/oid.c oid_ecp_grp.
    private static readonly HashSet<string> StrongCurves = new(StringComparer.Ordinal)
    {
        "P-256", "P-384", "P-521", "1.3.36.3.3.2.8.1.1.7", "1.3.36.3.3.2.8.1.1.11", "1.3.36.3.3.2.8.1.1.13",
    };

    private static readonly HashSet<string> OtherCurves = new(StringComparer.Ordinal)
    {
        "1.2.840.10045.3.1.1", "1.3.132.0.33", "1.3.132.0.31", "1.3.132.0.32", "1.3.132.0.10",
    };

    /// <summary>Why a certificate cannot be parsed; null when it can.</summary>
    public static string? WhyNot(CertificateFacts certificate, MbedTlsOptions options)
    {
        if (certificate is { Version: < 3, Extensions.IsEmpty: false })
            return "extensions, but not of version 3";
        if (certificate.CriticalExtensions.FirstOrDefault(oid => !Known.Contains(oid) && !(options.ReadsKeyIdentifiers && oid is SubjectKey or AuthorityKey)) is { } oid)
            return $"the critical extension {oid}";
        // Cases: L M_eku_|R, L|M_eku_.
        if (certificate.ExtendedKeyUsage is { IsEmpty: true })
            return "an empty extended key usage";
        if (options.RefusesEmptyKeyUsage && certificate.KeyUsage is { Usages: KeyUsages.None })
            return "an empty key usage";
        if (options.ReadsKeyIdentifiers && certificate.AuthorityKeyIdentifier is { KeyIdentifier: null, Issuer: null, SerialNumber: null })
            return "an empty authority key identifier";
        if (options.RefusesBarePathLength && certificate.BasicConstraints is { IsAuthority: false, PathLength: not null })
            return "a path length without an authority";
        if (!IsKnownKey(certificate.Key))
            return "its key";
        return IsKnownSignature(certificate.SignatureAlgorithm) ? null : "its signature algorithm";
    }

    /// <summary>x509_profile_check_key.</summary>
    public static bool IsStrong(PublicKeyInfo key, ClientProfile profile) => key.Algorithm switch
    {
        "RSA" => key.Bits >= profile.Rules.MinRsaBits,
        _ => !profile.MbedTls.AsksStrength || (key.Curve is { } curve && StrongCurves.Contains(curve)),
    };

    /// <summary>x509_profile_check_md_alg.</summary>
    public static bool IsStrongSignature(string algorithm, MbedTlsOptions options) =>
        !SignatureAlgorithms.IsWeak(algorithm) && !(options.AsksStrength && algorithm.Contains("sha224", StringComparison.OrdinalIgnoreCase));

    private static bool IsKnownKey(PublicKeyInfo key) => key.Algorithm switch
    {
        "RSA" => true,
        "EC" => key.Curve is { } curve && (StrongCurves.Contains(curve) || OtherCurves.Contains(curve)),
        _ => false,
    };

    private static bool IsKnownSignature(string algorithm) =>
        algorithm is SignatureAlgorithms.Pss || algorithm.Contains("WithRSA", StringComparison.Ordinal) || algorithm.StartsWith("ecdsa-with-", StringComparison.Ordinal);
}
