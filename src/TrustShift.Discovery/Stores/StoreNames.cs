namespace TrustShift.Discovery.Stores;

/// <summary>What a file's name says about its content. A name alone never makes a store; it decides how loudly a failure is reported.</summary>
internal static class StoreNames
{
    private static readonly string[] CertificateSuffixes = [".pem", ".crt", ".cer", ".cert", ".der", ".ca-bundle", ".p7b", ".p7c", ".cacert"];

    private static readonly string[] KeystoreSuffixes =
        [".jks", ".jceks", ".keystore", ".truststore", ".p12", ".pfx", ".pkcs12", ".cacerts"];

    /// <summary>The name without folders and without the archives around it.</summary>
    public static ReadOnlySpan<char> FileName(ReadOnlySpan<char> path) => path[(path.LastIndexOfAny('/', '\\', '!') + 1)..];

    /// <summary>Whether the name is one that certificates are kept under.</summary>
    public static bool IsStore(ReadOnlySpan<char> fileName) => IsCertificateFile(fileName) || IsKeystore(fileName);

    /// <summary>Whether the name is one that PEM or DER certificates are kept under.</summary>
    public static bool IsCertificateFile(ReadOnlySpan<char> fileName) => EndsWithAny(fileName, CertificateSuffixes);

    /// <summary>Whether the name is one that Java keystores and PKCS#12 files are kept under.</summary>
    public static bool IsKeystore(ReadOnlySpan<char> fileName) =>
        EndsWithAny(fileName, KeystoreSuffixes)
        || fileName.Equals("cacerts", StringComparison.OrdinalIgnoreCase)
        || fileName.Equals("jssecacerts", StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether the name itself speaks of trust or of an authority ("truststore.pem", "ca.crt", "root-ca.pem").</summary>
    public static bool SpeaksOfTrust(ReadOnlySpan<char> fileName)
    {
        int dot = fileName.LastIndexOf('.');
        ReadOnlySpan<char> stem = dot > 0 ? fileName[..dot] : fileName;
        if (stem.Contains("trust", StringComparison.OrdinalIgnoreCase)
            || stem.Contains("root", StringComparison.OrdinalIgnoreCase)
            || stem.Contains("cacert", StringComparison.OrdinalIgnoreCase)
            || stem.Contains("bundle", StringComparison.OrdinalIgnoreCase)
            || stem.Contains("anchor", StringComparison.OrdinalIgnoreCase)
            || stem.Contains("authorit", StringComparison.OrdinalIgnoreCase))
            return true;
        foreach (Range word in stem.SplitAny('-', '_', '.', ' '))
        {
            if (stem[word].Equals("ca", StringComparison.OrdinalIgnoreCase) || stem[word].Equals("cas", StringComparison.OrdinalIgnoreCase))
                return true;
        }

        return false;
    }

    private static bool EndsWithAny(ReadOnlySpan<char> fileName, string[] suffixes)
    {
        foreach (string suffix in suffixes)
        {
            if (fileName.EndsWith(suffix, StringComparison.OrdinalIgnoreCase))
                return true;
        }

        return false;
    }
}
