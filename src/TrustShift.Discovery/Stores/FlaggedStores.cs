namespace TrustShift.Discovery.Stores;

/// <summary>Formats in which each entry says what it is trusted for, so that one whose entries are trusted for nothing of TLS is no trust store.</summary>
public static class FlaggedStores
{
    private static readonly string[] s_formats = ["nss", "p11-kit", "sst", "registry", "registry-hive", "keychain", "mobileconfig", "apple-trust-store", "certdata", "ldif"];

    /// <summary>Whether a format is one.</summary>
    public static bool Have(string format) => Array.IndexOf(s_formats, format) >= 0;
}
