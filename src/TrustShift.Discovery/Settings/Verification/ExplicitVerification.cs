using System.Collections.Immutable;
using TrustShift.Discovery.Evidence;
using TrustShift.Discovery.Scanning;

namespace TrustShift.Discovery.Settings.Verification;

/// <summary>
/// Code of Node.js that says itself whether it verifies: <c>rejectUnauthorized</c> with anything but a plain no (tls.connect()). A variable is only the default of that option, so with such code, also in the packages that a program
/// uses, NODE_TLS_REJECT_UNAUTHORIZED=0 does not prove that nothing is verified.
/// </summary>
public sealed class ExplicitVerification : LineDetector
{
    /// <summary>The mechanism in evidence.</summary>
    public const string Mechanism = "verification-on";

    private const string Option = "rejectUnauthorized";

    /// <inheritdoc/>
    public override ImmutableArray<string> Anchors => [Option];

    /// <inheritdoc/>
    public override void Read(in TextHit hit, FileFindings findings)
    {
        // Packages are samples to everybody else; documents and tests are not what runs.
        if (hit.IsBinary || (hit.Strength == EvidenceStrength.Mentioned && !findings.Path.Contains("node_modules/", StringComparison.Ordinal)) || !IsScript(findings.Path))
            return;
        int at = hit.Line.IndexOf(Option, StringComparison.Ordinal);
        if (at < 0 || !hit.Owns(at) || TextScan.IsComment(hit.Line))
            return;
        // Minified code says !0 for true and !1 for false.
        ReadOnlySpan<char> rest = hit.Line[(at + Option.Length)..].TrimStart("\"'`]").TrimStart();
        if (rest.IsEmpty || !(rest[0] is ':' || (rest[0] is '=' && rest is not ['=', '=', ..])))
            return;
        ReadOnlySpan<char> value = rest[1..].TrimStart();
        if (!(value.StartsWith("false", StringComparison.Ordinal) || value.StartsWith("!1", StringComparison.Ordinal) || value is ['0', ..]))
            findings.Add(new SettingEvidence(findings.Path, hit.Number, Mechanism, Option, value.StartsWith("true", StringComparison.Ordinal) ? "true" : "(computed)"));
    }

    private static bool IsScript(string path) => Path.GetExtension(path.AsSpan()) is ".js" or ".mjs" or ".cjs" or ".ts" or ".mts" or ".jsx" or ".tsx";
}
