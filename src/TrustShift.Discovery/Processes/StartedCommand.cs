using System.Buffers;
using System.Collections.Immutable;
using TrustShift.Discovery.Evidence;
using TrustShift.Discovery.Settings;
using TrustShift.Discovery.Settings.Verification;

namespace TrustShift.Discovery.Processes;

/// <summary>
/// What of a command line may be kept: the program, what it runs (a jar, a script, a module) and what it trusts. Everything else, which may hold a password, is left
/// out. A shell or <c>env</c> in front is looked through.
/// </summary>
public sealed class StartedCommand
{
    /// <summary>The mechanism of options that name a trust store ("--cacert").</summary>
    public const string OptionMechanism = "command-option";

    private const int MostKept = 16;
    private const int DeepestShell = 4;

    private static readonly SearchValues<char> s_variable = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_");

    // Options whose next word says what runs, by any runtime.
    private static readonly string[] s_running = ["-jar", "-m", "--module", "--jar", "-f", "--file"];

    // Options with a path of trust as their next word, or after '='.
    private static readonly string[] s_trust = ["--cacert", "--capath", "--ca-certificate", "--ca-directory", "--ca-bundle", "--ca-file", "--cafile", "--cert-file", "--ca"];

    // Options that switch verification off, or choose a store.
    private static readonly string[] s_switches = ["--insecure", "--no-check-certificate", "--use-openssl-ca", "--use-bundled-ca", "--use-system-ca", "--no-verify-ssl", "--insecure-skip-tls-verify"];

    private StartedCommand(ImmutableArray<string> words, ImmutableArray<KeyValuePair<string, string>> variables, ImmutableArray<KeyValuePair<string, string>> properties)
    {
        Words = words;
        Variables = variables;
        Properties = properties;
    }

    /// <summary>The program first, then the kept arguments; empty when there is none.</summary>
    public ImmutableArray<string> Words { get; }

    /// <summary>Variables that are assigned on the line itself (<c>A=b program</c>, <c>env A=b program</c>).</summary>
    public ImmutableArray<KeyValuePair<string, string>> Variables { get; }

    /// <summary>System properties of Java on the line (<c>-Da=b</c>) that choose trust.</summary>
    public ImmutableArray<KeyValuePair<string, string>> Properties { get; }

    /// <summary>Reads a command line as text.</summary>
    public static StartedCommand Of(ReadOnlySpan<char> line) => Of(CommandWords.Of(line));

    /// <summary>Reads a command line that stands there as a list of words.</summary>
    public static StartedCommand Of(IReadOnlyList<string> words)
    {
        var variables = ImmutableArray.CreateBuilder<KeyValuePair<string, string>>();
        IReadOnlyList<string> rest = Program(words, variables, DeepestShell);
        var kept = ImmutableArray.CreateBuilder<string>();
        var properties = ImmutableArray.CreateBuilder<KeyValuePair<string, string>>();
        if (rest.Count > 0)
            kept.Add(rest[0]);
        bool seesTarget = false, isCurl = rest.Count > 0 && rest[0].EndsWith("curl", StringComparison.Ordinal);
        for (int i = 1; i < rest.Count && kept.Count < MostKept; i++)
        {
            string word = rest[i];
            if (Array.IndexOf(s_running, word) >= 0 && i + 1 < rest.Count && !seesTarget)
            {
                kept.Add(word);
                kept.Add(rest[++i]);
                seesTarget = true;
            }
            else if (IsPropertyOfTrust(word, out string name, out string value))
            {
                if (!string.Equals(value, SettingValue.IsSet, StringComparison.Ordinal))
                    kept.Add(word);
                properties.Add(new(name, value));
            }
            else if (Array.IndexOf(s_trust, word) >= 0 && i + 1 < rest.Count && SettingValue.IsFileName(rest[i + 1]) && rest[i + 1][0] != '-')
            {
                kept.Add(word);
                kept.Add(rest[++i]);
            }
            // curl(1): what stands before --next does not hold after it, and --no-insecure takes it back; wget(1): the last of two counts.
            else if (isCurl && CurlFlags.IsInsecure(word))
            {
                if (!rest.Any(static w => w is "--next" or "-:" or "--no-insecure"))
                    kept.Add("--insecure");
            }
            else if (word is "--no-check-certificate" && rest.Contains("--check-certificate", StringComparer.Ordinal))
            {
                continue;
            }
            else if (Array.Exists(s_switches, s => string.Equals(s, word, StringComparison.Ordinal)) || Array.Exists(s_trust, t => IsAssigned(word, t)))
            {
                kept.Add(word);
            }
            else if (!seesTarget && IsTarget(word))
            {
                kept.Add(word);
                seesTarget = true;
            }
        }

        return new StartedCommand(kept.ToImmutable(), variables.ToImmutable(), properties.ToImmutable());
    }

