using System.Buffers;
using System.Collections.Immutable;
using TrustShift.Catalogue.Certificates;
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
    private static readonly SearchValues<string> s_ofTls = SearchValues.Create(["pin", "spki", "ssl", "tls", "cert", "server", "peer", "host", "ca_", "issuer", "root", "x509", "sha256"], StringComparison.OrdinalIgnoreCase);

    /// <inheritdoc/>
    public override AnchorCase Case => AnchorCase.AnyForPins;

    /// <inheritdoc/>
    public override ImmutableArray<string> Anchors => ["ingerprint", "humbprint", "spki", "pubkey", "public_key_hash", "publickeyhash", "cert_hash", "certhash", "certificatehash", "pinn", "_pin", "-pin", "pins", "pin = ", "pin=", "pin:", "pin_", "pin\""];

    /// <inheritdoc/>
    public override void Read(in TextHit hit, FileFindings findings)
    {
        // Bundles of certificates (certifi's) state the fingerprint of each in a comment.
        if (hit.IsBinary || hit.Strength == EvidenceStrength.Mentioned || hit.Line.Length > 2_000 || !PinWords.Speaks(hit.Line) || PinWords.SpeaksOfOther(hit.Line))
            return;
        ReadOnlySpan<char> line = hit.Line;
        for (int i = 0; i + 64 <= line.Length; i++)
        {
            if (!char.IsAsciiHexDigit(line[i]) || (i > 0 && (char.IsAsciiLetterOrDigit(line[i - 1]) || line[i - 1] == ':' && i > 1 && char.IsAsciiHexDigit(line[i - 2]))))
                continue;
            if (!hit.Owns(i) || PinText.ReadHexadecimal(line[i..], out int length) is not { } value)
                continue;
            // "fingerprint" is a word of many meanings (warnings of a linter, devices, builds).
            if (line[i + 2] != ':' && IsOfAnything(line) && KnownCertificateHashes.Find(value) is null && PinHost.Find($"{hit.Preceding}{line[..i]}", PlaceNatures.Of(findings.Path) == PlaceNature.Code, out _) is null)
                continue;
            findings.Add(new PinEvidence(findings.Path, hit.Number, KindOf(line), value, null, hit.Strength), $"{hit.Preceding}{line[..i]}");
            i += length;
        }
    }

    private static bool IsOfAnything(ReadOnlySpan<char> line) => !line.ContainsAny(s_ofTls) && line.Contains("fingerprint", StringComparison.OrdinalIgnoreCase) && !PinWords.SpeaksOfServer(line);

    /// <summary>The kind of a SHA-256, by the words beside it.</summary>
    internal static string KindOf(ReadOnlySpan<char> line) =>
        line.Contains("spki", StringComparison.OrdinalIgnoreCase) || line.Contains("pubkey", StringComparison.OrdinalIgnoreCase) || line.Contains("publickey", StringComparison.OrdinalIgnoreCase) ? PinKinds.Key
        : PinWords.SpeaksOfServer(line) ? PinKinds.ServerCertificate
        : line.Contains("thumbprint", StringComparison.OrdinalIgnoreCase) ? PinKinds.Certificate
        : PinKinds.Hexadecimal;
}
