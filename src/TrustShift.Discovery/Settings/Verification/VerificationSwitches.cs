using System.Buffers;
using System.Collections.Immutable;
using TrustShift.Discovery.Evidence;
using TrustShift.Discovery.Scanning;

namespace TrustShift.Discovery.Settings.Verification;

/// <summary>
/// Verification of servers that is switched off in code, configuration and command lines. Each is a setting with the mechanism <see cref="Mechanism"/>, the word as its name and the value as it stands
/// there. Configuration files that are known by name have their own readers; variables as well.
/// </summary>
public sealed class VerificationSwitches : LineDetector
{
    /// <summary>The mechanism in evidence.</summary>
    public const string Mechanism = "verification-off";

    private static readonly ImmutableArray<VerificationSwitch> s_switches = VerificationSwitchTable.All;
    private static readonly SearchValues<string> s_anyWord = SearchValues.Create([.. s_switches.Select(static s => s.Word)], StringComparison.Ordinal);
    private static readonly SearchValues<char> s_between = SearchValues.Create(" \t:=>,(\"'");
    private static readonly SearchValues<char> s_token = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_");

    /// <inheritdoc/>
    public override AnchorCase Case => AnchorCase.ExactForVerification;

    /// <inheritdoc/>
    public override ImmutableArray<string> Anchors => [.. s_switches.Select(static s => s.Word)];

    /// <inheritdoc/>
    public override bool ReadsMentioned => false;

    /// <inheritdoc/>
    public override void Read(in TextHit hit, FileFindings findings)
    {
        if (hit.IsBinary || hit.Strength == EvidenceStrength.Mentioned || !hit.Line.ContainsAny(s_anyWord) || SettingFiles.KnowsWholly(findings.Path))
            return;
        foreach (VerificationSwitch word in s_switches)
        {
            int at = hit.Line.IndexOf(word.Word, StringComparison.Ordinal);
            if (at < 0 || !hit.Owns(at) || Off(word, hit, at) is not var (mechanism, value))
                continue;
            findings.Add(new SettingEvidence(findings.Path, hit.Number, mechanism, NameOf(word.Word), value));
        }
    }

    // What stands in the table is the part that is common to all spellings.
    private static string NameOf(string word) => word switch
    {
        "nsecureSkipVerify" => "InsecureSkipVerify",
        "rustServerCertificate" => "TrustServerCertificate",
        "CertificateCustomValidationCallback" => "ServerCertificateCustomValidationCallback",
        "checkServerTrusted(" or "setHostnameVerifier(" or "setDefaultHostnameVerifier(" => word[..^1],
        "curl " => "curl --insecure",
        "verify = False" or "verify\": False" or "verify': False" => "verify=False",
        "verify' => false" or "verify\" => false" => "verify => false",
        _ => word,
    };

    private static (string Mechanism, string Value)? Off(VerificationSwitch word, in TextHit hit, int at)
    {
        ReadOnlySpan<char> before = hit.Line[..at], after = hit.Line[(at + word.Word.Length)..];
        switch (word.Form)
        {
            // What stands in the table as a part of a word begins anywhere; ssl_verify_peer is not verify_peer.
            case SwitchForm.KeyValue when before is [.., var last] && s_token.Contains(last) && word.Word is not ("nsecureSkipVerify" or "rustServerCertificate"):
                return null;
            case SwitchForm.KeyValue:
                return ValueAfter(after) is not { } value ? null : word.IsOff(value) ? (Mechanism, value) : null;
            case SwitchForm.Callback:
                return AlwaysYes(after, hit.Following) ? (Mechanism, "always true") : null;
            case SwitchForm.EmptyMethod:
                return HasEmptyBody(after, hit.Following) ? (Mechanism, "empty") : null;
            default:
                return IsPresent(word.Word, before, after, hit.Line) ? (Mechanism, "") : null;
        }
    }

