using System.Collections.Immutable;
using TrustShift.Discovery.Endpoints;
using TrustShift.Discovery.Evidence;
using TrustShift.Discovery.Scanning;

namespace TrustShift.Discovery.Pins;

/// <summary>
/// Pins of property lists: Apple's <c>NSPinnedDomains</c> (<c>&lt;key&gt;SPKI-SHA256-BASE64&lt;/key&gt;&lt;string&gt;...=&lt;/string&gt;</c>) and TrustKit's <c>TSKPublicKeyHashes</c> with an array
/// of strings. The domain is the nearest key before it that is a host name.
/// </summary>
public sealed class PropertyListPins : LineDetector
{
    private static readonly string[] s_keys = ["spki-sha256-base64", "ktskpublickeyhashes", "tskpublickeyhashes"];

    /// <inheritdoc/>
    public override AnchorCase Case => AnchorCase.AnyForPins;

    /// <inheritdoc/>
    public override ImmutableArray<string> Anchors => ["spki-sha256-base64", "publickeyhash"];

    /// <inheritdoc/>
    public override void Read(in TextHit hit, FileFindings findings)
    {
        if (hit.IsBinary || !hit.Line.Contains("<key>", StringComparison.Ordinal))
            return;
        foreach (string anchor in s_keys)
        {
            int at = hit.Line.IndexOf("<key>" + anchor + "</key>", StringComparison.OrdinalIgnoreCase);
            if (at < 0 || !hit.Owns(at))
                continue;
            ReadOnlySpan<char> rest = $"{hit.Line[at..]}{hit.Following}";
            // Identities are one string each, hashes an array of them.
            int end = rest.IndexOf(anchor[0] == 's' ? "</string>" : "</array>", StringComparison.Ordinal);
            rest = end < 0 ? rest : rest[..end];
            string? domain = DomainBefore($"{hit.Preceding}{hit.Line[..at]}");
            for (int from = 0; rest[from..].IndexOf("<string>", StringComparison.Ordinal) is >= 0 and var found;)
            {
                from += found + "<string>".Length;
                if (PinText.ReadBase64(rest[from..].TrimStart()) is { } value)
                    findings.Add(new PinEvidence(findings.Path, hit.Number + rest[..from].Count('\n'), PinKinds.Key, value, domain, hit.Strength));
            }
        }
    }

    private static string? DomainBefore(ReadOnlySpan<char> text)
    {
        const string Open = "<key>";
        while (text.LastIndexOf(Open, StringComparison.Ordinal) is >= 0 and var at)
        {
            ReadOnlySpan<char> key = text[(at + Open.Length)..];
            text = text[..at];
            if (key.IndexOf("</key>", StringComparison.Ordinal) is > 0 and var end && key[..end].Contains('.') && HostText.Read(key[..end], 0, out _) is { } host)
                return host;
        }

        return null;
    }
}
