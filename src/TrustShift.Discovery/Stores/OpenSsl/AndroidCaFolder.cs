using System.Collections.Immutable;
using TrustShift.Discovery.Sources;
using TrustShift.Pki.Paths;

namespace TrustShift.Discovery.Stores.OpenSsl;

/// <summary>
/// Folders in which Android keeps certificates (google/conscrypt, TrustedCertificateStore.java): <c>/system/etc/security/cacerts</c>, since Android 14 <c>/apex/com.android.conscrypt/cacerts</c>, and what
/// users added or removed. Files are named by the hash of OpenSSL before 1.0.0 and looked for as OpenSSL does.
/// </summary>
internal static class AndroidCaFolder
{
    /// <summary>The name of the format in evidence.</summary>
    public const string Format = "android-cacerts";

    private const string Removed = "cacerts-removed";

    /// <summary>Whether a folder is one, by where it lies.</summary>
    public static bool IsOne(string path)
    {
        ReadOnlySpan<char> above = PlacePath.NameOf(PlacePath.FolderOf(path));
        return PlacePath.NameOf(path) switch
        {
            "cacerts" => above is "security" || above.StartsWith("com.android.conscrypt", StringComparison.Ordinal),
            "cacerts_google" or "cacerts_wfa" => above is "security",
            "cacerts-added" or Removed => true,
            _ => false,
        };
    }

    /// <summary>Reads one: what a user removed is refused.</summary>
    public static StoreContent Read(string path, IReadOnlyList<CaPathEntry> entries)
    {
        StoreContent content = CaPathDirectory.Read(path, entries, isAndroid: true);
        return PlacePath.NameOf(path) is Removed ? content with { Items = [.. content.Items.Select(static i => i with { Usage = AnchorUsage.Rejected })] } : content;
    }
}