    private static bool IsPresent(string word, ReadOnlySpan<char> before, ReadOnlySpan<char> after, ReadOnlySpan<char> line)
    {
        if (word is "curl ")
            return CurlFlags.HasInsecure(line[before.Length..]);
        if (!after.IsEmpty && s_token.Contains(after[0]))
            return false;
        if (before.IsEmpty)
            return true;
        // The line of curl is read as such.
        if (word is "--insecure" && before.Contains("curl ", StringComparison.Ordinal))
            return false;
        char last = before[^1];
        // "--insecure" begins a word, and --insecure-registry is another one.
        if (word[0] == '-')
            return !s_token.Contains(last) && last != '-' && (after.IsEmpty || after[0] is not '-');
        if (word.StartsWith("verify", StringComparison.Ordinal) && !word.StartsWith("verify_", StringComparison.Ordinal))
            return !s_token.Contains(last) && !line.Contains("jwt", StringComparison.OrdinalIgnoreCase);
        // ssl.CERT_NONE, OpenSSL::SSL::VERIFY_NONE, :verify_none: assigned or passed, neither compared nor part of a longer word.
        if (word is "CERT_NONE" or "VERIFY_NONE" or "verify_none")
            return !s_token.Contains(last) && before.ContainsAny('=', ':', ',') && !before.Contains("==", StringComparison.Ordinal) && !before.Contains("!=", StringComparison.Ordinal);
        return !line.TrimStart().StartsWith("import ", StringComparison.Ordinal) && !line.TrimStart().StartsWith("using ", StringComparison.Ordinal);
    }

    // The value after = : => , ( and blanks; a comparison has none.
    private static string? ValueAfter(ReadOnlySpan<char> after)
    {
        ReadOnlySpan<char> rest = after.TrimStart("\"'`]");
        int separators = rest.IndexOfAnyExcept(s_between);
        if (separators <= 0 || rest[..separators].Contains("==", StringComparison.Ordinal))
            return null;
        rest = rest[separators..];
        int end = rest.IndexOfAnyExcept(s_token);
        return end == 0 ? null : (end < 0 ? rest : rest[..end]).ToString();
    }

    // "=> true", "-> true", "{ return true; }", Kotlin's "{ _, _ -> true }".
    private static bool AlwaysYes(ReadOnlySpan<char> after, ReadOnlySpan<char> following)
    {
        string text = string.Concat(after, "\n", following);
        int arrow = ArrowIn(text);
        int end = text.IndexOf(';', StringComparison.Ordinal);
        if (arrow >= 0 && (end < 0 || arrow < end))
        {
            ReadOnlySpan<char> body = text.AsSpan(arrow + 2).TrimStart();
            body = body.StartsWith("{", StringComparison.Ordinal) ? body[1..].TrimStart() : body;
            return Says(body.StartsWith("return ", StringComparison.Ordinal) ? body["return ".Length..].TrimStart() : body);
        }

        // delegate { return true; }, new HostnameVerifier() { public boolean verify(...) { return true; } }
        int returns = text.IndexOf("return true;", StringComparison.Ordinal);
        return returns >= 0 && end == returns + "return true".Length;
    }

    private static int ArrowIn(string text)
    {
        int fat = text.IndexOf("=>", StringComparison.Ordinal), thin = text.IndexOf("->", StringComparison.Ordinal);
        return fat < 0 ? thin : thin < 0 ? fat : Math.Min(fat, thin);
    }

    private static bool Says(ReadOnlySpan<char> body) => body.StartsWith("true", StringComparison.Ordinal) && (body.Length == 4 || !(s_token.Contains(body[4]) || body[4..].TrimStart() is ['&' or '|' or '=' or '!', ..]));

    private static bool HasEmptyBody(ReadOnlySpan<char> after, ReadOnlySpan<char> following)
    {
        string text = string.Concat(after, "\n", following);
        int open = text.IndexOf('{', StringComparison.Ordinal), end = text.IndexOf(';', StringComparison.Ordinal);
        if (text.IndexOf(')', StringComparison.Ordinal) is > 0 and var close && text.AsSpan(close + 1).TrimStart().StartsWith("= Unit", StringComparison.Ordinal))
            return true;
        if (open < 0 || (end >= 0 && end < open))
            return false;
        ReadOnlySpan<char> body = text.AsSpan(open + 1).TrimStart();
        while (body.StartsWith("//", StringComparison.Ordinal) && body.IndexOf('\n') is >= 0 and var line)
            body = body[(line + 1)..].TrimStart();
        if (body.StartsWith("/*", StringComparison.Ordinal) && body.IndexOf("*/", StringComparison.Ordinal) is >= 0 and var comment)
            body = body[(comment + 2)..].TrimStart();
        return body.StartsWith("}", StringComparison.Ordinal) || (body.StartsWith("return;", StringComparison.Ordinal) && body["return;".Length..].TrimStart().StartsWith("}", StringComparison.Ordinal));
    }
}
