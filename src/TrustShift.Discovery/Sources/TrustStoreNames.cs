using System.Buffers;

namespace TrustShift.Discovery.Sources;

/// <summary>Names that trust stores have, for places that are looked at by name only and for links that lead out of the target.</summary>
public static class TrustStoreNames
{
    private static readonly string[] s_extensions =
    [
        ".pem", ".crt", ".cer", ".cert", ".der", ".ca-bundle", ".jks", ".jceks", ".p12", ".pfx", ".pkcs12", ".keystore", ".truststore",
        ".p7b", ".p7c", ".p7s", ".bks", ".bcfks", ".ubr", ".kdb", ".p11-kit",
    ];

    private static readonly SearchValues<string> s_parts = SearchValues.Create(
        ["cacert", "ca-bundle", "ca_bundle", "cabundle", "ca-cert", "truststore", "trust-store", "trust_store", "trustedroots", "root-ca", "rootca", "root_ca"],
        StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether a file or link with this name (no folders) can be a trust store by its name.</summary>
    public static bool LooksLikeStore(ReadOnlySpan<char> name)
    {
        foreach (string extension in s_extensions)
        {
            if (name.EndsWith(extension, StringComparison.OrdinalIgnoreCase))
                return true;
        }

        return name.ContainsAny(s_parts) && !IsSource(name)
            || name.Equals("jssecacerts", StringComparison.OrdinalIgnoreCase)
            || name.Equals("cert9.db", StringComparison.Ordinal)
            || name.Equals("cert8.db", StringComparison.Ordinal)
            || IsHashName(name);
    }

    /// <summary>Whether the name is of OpenSSL's hashed form, eight hexadecimal digits and a number: <c>5ad8a5d6.0</c>.</summary>
    public static bool IsHashName(ReadOnlySpan<char> name) =>
        Stores.OpenSsl.CaPathDirectory.IsHashName(name);

    /// <summary>Whether the name is one that only keystores have: an empty file of that name is missing trust, not some file.</summary>
    public static bool IsKeystoreName(ReadOnlySpan<char> name) =>
        name.EndsWith(".jks", StringComparison.OrdinalIgnoreCase)
        || name.EndsWith(".jceks", StringComparison.OrdinalIgnoreCase)
        || name.EndsWith(".p12", StringComparison.OrdinalIgnoreCase)
        || name.EndsWith(".pfx", StringComparison.OrdinalIgnoreCase)
        || name.EndsWith(".keystore", StringComparison.OrdinalIgnoreCase)
        || name.EndsWith(".truststore", StringComparison.OrdinalIgnoreCase)
        || name.Equals("cacerts", StringComparison.OrdinalIgnoreCase)
        || name.Equals("jssecacerts", StringComparison.OrdinalIgnoreCase);

    private static bool IsSource(ReadOnlySpan<char> name)
    {
        int dot = name.LastIndexOf('.');
        return dot > 0 && name[dot..] is ".py" or ".pyc" or ".js" or ".mjs" or ".ts" or ".rb" or ".go" or ".java" or ".class" or ".c" or ".h" or ".cs" or ".md"
            or ".html" or ".gz" or ".sh" or ".so" or ".rs" or ".php" or ".pod" or ".md5sums" or ".list" or ".triggers" or ".postinst" or ".postrm" or ".config";
    }
}
