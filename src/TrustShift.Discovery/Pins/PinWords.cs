using System.Buffers;

namespace TrustShift.Discovery.Pins;

/// <summary>The words beside a value that tell a pin from the many other hashes.</summary>
public static class PinWords
{
    private static readonly SearchValues<string> s_pin = SearchValues.Create(["pin"], StringComparison.OrdinalIgnoreCase);
    private static readonly SearchValues<string> s_words = SearchValues.Create(["fingerprint", "thumbprint", "spki", "pubkey", "pubkeyhash", "public_key_hash", "publickeyhash", "cert_hash", "certhash", "certificatehash"], StringComparison.OrdinalIgnoreCase);

    // Hashes of files and images, and of SSH keys, of which lock files and manifests are full.
    private static readonly SearchValues<string> s_others = SearchValues.Create(["integrity", "sha256:", "docker", "image", "checksum", "ssh-", "gpg", "apksigner", "assetlinks", "sha256_cert_fingerprints", "known_hosts"], StringComparison.OrdinalIgnoreCase);

    // Only a client that looks at its server's certificate has these: urllib3 and aiohttp-likes (assert_fingerprint), Node's tls (fingerprint256), Elasticsearch's and Ansible's
    // clients (ssl_assert_fingerprint, ca_trusted_fingerprint), ESP8266's WiFiClientSecure (setFingerprint), .NET (X509Certificate.GetCertHashString), fetchmail (sslfingerprint).
    private static readonly SearchValues<string> s_server = SearchValues.Create(["assert_fingerprint", "assertfingerprint", "peer_fingerprint", "fingerprint256", "fingerprint512", "trusted_fingerprint", "setfingerprint", "getcerthash", "sslfingerprint", "ssl_fingerprint", "server_fingerprint", "tls_fingerprint", "servercertificatehash"], StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether the line can only speak of the certificate of a server that a client talks to.</summary>
    public static bool SpeaksOfServer(ReadOnlySpan<char> line) => line.ContainsAny(s_server);

    /// <summary>Whether the line speaks of a pin, a key or a fingerprint.</summary>
    public static bool Speaks(ReadOnlySpan<char> line)
    {
        if (line.ContainsAny(s_words) || line.ContainsAny(s_server))
            return true;

        // "pin" and its forms as words of their own: ssl_pin, "pins", pinnedCert, but not mapping or spinning.
        for (int from = 0; line[from..].IndexOfAny(s_pin) is >= 0 and var found; from += found + 3)
        {
            int at = from + found;
            ReadOnlySpan<char> ending = line[(at + 3)..];
            int end = at + 3 + (ending.StartsWith("ning", StringComparison.OrdinalIgnoreCase) ? 4 : ending.StartsWith("ned", StringComparison.OrdinalIgnoreCase) ? 3 : ending.StartsWith("s", StringComparison.OrdinalIgnoreCase) ? 1 : 0);
            bool starts = at == 0 || !char.IsAsciiLetter(line[at - 1]) || (char.IsAsciiLetterLower(line[at - 1]) && char.IsAsciiLetterUpper(line[at]));
            if (starts && (end >= line.Length || !char.IsAsciiLetterLower(line[end])))
                return true;
        }

        return false;
    }

    /// <summary>Whether the line speaks of hashes of something else.</summary>
    public static bool SpeaksOfOther(ReadOnlySpan<char> line)
    {
        return line.ContainsAny(s_others);
    }
}
