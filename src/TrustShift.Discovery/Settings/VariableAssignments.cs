using System.Buffers;
using System.Collections.Immutable;
using TrustShift.Discovery.Evidence;
using TrustShift.Discovery.Scanning;

namespace TrustShift.Discovery.Settings;

/// <summary>
/// Assignments of the trust variables in any text: shell and <c>/etc/environment</c> (<c>export A=b</c>), Dockerfile (<c>ENV A b</c>), systemd
/// (<c>Environment="A=b"</c>), Compose and JSON (<c>A: b</c>), Kubernetes and ECS (<c>name: A</c>, <c>value: b</c>), code (<c>environ["A"] = "b"</c>).
/// A mere mention or a look-up of the variable is none.
/// </summary>
public sealed class VariableAssignments : LineDetector
{
    private static readonly ImmutableArray<string> s_names = TrustVariables.Names;
    private static readonly SearchValues<string> s_anyName = SearchValues.Create([.. s_names], StringComparison.Ordinal);
    private static readonly SearchValues<char> s_end = SearchValues.Create(" \t\r\n\"',;)}]&|<>`");

    // Parts that the names have in common: a search for few texts is faster.
    private static readonly ImmutableArray<string> s_anchors =
    [
        "SSL_CERT_", "CA_BUNDLE", "CA_PATH", "SSL_BACKEND", "NODE_EXTRA_CA", "NODE_OPTIONS", "NODE_TLS_REJECT", "NODE_USE_SYSTEM", "GIT_SSL_", "GIT_PROXY_SSL", "PIP_CERT", "PIP_TRUSTED", "JAVA_TOOL_OPT",
        "JAVA_OPT", "JAVA_ARGS", "_OPTS", "JVMFLAGS", "HTTPLIB2_CA", "CARGO_HTTP_CA", "UV_NATIVE_TLS", "UV_SYSTEM_CERTS", "CONDA_SSL", "DENO_", "BUNDLE_SSL", "COMPOSER_CAFILE", "HEX_CACERTS", "HEX_UNSAFE",
        "GRPC_DEFAULT_SSL", "PERL_LWP_SSL", "PYTHONHTTPS", "HTTPS_CA_", "CONFIG_CAFILE", "config_cafile", "_STRICT_SSL", "_strict_ssl", "PGSSL", "VAULT_", "CONSUL_", "NOMAD_", "HELM_KUBE", "CLOUDSDK_CORE",
        "RCLONE_", "RESTIC_CA", "CURL_HOME", "GIT_CONFIG_", "AWS_CONFIG_FILE", "CONFIG_FILE", "CONFIG_USERCONFIG", "WGETRC", "OPENSSL_CONF", "BASH_ENV",
    ];

    /// <inheritdoc/>
    public override ImmutableArray<string> Anchors => s_anchors;

    /// <inheritdoc/>
    public override bool ReadsNamedPlaces => true;

    /// <inheritdoc/>
    public override bool ReadsMentioned => false;

    /// <inheritdoc/>
    public override void Read(in TextHit hit, FileFindings findings)
    {
        if (hit.IsBinary || hit.Strength == EvidenceStrength.Mentioned || !hit.Line.ContainsAny(s_anyName))
            return;
        foreach (string name in s_names)
        {
            int from = 0;
            while (from < hit.Line.Length && hit.Line[from..].IndexOf(name, StringComparison.Ordinal) is >= 0 and var found)
            {
                int at = from + found;
                from = at + name.Length;
                if (!hit.Owns(at) || (at > 0 && (char.IsAsciiLetterOrDigit(hit.Line[at - 1]) || hit.Line[at - 1] is '_' or '$' || (hit.Line[at - 1] is '{' && at > 1 && hit.Line[at - 2] is '$'))))
                    continue;
                // In code and text a plain word is more likely an expression or a placeholder than a path; in a shell it is one.
                if (ValueAfter(hit.Line[..at], hit.Line[from..], hit.Following) is { } value
                    && (!(TrustVariables.IsPathVariable(name) || TrustVariables.NamesConfiguration(name)) || SettingValue.IsPath(value) || IsAssigned(hit.Line[..at], hit.Line[from..], value, findings.Path))
                    && TrustVariables.Keep(name, SettingValue.FromBytes(value)) is { } kept)
                    findings.Add(new SettingEvidence(findings.Path, hit.Number, TrustVariables.Mechanism, name, kept));
            }
        }
    }

    // "export A=corp", "A=corp" in a shell, a unit or a file of variables; environ["A"] = "corp", process.env.A = 'corp', raw_env = ["A=corp"] in code.
    private static bool IsAssigned(ReadOnlySpan<char> before, ReadOnlySpan<char> after, string value, string path)
    {
        foreach (char c in value)
        {
            if (!char.IsAsciiLetterOrDigit(c) && c is not ('.' or '_' or '-' or '@' or '+'))
                return false;
        }

        ReadOnlySpan<char> first = before.TrimStart();
        bool isShell = after.StartsWith("=", StringComparison.Ordinal) && (first.IsEmpty || first.EndsWith(" ", StringComparison.Ordinal) || first.EndsWith(";", StringComparison.Ordinal) || first.EndsWith("\"", StringComparison.Ordinal) || first.EndsWith("'", StringComparison.Ordinal));
        if (value.Length == 0)
            return isShell && (IsOfShell(path) || first.StartsWith("export ", StringComparison.Ordinal)) && IsNothing(after[1..]);
        if (value.Length > 0 && isShell && (first.StartsWith("export ", StringComparison.Ordinal) || first.Contains(" export ", StringComparison.Ordinal) || first.Contains("raw_env", StringComparison.Ordinal) || first.StartsWith("env ", StringComparison.Ordinal) || first.StartsWith("env=", StringComparison.Ordinal) || first.StartsWith("env:", StringComparison.Ordinal) || first.StartsWith("- ", StringComparison.Ordinal) || IsOfShell(path)))
            return true;
        bool isEnvironment = before.Contains("environ", StringComparison.Ordinal) || before.Contains("ENV[", StringComparison.Ordinal) || before.Contains("process.env", StringComparison.Ordinal) || before.Contains("putenv", StringComparison.Ordinal) || before.Contains("setenv", StringComparison.OrdinalIgnoreCase) || before.Contains("env[", StringComparison.Ordinal);
        return isEnvironment && (after.Contains("\"" + value + "\"", StringComparison.Ordinal) || after.Contains("'" + value + "'", StringComparison.Ordinal) || first.StartsWith("setenv ", StringComparison.OrdinalIgnoreCase) || first.StartsWith("env[", StringComparison.Ordinal));
    }