    /// <summary>The settings of the line, with their scope.</summary>
    public IEnumerable<SettingEvidence> Settings(string path, int line, string scope)
    {
        foreach ((string name, string value) in Variables)
        {
            if (TrustVariables.Keep(name, value) is { } kept)
                yield return new SettingEvidence(path, line, TrustVariables.Mechanism, name, kept) { Scope = scope };
        }

        foreach ((string name, string value) in Properties)
            yield return new SettingEvidence(path, line, "jvm-option", name, value) { Scope = scope };
        for (int i = 1; i < Words.Length; i++)
        {
            string option = Words[i], value = "";
            if (option.IndexOf('=', StringComparison.Ordinal) is > 0 and var cut)
                (option, value) = (option[..cut], option[(cut + 1)..]);
            else if (Array.IndexOf(s_trust, option) >= 0 && i + 1 < Words.Length)
                value = Words[i + 1];
            if (Array.IndexOf(s_trust, option) >= 0 && value.Length > 0)
                yield return new SettingEvidence(path, line, OptionMechanism, option, value) { Scope = scope };
            else if (option is "--insecure" or "--no-check-certificate" or "--no-verify-ssl" or "--insecure-skip-tls-verify")
                yield return new SettingEvidence(path, line, VerificationSwitches.Mechanism, IsCurl ? "curl --insecure" : option, "") { Scope = scope };
        }
    }

    private bool IsCurl => !Words.IsEmpty && Words[0].EndsWith("curl", StringComparison.Ordinal);

    private static IReadOnlyList<string> Program(IReadOnlyList<string> words, ImmutableArray<KeyValuePair<string, string>>.Builder variables, int depth)
    {
        int at = 0;
        while (at < words.Count)
        {
            string word = words[at];
            if (Assignment(word) is { } assigned)
                variables.Add(assigned);
            else if (!(word is "exec" or "env" or "/usr/bin/env" or "nohup" or "sudo" or "time" or "tini" or "dumb-init" or "--" or "-i" or "-S"))
                break;
            at++;
        }

        // sh -c "exec java -jar a.jar": the words are in the string.
        string? shell = at < words.Count ? words[at][(words[at].LastIndexOf('/') + 1)..] : null;
        if (depth > 0 && shell is "sh" or "bash" or "ash" or "dash" or "zsh")
        {
            for (int i = at + 1; i + 1 < words.Count; i++)
            {
                if (words[i].StartsWith('-') && words[i].EndsWith('c'))
                    return Program(LastCommand(CommandWords.Of(words[i + 1]), variables), variables, depth - 1);
                if (!words[i].StartsWith('-'))
                    break;
            }
        }

        return at == 0 ? words : [.. words.Skip(at)];
    }

    // "cd /app && export A=b && exec node server.js": the last command is what stays, with what was exported before it.
    private static List<string> LastCommand(List<string> words, ImmutableArray<KeyValuePair<string, string>>.Builder variables)
    {
        int cut = words.FindLastIndex(IsSeparator);
        if (cut < 0 || cut + 1 >= words.Count)
            return words;
        bool isExport = false;
        foreach (string word in words.Take(cut + 1))
        {
            if (isExport && Assignment(word.TrimEnd(';')) is { } assigned)
                variables.Add(assigned);
            isExport = !IsSeparator(word) && (isExport || word is "export");
        }

        return words[(cut + 1)..];
    }

    private static bool IsSeparator(string word) => word is "&&" or ";" or "||" or "|" || word.EndsWith(';');

    private static KeyValuePair<string, string>? Assignment(string word)
    {
        int cut = word.IndexOf('=', StringComparison.Ordinal);
        return cut > 0 && word.AsSpan(0, cut).IndexOfAnyExcept(s_variable) < 0 ? new(word[..cut], word[(cut + 1)..]) : null;
    }

    private static bool IsAssigned(string word, string option) =>
        word.Length > option.Length + 1 && word.StartsWith(option, StringComparison.Ordinal) && word[option.Length] == '=' && SettingValue.IsFileName(word[(option.Length + 1)..]);

    // Of the password only that there is one: without it Java does not see what is encrypted.
    private static bool IsPropertyOfTrust(string word, out string name, out string value)
    {
        name = value = "";
        int cut = word.IndexOf('=', StringComparison.Ordinal);
        if (!word.StartsWith("-D", StringComparison.Ordinal) || cut < 0)
            return false;
        name = word[2..cut];
        value = word[(cut + 1)..];
        if (name is "javax.net.ssl.trustStorePassword")
            value = SettingValue.IsSet;
        return name is "javax.net.ssl.trustStore" or "javax.net.ssl.trustStorePassword" or "javax.net.ssl.trustStoreType" or "javax.net.ssl.trustStoreProvider" or "java.security.properties"
            or "com.amazonaws.sdk.disableCertChecking" or "java.home";
    }

    // A script, a module path or an archive: no option, no URL, no assignment.
    private static bool IsTarget(string word) =>
        word.Length is > 0 and < 512 && word[0] != '-' && !word.Contains("://", StringComparison.Ordinal) && !word.Contains('=', StringComparison.Ordinal) && !word.Contains('@', StringComparison.Ordinal)
        && (word.Contains('/', StringComparison.Ordinal) || Path.GetExtension(word.AsSpan()) is ".py" or ".js" or ".mjs" or ".cjs" or ".ts" or ".jar" or ".rb" or ".php" or ".pl" or ".dll" or ".sh" or ".pyz");
}
