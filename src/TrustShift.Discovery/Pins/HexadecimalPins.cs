using System.Collections.Immutable;
using TrustShift.Discovery.Evidence;
using TrustShift.Discovery.Scanning;
using TrustShift.Pki.Certificates;

namespace TrustShift.Discovery.Pins;

/// <summary>
/// SHA-256 values in hexadecimal on a line that speaks of a pin, an SPKI, a fingerprint or a thumbprint (<c>ssl.fingerprint=AA:BB:...</c>). Whether the value is of a
/// key or of a certificate is told by the word, where it does; else the kind is "sha256-hex" and both are meant.
/// </summary>
public sealed class HexadecimalPins : LineDetector
{
    private static readonly string[] s_words = ["fingerprint", "thumbprint", "spki", "pubkey", "pubkeyhash", "public_key_hash", "publickeyhash", "cert_hash", "certhash", "certificatehash"];

    // Hashes of files and images, and of SSH keys, of which lock files and manifests are full.
    private static readonly string[] s_others = ["integrity", "sha256:", "docker", "image", "checksum", "ssh-", "gpg", "apksigner", "assetlinks", "sha256_cert_fingerprints", "known_hosts"];

    /// <inheritdoc/>
    public override AnchorCase Case => AnchorCase.AnyForPins;

    /// <inheritdoc/>
    public override ImmutableArray<string> Anchors => ["ingerprint", "humbprint", "spki", "pubkey", "public_key_hash", "publickeyhash", "cert_hash", "certhash", "certificatehash", "pinn", "_pin", "-pin", "pins", "pin = ", "pin=", "pin:", "pin_", "pin\""];

    /// <inheritdoc/>
    public override void Read(in TextHit hit, FileFindings findings)
    {
        // Bundles of certificates (certifi's) state the fingerprint of each in a comment.
        if (hit.IsBinary || hit.Strength == EvidenceStrength.Mentioned || hit.Line.Length > 2_000 || !Speaks(hit.Line) || IsOther(hit.Line))
            return;
        ReadOnlySpan<char> line = hit.Line;
        for (int i = 0; i + 64 <= line.Length; i++)
        {
            if (!char.IsAsciiHexDigit(line[i]) || (i > 0 && (char.IsAsciiLetterOrDigit(line[i - 1]) || line[i - 1] == ':' && i > 1 && char.IsAsciiHexDigit(line[i - 2]))))
                continue;
            if (!hit.Owns(i) || PinText.ReadHexadecimal(line[i..], out int length) is not { } value)
                continue;
            findings.Add(new PinEvidence(findings.Path, hit.Number, KindOf(line), value, PinHost.In(line[..i]), hit.Strength));
            i += length;
        }
    }

    private static string KindOf(ReadOnlySpan<char> line) =>
        line.Contains("spki", StringComparison.OrdinalIgnoreCase) || line.Contains("pubkey", StringComparison.OrdinalIgnoreCase) ? "spki-sha256"
        : line.Contains("thumbprint", StringComparison.OrdinalIgnoreCase) ? "certificate-sha256"
        : "sha256-hex";

    private static bool Speaks(ReadOnlySpan<char> line)
    {
        foreach (string word in s_words)
        {
            if (line.Contains(word, StringComparison.OrdinalIgnoreCase))
                return true;
        }

        // "pin" and its forms as words of their own: ssl_pin, "pins", pinnedCert, but not mapping or spinning.
        for (int from = 0; line[from..].IndexOf("pin", StringComparison.OrdinalIgnoreCase) is >= 0 and var found; from += found + 3)
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

    private static bool IsOther(ReadOnlySpan<char> line)
    {
        foreach (string other in s_others)
        {
            if (line.Contains(other, StringComparison.OrdinalIgnoreCase))
                return true;
        }

        return false;
    }
}