    private static bool IsNothing(ReadOnlySpan<char> text) => text.Trim() is "" or "\"\"" or "''" || text.TrimStart() is [';' or '#' or '&', ..];

    // By its name a file of a shell, a unit, or a file of variables; the rest may be code or text.
    private static bool IsOfShell(string path)
    {
        ReadOnlySpan<char> name = path.AsSpan(path.LastIndexOf('/') + 1);
        int dot = name.LastIndexOf('.');
        return dot < 0 || name[dot..] is ".sh" or ".bash" or ".zsh" or ".ksh" or ".env" or ".conf" or ".service" or ".local" or ".default" || dot == 0 || name.StartsWith(".env", StringComparison.Ordinal);
    }

    private static string? ValueAfter(ReadOnlySpan<char> before, ReadOnlySpan<char> after, ReadOnlySpan<char> following)
    {
        if (after.Length > 0 && (char.IsAsciiLetterOrDigit(after[0]) || after[0] is '_'))
            return null;
        ReadOnlySpan<char> rest = after.TrimStart("\"']").TrimStart(" \t");
        if (rest.StartsWith("=", StringComparison.Ordinal) && !rest.StartsWith("==", StringComparison.Ordinal) && !rest.StartsWith("=>", StringComparison.Ordinal))
            return Value(rest[1..], before);
        if (rest.StartsWith(":", StringComparison.Ordinal) || rest.StartsWith("=>", StringComparison.Ordinal))
            return Value(rest[(rest[0] == ':' ? 1 : 2)..], before);
        ReadOnlySpan<char> first = before.TrimStart().TrimStart("-").TrimStart();
        // Dockerfile: ENV A b. Apache: SetEnv A b. fish: set -x A b.
        if (first.StartsWith("ENV ", StringComparison.OrdinalIgnoreCase) || first.StartsWith("SetEnv ", StringComparison.OrdinalIgnoreCase) || first.StartsWith("set -", StringComparison.Ordinal))
            return Value(rest, before);
        // Kubernetes: "- name: A" and "value: b", on the next line or the same; ECS: {"name": "A", "value": "b"}; setenv("A", "b").
        bool named = first.TrimStart("{\"' \t").StartsWith("name", StringComparison.OrdinalIgnoreCase) || before.TrimEnd("\"' \t:=").EndsWith("name", StringComparison.OrdinalIgnoreCase);
        if (named && NamedValue(rest, following) is { } value)
            return value;
        ReadOnlySpan<char> call = before.TrimEnd("\"'");
        return (call.EndsWith("setenv(", StringComparison.OrdinalIgnoreCase) || call.EndsWith("putenv(", StringComparison.OrdinalIgnoreCase) || call.EndsWith("environ.setdefault(", StringComparison.Ordinal) || before.EndsWith("Variable(\"", StringComparison.Ordinal)) && rest.StartsWith(",", StringComparison.Ordinal)
            ? Value(rest[1..], "")
            : null;
    }

    private static string? NamedValue(ReadOnlySpan<char> rest, ReadOnlySpan<char> following)
    {
        foreach (bool next in (ReadOnlySpan<bool>)[false, true])
        {
            ReadOnlySpan<char> text = next ? following.TrimStart("\r\n") : rest;
            if (next && text.IndexOf('\n') is >= 0 and var end)
                text = text[..end];
            ReadOnlySpan<char> key = text.TrimStart(" \t,\"'");
            if (key.StartsWith("value", StringComparison.OrdinalIgnoreCase))
                return Value(key["value".Length..].TrimStart("\"'").TrimStart(" \t:="), "");
        }

        return null;
    }

    private static string? Value(ReadOnlySpan<char> text, ReadOnlySpan<char> before)
    {
        if (text.IsEmpty || text[0] is '\r')
            return "";
        text = text.TrimStart();
        if (text.IsEmpty)
            return "";
        if (text[0] is '"' or '\'')
        {
            int close = text[1..].IndexOf(text[0]);
            return close < 0 ? null : text.Slice(1, close).ToString();
        }

        // Environment="A=b c": the quote before the name ends the value.
        int quote = before.LastIndexOfAny('"', '\'');
        if (quote >= 0 && quote == before.Length - 1 && text.IndexOf(before[quote]) is > 0 and var end)
            return text[..end].ToString();
        int cut = text.IndexOfAny(s_end);
        // ${VAR} and $(command) hold characters that end other values.
        if (text[0] == '$' && text.Length > 1 && text[1] is '{' or '(')
            cut = text.IndexOfAny('}', ')') is > 0 and var close ? Math.Max(close + 1, close + 1 + Math.Max(0, text[(close + 1)..].IndexOfAny(s_end))) : cut;
        return (cut < 0 ? text : text[..cut]).ToString();
    }
}
