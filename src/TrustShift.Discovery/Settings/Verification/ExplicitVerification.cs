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

    private const string Option = "rejectUnauthorized", Variable = "NODE_TLS_REJECT_UNAUTHORIZED";

    /// <inheritdoc/>
    public override ImmutableArray<string> Anchors => [Option, Variable];

    /// <inheritdoc/>
    public override void Read(in TextHit hit, FileFindings findings)
    {
        // Packages are samples to everybody else; documents and tests are not what runs.
        if (hit.IsBinary || (hit.Strength == EvidenceStrength.Mentioned && !findings.Path.Contains("node_modules/", StringComparison.Ordinal)) || !IsScript(findings.Path))
            return;
        if (TextScan.IsComment(hit.Line))
            return;
        int variable = hit.Line.IndexOf(Variable, StringComparison.Ordinal);
        if (variable >= 0 && hit.Owns(variable) && SetsVariable(hit.Line[..variable], hit.Line[(variable + Variable.Length)..]))
            findings.Add(new SettingEvidence(findings.Path, hit.Number, Mechanism, Variable, "(computed)"));
        int at = hit.Line.IndexOf(Option, StringComparison.Ordinal);
        if (at < 0 || !hit.Owns(at))
            return;
        // Minified code says !0 for true and !1 for false.
        ReadOnlySpan<char> rest = hit.Line[(at + Option.Length)..].TrimStart("\"'`]").TrimStart();
        // { ca, rejectUnauthorized, ... }: the value of a variable of that name.
        if (!rest.IsEmpty && rest[0] is ',' or '}' && hit.Line[..at].TrimEnd() is [.., '{' or ','])
        {
            findings.Add(new SettingEvidence(findings.Path, hit.Number, Mechanism, Option, "(computed)"));
            return;
        }

        if (rest.IsEmpty || !(rest[0] is ':' || (rest[0] is '=' && rest is not ['=', '=', ..])))
            return;
        ReadOnlySpan<char> value = rest[1..].TrimStart();
        if (!(value.StartsWith("false", StringComparison.Ordinal) || value.StartsWith("!1", StringComparison.Ordinal) || value is ['0', ..]))
            findings.Add(new SettingEvidence(findings.Path, hit.Number, Mechanism, Option, value.StartsWith("true", StringComparison.Ordinal) ? "true" : "(computed)"));
    }

    // delete process.env.A, or process.env.A = anything but "0": the environment that the program was given holds no longer.
    private static bool SetsVariable(ReadOnlySpan<char> before, ReadOnlySpan<char> after)
    {
        if (before.TrimEnd("\"'`[.").EndsWith("env", StringComparison.Ordinal) && before.Contains("delete ", StringComparison.Ordinal))
            return true;
        ReadOnlySpan<char> rest = after.TrimStart("\"'`]").TrimStart();
        if (!(rest is ['=', ..] && rest is not ['=', '=', ..]))
            return false;
        ReadOnlySpan<char> value = rest[1..].Trim().TrimEnd(";,").Trim();
        return value is not ("0" or "'0'" or "\"0\"" or "`0`");
    }

    private static bool IsScript(string path) => Path.GetExtension(path.AsSpan()) is "" or ".js" or ".mjs" or ".cjs" or ".ts" or ".mts" or ".jsx" or ".tsx";
}
