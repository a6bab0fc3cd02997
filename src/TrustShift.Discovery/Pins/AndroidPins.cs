using System.Collections.Immutable;
using TrustShift.Discovery.Endpoints;
using TrustShift.Discovery.Evidence;
using TrustShift.Discovery.Scanning;

namespace TrustShift.Discovery.Pins;

/// <summary>
/// Pins of Android's network security configuration where it stands in no file of its own, or in one that cannot be read whole (<see cref="AndroidSecurityConfiguration"/>): <c>&lt;pin digest="SHA-256"&gt;BASE64=&lt;/pin&gt;</c> inside a <c>domain-config</c> with its <c>domain</c>.
/// </summary>
public sealed class AndroidPins : LineDetector
{
    /// <inheritdoc/>
    public override AnchorCase Case => AnchorCase.AnyForPins;

    /// <inheritdoc/>
    public override ImmutableArray<string> Anchors => ["<pin ", "<domain"];

    /// <inheritdoc/>
    public override void Read(in TextHit hit, FileFindings findings)
    {
        // Elements in the order in which they stand: a domain holds for the pins that follow, until its configuration ends.
        ReadOnlySpan<char> line = hit.Line;
        if (findings.HasAndroidPins || hit.IsBinary || (!line.Contains("<pin ", StringComparison.Ordinal) && !line.Contains("<domain", StringComparison.Ordinal)))
            return;
        for (int i = 0; i < line.Length; i++)
        {
            if (line[i] != '<' || !hit.Owns(i))
                continue;
            ReadOnlySpan<char> rest = line[i..];
            int close = rest.IndexOf('>');
            if (rest.StartsWith("<domain-config", StringComparison.Ordinal))
                findings.PinDomain = null;
            else if (rest.StartsWith("<domain", StringComparison.Ordinal) && close > 0)
                findings.PinDomain = HostText.Read(rest, close + 1 + (rest[(close + 1)..].Length - rest[(close + 1)..].TrimStart().Length), out _);
            else if (rest.StartsWith("<pin ", StringComparison.Ordinal) && close > 0 && rest[..close].Contains("SHA-256", StringComparison.OrdinalIgnoreCase)
                && PinText.ReadBase64(rest[(close + 1)..].TrimStart()) is { } value)
                findings.Add(new PinEvidence(findings.Path, hit.Number, "spki-sha256", value, findings.PinDomain, hit.Strength));
        }
    }
}
