using System.Collections.Immutable;
using TrustShift.Discovery.Evidence;
using TrustShift.Discovery.Scanning;
using TrustShift.Pki.Certificates;

namespace TrustShift.Discovery.Pins;

/// <summary>TLSA records of zone files (RFC 6698 2.2): <c>_443._tcp.www.example.com. IN TLSA 3 1 1 HEX</c>, with SHA-256 (matching type 1).</summary>
public sealed class DanePins : LineDetector
{
    private const string Type = "TLSA";

    /// <inheritdoc/>
    public override AnchorCase Case => AnchorCase.ExactForNames;

    /// <inheritdoc/>
    public override ImmutableArray<string> Anchors => [Type];

    /// <inheritdoc/>
    public override void Read(in TextHit hit, FileFindings findings)
    {
        int at = hit.Line.IndexOf(Type, StringComparison.OrdinalIgnoreCase);
        if (hit.IsBinary || at <= 0 || !hit.Owns(at) || hit.Line[at - 1] is not (' ' or '\t'))
            return;
        Span<char> digits = stackalloc char[64];
        ReadOnlySpan<char> fields = $"{hit.Line[(at + Type.Length)..]}\n{(hit.Line.Contains('(') ? hit.Following : [])}";
        int numbers = 0;
        foreach (Range range in fields.SplitAny(" \t\r\n(\""))
        {
            ReadOnlySpan<char> field = fields[range];
            if (field.IsEmpty)
                continue;
            if (numbers < 3)
            {
                // Usage 0 to 3, selector 0 or 1, matching type 1.
                if (field.Length != 1 || field[0] is < '0' or > '3' || (numbers == 2 && field[0] != '1'))
                    return;
                numbers++;
                continue;
            }

            // The hash may be cut into several parts.
            foreach (char c in field)
            {
                if (!char.IsAsciiHexDigit(c) || numbers - 3 == digits.Length)
                {
                    Add(hit, findings, digits[..(numbers - 3)], at);
                    return;
                }

                digits[numbers++ - 3] = c;
            }
        }

        Add(hit, findings, digits[..Math.Max(0, numbers - 3)], at);
    }

    private static void Add(in TextHit hit, FileFindings findings, ReadOnlySpan<char> digits, int at)
    {
        if (!Sha256Hash.TryParse(digits.ToString(), out Sha256Hash value))
            return;
        // "_443._tcp." names the port.
        ReadOnlySpan<char> owner = hit.Line[..at].TrimStart();
        owner = owner[..Math.Max(0, owner.IndexOfAny(' ', '\t'))].TrimEnd('.');
        int name = owner.LastIndexOf("._tcp.", StringComparison.OrdinalIgnoreCase);
        findings.Add(new PinEvidence(findings.Path, hit.Number, PinKinds.Dane, value, name < 0 ? null : owner[(name + "._tcp.".Length)..].ToString().ToLowerInvariant(), hit.Strength));
    }
}
