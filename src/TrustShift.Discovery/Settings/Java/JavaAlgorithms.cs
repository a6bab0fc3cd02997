using System.Globalization;

namespace TrustShift.Discovery.Settings.Java;

/// <summary>
/// What <c>java.security</c> forbids beyond what releases of the JDK forbid by themselves: <c>jdk.certpath.disabledAlgorithms</c>, <c>jdk.tls.disabledAlgorithms</c>, <c>jdk.disabled.namedCurves</c> and
/// <c>jdk.security.caDistrustPolicies</c> (the comments in the file; sun.security.util.DisabledAlgorithmConstraints, sun.security.validator.CADistrustPolicy). Measured with 17.0.15: "RSA keySize &lt; 4096" and "SHA256" in either list
/// refuse an RSA chain of 2048 bits. <c>jdk.security.legacyAlgorithms</c> only makes keytool and jarsigner warn.
/// </summary>
internal static class JavaAlgorithms
{
    private const int StrongRsa = 2048;
    private const int StrongCurve = 256;
    private const int LongestKept = 100;

    // In the lists of OpenJDK 8 to 25, or weaker: no public chain of today and no handshake with it needs them.
    private static readonly string[] s_weak =
    [
        "MD2", "MD4", "MD5", "SHA1", "SHA-1", "SHA224", "DSA", "DH", "SSLv2Hello", "SSLv2", "SSLv3", "TLSv1", "TLSv1.0", "TLSv1.1", "DTLSv1.0", "RC2", "RC4", "RC4_40", "DES", "DES40_CBC", "DES_CBC", "3DES_EDE_CBC", "DESede",
        "anon", "NULL", "ECDH", "K_NULL", "C_NULL", "M_NULL", "DH_anon", "ECDH_anon", "IDEA", "EXPORT",
    ];

    private static readonly string[] s_strongCurves = ["secp256r1", "secp384r1", "secp521r1", "x25519", "x448", "NIST P-256", "NIST P-384"];

    private static readonly string[] s_policies = ["SYMANTEC_TLS", "ENTRUST_TLS", "CAMERFIRMA_TLS", "CHUNGHWA_TLS"];

    /// <summary>The first entry of a list that refuses more than releases of the JDK do, or is not understood; null when there is none, and for other keys.</summary>
    public static string? Restricts(string key, string value)
    {
        Predicate<string>? isKnown = key switch
        {
            "jdk.certpath.disabledAlgorithms" or "jdk.tls.disabledAlgorithms" => IsWeak,
            "jdk.disabled.namedCurves" => static curve => Array.IndexOf(s_strongCurves, curve) < 0,
            "jdk.security.caDistrustPolicies" => static policy => Array.IndexOf(s_policies, policy) >= 0,
            _ => null,
        };
        if (isKnown is null)
            return null;
        foreach (string entry in value.Trim('"').Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (!isKnown(entry))
                return entry.Length <= LongestKept ? entry : entry[..LongestKept];
        }

        return null;
    }

    private static bool IsWeak(string entry)
    {
        string[] words = entry.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (words is ["include", "jdk.disabled.namedCurves"])
            return true;
        string name = words[0];
        // MD5withRSA, SHA1withECDSA, rsa_pkcs1_sha1, TLS_RSA_WITH_AES_128_CBC_SHA and TLS_RSA_*.
        if (Array.Exists(s_weak, w => w.Equals(name, StringComparison.OrdinalIgnoreCase)) || name.StartsWith("MD5with", StringComparison.OrdinalIgnoreCase) || name.StartsWith("MD2with", StringComparison.OrdinalIgnoreCase)
            || name.StartsWith("SHA1with", StringComparison.OrdinalIgnoreCase) || name.EndsWith("_sha1", StringComparison.Ordinal) || name.StartsWith("TLS_RSA_", StringComparison.Ordinal) || name.Contains("_anon_", StringComparison.Ordinal)
            || name.Contains("_NULL_", StringComparison.Ordinal) || name.Contains("3DES", StringComparison.Ordinal) || name.Contains("RC4", StringComparison.Ordinal))
            return true;
        int strong = name switch { "RSA" => StrongRsa, "EC" or "ECDSA" or "EdDSA" => StrongCurve, _ => 0 };
        return strong > 0 && words is [_, "keySize", "<" or "<=" or "==" or "!=", var size, ..] && int.TryParse(size, NumberStyles.None, CultureInfo.InvariantCulture, out int bits)
            && words[2] switch { "<" => bits <= strong, "<=" or "==" => bits < strong, _ => false };
    }
}
