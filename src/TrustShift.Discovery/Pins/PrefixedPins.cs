using System.Buffers;
using System.Collections.Immutable;
using TrustShift.Discovery.Endpoints;
using TrustShift.Catalogue.Certificates;
using TrustShift.Discovery.Evidence;
using TrustShift.Discovery.Scanning;

namespace TrustShift.Discovery.Pins;

/// <summary>
/// Pins of a public key that name their hash: OkHttp and TrustKit (<c>sha256/BASE64=</c>), curl (<c>--pinnedpubkey sha256//BASE64=;sha256//...</c>),
/// HTTP public key pinning (<c>pin-sha256="BASE64="</c>, RFC 7469), openconnect (<c>pin-sha256:BASE64=</c>). Subresource integrity (<c>sha256-</c>) and image digests (<c>sha256:</c>) have other separators.
/// </summary>
public sealed class PrefixedPins : LineDetector
{
    private static readonly string[] s_prefixes = ["sha256//", "sha256\\/\\/", "sha256/", "sha256\\/", "pin-sha256=\"", "pin-sha256='", "pin-sha256=\\\"", "pin-sha256:"];

    // .NET compares without case letter by letter where it has no cultures: one search for all first.
    private static readonly SearchValues<string> s_any = SearchValues.Create(["sha256", "sha1/"], StringComparison.OrdinalIgnoreCase);

    /// <inheritdoc/>
    public override AnchorCase Case => AnchorCase.AnyForPins;

    /// <inheritdoc/>
    public override ImmutableArray<string> Anchors => ["sha256/", "sha256\\/", "pin-sha256=", "pin-sha256:", "sha1/"];

    /// <inheritdoc/>
    public override ImmutableArray<string> BinaryAnchors => ["sha256/", "pin-sha256="];

    /// <inheritdoc/>
    public override void Read(in TextHit hit, FileFindings findings)
    {
        int first = hit.Line.IndexOfAny(s_any);
        if (first < 0)
            return;
        NoteSha1(hit, first, findings);
        foreach (string prefix in s_prefixes)
        {
            int from = Math.Max(0, first - "pin-".Length);
            while (from < hit.Line.Length && hit.Line[from..].IndexOf(prefix, StringComparison.OrdinalIgnoreCase) is >= 0 and var found)
            {
                int at = from + found;
                from = at + prefix.Length;
                if (!hit.Owns(at) || PinText.ReadBase64(hit.Line[from..]) is not { } value)
                    continue;
                bool ofServer = prefix is "sha256//" or "sha256\\/\\/";
                findings.Add(
                    new PinEvidence(findings.Path, hit.Number, ofServer ? PinKinds.ServerKey : prefix.StartsWith("pin-sha256=", StringComparison.Ordinal) ? PinKinds.Header : PinKinds.Key, value, ofServer ? PinHost.OfCommand(hit, at) : null, hit.Strength), $"{hit.Preceding}{hit.Line[..at]}");
            }
        }
    }

    // OkHttp 2 and 3 also take "sha1/BASE64=" (CertificatePinner): 20 bytes, known of the authorities of the catalogue.
    private static void NoteSha1(in TextHit hit, int first, FileFindings findings)
    {
        const string Prefix = "sha1/";
        const int Length = 28;
        for (int from = first; from < hit.Line.Length && hit.Line[from..].IndexOf(Prefix, StringComparison.OrdinalIgnoreCase) is >= 0 and var found;)
        {
            int at = from + found;
            from = at + Prefix.Length;
            ReadOnlySpan<char> rest = hit.Line[from..];
            if (!hit.Owns(at) || rest.Length < Length || rest[Length - 1] != '=' || PinText.ReadSha1Base64(rest[..(Length - 1)]) is not { } hash)
                continue;
            if (KnownCertificateHashes.FindSha1(hash) is { IsKey: true } known)
                findings.Add(new PinEvidence(findings.Path, hit.Number, PinKinds.KeySha1, known.Sha256, null, hit.Strength) { Text = Convert.ToHexStringLower(hash) }, $"{hit.Preceding}{hit.Line[..at]}");
            else
                findings.Gaps.Add(new Gap($"{findings.Path}:{hit.Number}", "a pin by SHA-1, of a key that is no known authority's: it breaks when the server's key is replaced", "replace it by the SHA-256 of the key", Decides: hit.Strength != EvidenceStrength.Mentioned));
            if (findings.Gaps.Count >= FileFindings.MostPerFile)
                return;
        }
    }
}
