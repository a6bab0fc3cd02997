using TrustShift.Pki.Clients;

namespace TrustShift.Pki.Certificates;

/// <summary>Signature algorithms by OID, with OpenSSL's short names (crypto/objects/objects.txt), which people know from its output.</summary>
internal static class SignatureAlgorithms
{
    /// <summary>RSASSA-PSS (RFC 4055): the parameters say which hash.</summary>
    public const string Pss = "rsassaPss";

    private static readonly Dictionary<string, string> Names = new(StringComparer.Ordinal)
    {
        ["1.2.840.113549.1.1.2"] = "md2WithRSAEncryption",
        ["1.2.840.113549.1.1.3"] = "md4WithRSAEncryption",
        ["1.2.840.113549.1.1.4"] = "md5WithRSAEncryption",
        ["1.2.840.113549.1.1.5"] = "sha1WithRSAEncryption",
        ["1.3.14.3.2.29"] = "sha1WithRSA",
        ["1.2.840.113549.1.1.10"] = Pss,
        ["1.2.840.113549.1.1.11"] = "sha256WithRSAEncryption",
        ["1.2.840.113549.1.1.12"] = "sha384WithRSAEncryption",
        ["1.2.840.113549.1.1.13"] = "sha512WithRSAEncryption",
        ["1.2.840.113549.1.1.14"] = "sha224WithRSAEncryption",
        ["1.2.840.10040.4.3"] = "dsaWithSHA1",
        ["2.16.840.1.101.3.4.3.2"] = "dsa_with_SHA256",
        ["1.2.840.10045.4.1"] = "ecdsa-with-SHA1",
        ["1.2.840.10045.4.3.1"] = "ecdsa-with-SHA224",
        ["1.2.840.10045.4.3.2"] = "ecdsa-with-SHA256",
        ["1.2.840.10045.4.3.3"] = "ecdsa-with-SHA384",
        ["1.2.840.10045.4.3.4"] = "ecdsa-with-SHA512",
        ["1.3.101.112"] = "ED25519",
        ["1.3.101.113"] = "ED448",
    };

    /// <summary>The short name, or the OID itself.</summary>
    public static string NameOf(string oid) => Names.GetValueOrDefault(oid, oid);

    /// <summary>Whether a key of this kind (RSA, EC, ...) makes signatures of this algorithm.</summary>
    public static bool IsOfKey(string name, string keyAlgorithm) => keyAlgorithm switch
    {
        "RSA" => name.Contains("RSA", StringComparison.Ordinal) || string.Equals(name, Pss, StringComparison.Ordinal),
        "EC" => name.StartsWith("ecdsa", StringComparison.Ordinal),
        "DSA" => name.StartsWith("dsa", StringComparison.Ordinal),
        _ => name.Equals(keyAlgorithm, StringComparison.OrdinalIgnoreCase),
    };

    /// <summary>The kind of signature, as far as clients differ on it.</summary>
    public static SignatureKinds KindOf(string name) => name switch
    {
        Pss => SignatureKinds.Pss,
        "ED25519" => SignatureKinds.Ed25519,
        _ => SignatureKinds.Common,
    };

    /// <summary>Whether forged signatures of this algorithm are practical: MD2, MD4, MD5, SHA-1.</summary>
    public static bool IsWeak(string name) =>
        name.StartsWith("md", StringComparison.OrdinalIgnoreCase) || name.EndsWith("SHA1", StringComparison.OrdinalIgnoreCase)
        || name.StartsWith("sha1", StringComparison.OrdinalIgnoreCase);
}
