using System.Collections.Immutable;
using TrustShift.Discovery.Endpoints;
using TrustShift.Discovery.Evidence;
using TrustShift.Discovery.Scanning;

namespace TrustShift.Discovery.Pins;

/// <summary>
/// Pins of a public key that name their hash: OkHttp and TrustKit (<c>sha256/BASE64=</c>), curl (<c>--pinnedpubkey sha256//BASE64=;sha256//...</c>),
/// HTTP public key pinning (<c>pin-sha256="BASE64="</c>, RFC 7469). Subresource integrity (<c>sha256-</c>) and image digests (<c>sha256:</c>) have other separators.
/// </summary>
public sealed class PrefixedPins : LineDetector
{
    private static readonly string[] s_prefixes = ["sha256//", "sha256/", "pin-sha256=\"", "pin-sha256='", "pin-sha256=\\\""];

    /// <inheritdoc/>
    public override AnchorCase Case => AnchorCase.AnyForPins;

    /// <inheritdoc/>
    public override ImmutableArray<string> Anchors => ["sha256/", "pin-sha256=", "sha1/"];

    /// <inheritdoc/>
    public override ImmutableArray<string> BinaryAnchors => ["sha256/", "pin-sha256="];

    /// <inheritdoc/>
    public override void Read(in TextHit hit, FileFindings findings)
    {
        NoteSha1(hit, findings);
        foreach (string prefix in s_prefixes)
        {
            int from = 0;
            while (from < hit.Line.Length && hit.Line[from..].IndexOf(prefix, StringComparison.OrdinalIgnoreCase) is >= 0 and var found)
            {
                int at = from + found;
                from = at + prefix.Length;
                if (hit.Owns(at) && PinText.ReadBase64(hit.Line[from..]) is { } value)
                    findings.Add(new PinEvidence(findings.Path, hit.Number, "spki-sha256", value, PinHost.In(hit.Line[..at]), hit.Strength));
            }
        }
    }

    // OkHttp 2 and 3 also take "sha1/BASE64=" (CertificatePinner): 20 bytes, which are compared with nothing here.
    private static void NoteSha1(in TextHit hit, FileFindings findings)
    {
        const string Prefix = "sha1/";
        const int Length = 28;
        Span<byte> hash = stackalloc byte[21];
        for (int from = 0; from < hit.Line.Length && hit.Line[from..].IndexOf(Prefix, StringComparison.OrdinalIgnoreCase) is >= 0 and var found;)
        {
            int at = from + found;
            from = at + Prefix.Length;
            ReadOnlySpan<char> rest = hit.Line[from..];
            if (hit.Owns(at) && rest.Length >= Length && rest[Length - 1] == '=' && Convert.TryFromBase64Chars(rest[..Length], hash, out int written) && written == 20)
                findings.Gaps.Add(new Gap($"{findings.Path}:{hit.Number}", "a pin by SHA-1, which cannot be compared with the keys of authorities", "replace it by the SHA-256 of the key", Decides: hit.Strength != EvidenceStrength.Mentioned));
            if (findings.Gaps.Count >= FileFindings.MostPerFile)
                return;
        }
    }
}
