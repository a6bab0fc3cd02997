using System.Collections.Immutable;
using TrustShift.Discovery.Evidence;
using TrustShift.Discovery.Scanning;

namespace TrustShift.Discovery.Pins;

/// <summary>
/// curl and wget with a pinned key that does not stand there (a file or a variable): <c>--pinnedpubkey key.der</c>, <c>CURLOPT_PINNEDPUBLICKEY, pin</c>, <c>pinnedpubkey = "..."</c> of .curlrc
/// and .wgetrc. A gap, unless the same file holds pins, which then are what the variable stands for.
/// </summary>
public sealed class PinnedKeyFiles : LineDetector
{
    private static readonly string[] s_options = ["--pinnedpubkey", "CURLOPT_PINNEDPUBLICKEY", "pinnedpubkey"];

    /// <inheritdoc/>
    public override AnchorCase Case => AnchorCase.AnyForPins;

    /// <inheritdoc/>
    public override ImmutableArray<string> Anchors => ["pinnedpub"];

    /// <inheritdoc/>
    public override void Read(in TextHit hit, FileFindings findings)
    {
        if (hit.IsBinary || hit.Strength == EvidenceStrength.Mentioned || findings.PinsElsewhere is not null)
            return;
        foreach (string option in s_options)
        {
            int at = hit.Line.IndexOf(option, StringComparison.OrdinalIgnoreCase);
            if (at < 0 || !hit.Owns(at))
                continue;
            // "case CURLOPT_PINNEDPUBLICKEY:" sets nothing.
            if (hit.Line[..at].TrimEnd().EndsWith("case", StringComparison.Ordinal))
                return;
            ReadOnlySpan<char> value = $"{hit.Line[(at + option.Length)..]}{hit.Following[..Math.Min(hit.Following.Length, 200)]}";
            if (!value.IsEmpty && (char.IsAsciiLetterOrDigit(value[0]) || value[0] is '_' or '-'))
                return;
            value = value.TrimStart(" \t\r\n,=>:\"'[](");
            // A definition of the option itself (a number), or no pin.
            if (!value.IsEmpty && !char.IsAsciiDigit(value[0]) && !value.StartsWith("sha256//", StringComparison.OrdinalIgnoreCase)
                && !value.StartsWith("null", StringComparison.OrdinalIgnoreCase) && !value.StartsWith("nil", StringComparison.OrdinalIgnoreCase) && value[0] is not (')' or ';' or '|' or '<'))
                findings.PinsElsewhere = hit.Number;
            return;
        }
    }

    /// <summary>Adds the gap, once the whole file is read.</summary>
    public static void Settle(FileFindings findings)
    {
        if (findings.PinsElsewhere is { } line && findings.Pins.Count == 0)
        {
            findings.Gaps.Add(new Gap(
                $"{findings.Path}:{line}", "the key of the server is pinned by a file or a variable that was not read",
                "compare the pinned key with the keys of the new authorities, or remove the pin"));
        }
    }
}
