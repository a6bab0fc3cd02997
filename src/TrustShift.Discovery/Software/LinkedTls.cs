using TrustShift.Discovery.Sources;

namespace TrustShift.Discovery.Software;

/// <summary>Which TLS library an executable links, by the names in its dynamic section (elf(5)); read, never run.</summary>
internal static class LinkedTls
{
    /// <summary>"curl-GnuTLS", "GnuTLS", "curl", "OpenSSL", "wolfSSL", "mbedTLS", "NSS"; null when none of them is named.</summary>
    public static string? Of(string path, TargetFiles files)
    {
        Dictionary<string, string> found = files.Search(path, "libcurl-gnutls.so", "libgnutls.so", "libcurl.so", "libssl.so", "libwolfssl.so", "libmbedtls.so", "libssl3.so");
        return found.ContainsKey("libcurl-gnutls.so") ? "curl-GnuTLS"
            : found.ContainsKey("libgnutls.so") ? "GnuTLS"
            : found.ContainsKey("libcurl.so") ? "curl"
            : found.ContainsKey("libssl.so") ? "OpenSSL"
            : found.ContainsKey("libwolfssl.so") ? "wolfSSL"
            : found.ContainsKey("libmbedtls.so") ? "mbedTLS"
            : found.ContainsKey("libssl3.so") ? "NSS"
            : null;
    }
}
