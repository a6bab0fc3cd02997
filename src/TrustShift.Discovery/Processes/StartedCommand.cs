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

    /// <summary>The mechanism of options that name a file of options ("curl --config").</summary>
    public const string FileMechanism = "command-file";

    private const int MostKept = 16;
    private const int DeepestShell = 4;
    private const int MostCommands = 64;

    // Options whose next word says what runs, by any runtime.
    private static readonly string[] s_running = ["-jar", "-m", "--module", "--jar", "-f", "--file"];

    // Options with a path of trust as their next word, or after '='.
    private static readonly string[] s_trust = ["--cacert", "--capath", "--ca-certificate", "--ca-directory", "--ca-bundle", "--ca-file", "--cafile", "--cert-file", "--ca"];

    // Options that switch verification off, or choose a store.
    private static readonly string[] s_switches = ["--insecure", "--no-check-certificate", "--use-openssl-ca", "--use-bundled-ca", "--use-system-ca", "--no-verify-ssl", "--insecure-skip-tls-verify"];

    private StartedCommand(ImmutableArray<string> words, ImmutableArray<KeyValuePair<string, string>> variables, ImmutableArray<KeyValuePair<string, string>> properties, string? runtime)
    {
        Words = words;
        Variables = variables;
        Properties = properties;
        Runtime = runtime;
    }

    /// <summary>The program first, then the kept arguments; empty when there is none.</summary>
    public ImmutableArray<string> Words { get; }

    /// <summary>Variables that are assigned on the line itself (<c>A=b program</c>, <c>env A=b program</c>).</summary>
    public ImmutableArray<KeyValuePair<string, string>> Variables { get; }

    /// <summary>System properties of Java on the line (<c>-Da=b</c>) that choose trust.</summary>
    public ImmutableArray<KeyValuePair<string, string>> Properties { get; }

    /// <summary>The runtime on which it starts a program, see <see cref="KnownPrograms.StartedBy"/>; null when that is not known.</summary>
    public string? Runtime { get; }

    /// <summary>What a <c>git config</c> writes of trust (git-config(1)); null where it writes none.</summary>
    public KeyValuePair<string, string>? Written { get; private init; }

    /// <summary>The store of a runtime that a copy puts another file in the place of; null where it replaces none.</summary>
    internal string? Replaced { get; private init; }

    /// <summary>The other commands of a shell's text (<c>sh -c "a; b &amp;&amp; c"</c>), each with what was exported before it.</summary>
    public ImmutableArray<StartedCommand> Others { get; private init; } = [];

    /// <summary>Reads a command line as text.</summary>
    public static StartedCommand Of(ReadOnlySpan<char> line) => Of(CommandWords.Of(line));

    /// <summary>Reads a command line that stands there as a list of words.</summary>
    public static StartedCommand Of(IReadOnlyList<string> words)
    {
        var all = new List<StartedCommand>();
        Collect(words, new Dictionary<string, string>(StringComparer.Ordinal), all, DeepestShell);
        if (all.Count == 0)
            return Simple([], new Dictionary<string, string>(StringComparer.Ordinal));
        // What the shell starts last is what stays; "true" and "wait" after it are not.
        int main = all.FindLastIndex(static c => c.Runtime is not null || c.ChoosesTrust);
        main = main < 0 ? all.Count - 1 : main;
        return new StartedCommand(all[main].Words, all[main].Variables, all[main].Properties, all[main].Runtime) { Others = [.. all.Where((_, i) => i != main)] };
    }

    /// <summary>The commands of a shell's text, each with what was exported before it and the line on which it starts.</summary>
    internal static IEnumerable<(int Line, StartedCommand Command)> OfShell(string text)
    {
        var exported = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (ShellCommand command in ShellText.Commands(text))
        {
            if (IsAssignments(command.Words, exported))
                continue;
            var all = new List<StartedCommand>();
            Collect([.. command.Words.Select(w => Dockerfiles.Expand(w, exported))], exported, all, DeepestShell);
            foreach (StartedCommand one in all)
                yield return (command.Line, one);
        }
    }

    /// <summary>Whether anything of it chooses trust.</summary>
    internal bool ChoosesTrust => Properties.Length > 0 || Words.Skip(1).Any(static w => w.StartsWith("--", StringComparison.Ordinal)) || Variables.Any(static v => TrustVariables.Keep(v.Key, v.Value) is not null);

    private static void Collect(IReadOnlyList<string> words, IReadOnlyDictionary<string, string> exported, List<StartedCommand> all, int depth)
    {
        var variables = exported.ToDictionary(StringComparer.Ordinal);
        IReadOnlyList<string> rest = CommandLaunchers.Program(words, variables);
        // sh -c "exec java -jar a.jar": the commands are in the string.
        if (depth > 0 && rest.Count > 0 && ShellTextOf(rest) is { } text)
        {
            foreach (ShellCommand command in ShellText.Commands(text))
            {
                if (all.Count < MostCommands && !IsAssignments(command.Words, variables))
                    Collect(command.Words, variables, all, depth - 1);
            }
        }
        else if (rest.Count > 0 && all.Count < MostCommands)
        {
            all.Add(Simple(rest, variables));
        }
    }

    private static string? ShellTextOf(IReadOnlyList<string> words)
    {
        if (words[0][(words[0].LastIndexOf('/') + 1)..] is not ("sh" or "bash" or "ash" or "dash" or "zsh" or "ksh"))
            return null;
        for (int i = 1; i + 1 < words.Count; i++)
        {
            if (words[i].StartsWith('-') && words[i].EndsWith('c') && !words[i].StartsWith("--", StringComparison.Ordinal))
                return words[i + 1];
            if (!words[i].StartsWith('-'))
                break;
        }

        return null;
    }

    // "A=b", "export A=b C", "unset A": what follows has it.
    private static bool IsAssignments(ImmutableArray<string> words, Dictionary<string, string> variables)
    {
        if (words is ["unset", ..])
        {
            foreach (string name in words)
                variables.Remove(name);
            return true;
        }

        bool isExport = words[0] is "export" or "declare" or "typeset" or "readonly" or "local";
        if (!isExport && !words.All(static w => CommandLaunchers.Assignment(w) is not null))
            return false;
        foreach (string word in words)
        {
            if (CommandLaunchers.Assignment(word) is { } assigned)
                variables[assigned.Key] = assigned.Value;
        }

        return true;
    }

    private static StartedCommand Simple(IReadOnlyList<string> rest, IReadOnlyDictionary<string, string> variables)
    {
        var kept = ImmutableArray.CreateBuilder<string>();
        var properties = ImmutableArray.CreateBuilder<KeyValuePair<string, string>>();
        if (rest.Count > 0)
            kept.Add(rest[0]);
        // gunicorn -e A=b, --env A=b, docker run -e A=b.
        var given = new Dictionary<string, string>(variables, StringComparer.Ordinal);
        for (int i = 1; i + 1 < rest.Count; i++)
        {
            if (rest[i] is "-e" or "--env" && CommandLaunchers.Assignment(rest[i + 1]) is { } assigned)
                given[assigned.Key] = assigned.Value;
        }

        bool seesTarget = false, isCurl = rest.Count > 0 && rest[0].EndsWith("curl", StringComparison.Ordinal), isGit = rest.Count > 0 && NameOf(rest[0]) is "git";
        for (int i = 1; i < rest.Count && kept.Count < MostKept; i++)
        {
            string word = rest[i];
            if (isCurl && CurlFlags.ConfigurationOf(word, i + 1 < rest.Count ? rest[i + 1] : null) is { } configuration)
            {
                kept.Add("--config");
                kept.Add(configuration.File);
                i += configuration.TakesNext ? 1 : 0;
            }
            else if (isGit && word is "-c" && i + 1 < rest.Count)
            {
                // git(1): -c name=value, of which only what chooses trust is kept.
                if (GitKeyOfTrust(rest[++i]) is { } key)
                {
                    kept.Add("-c");
                    kept.Add(key);
                }
            }
            else if (Array.IndexOf(s_running, word) >= 0 && i + 1 < rest.Count && !seesTarget)
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

        return new StartedCommand(kept.ToImmutable(), [.. given], properties.ToImmutable(), KnownPrograms.StartedBy(rest)) { Written = isGit ? WrittenBy(rest) : null, Replaced = ReplacedBy(rest) };
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
            if (option is "-c" && i + 1 < Words.Length && NameOf(Words[0]) is "git" && Words[i + 1].Split('=', 2) is [var key, var assigned])
            {
                yield return new SettingEvidence(path, line, "gitconfig", key, assigned) { Scope = scope };
                continue;
            }

            if (option is "--config" && IsCurl && i + 1 < Words.Length)
            {
                yield return new SettingEvidence(path, line, FileMechanism, option, Words[i + 1]) { Scope = scope };
                continue;
            }

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

    // cp corp.jks "$JAVA_HOME/lib/security/jssecacerts"
    private static string? ReplacedBy(IReadOnlyList<string> words) =>
        words.Count > 2 && NameOf(words[0]) is "cp" or "mv" or "ln" or "install" or "rsync"
        && (words[^1].EndsWith("/jssecacerts", StringComparison.Ordinal) || words[^1].EndsWith("lib/security/cacerts", StringComparison.Ordinal) || words[^1].EndsWith("certifi/cacert.pem", StringComparison.Ordinal)) ? words[^1] : null;

    private static KeyValuePair<string, string>? WrittenBy(IReadOnlyList<string> words)
    {
        for (int i = 1; i + 1 < words.Count && words.Contains("config", StringComparer.Ordinal); i++)
        {
            if (GitKeyOfTrust($"{words[i]}={words[i + 1]}")?.Split('=', 2) is [var key, var value])
                return new(key, value);
        }

        return null;
    }

    private static string NameOf(string program) => program[(program.LastIndexOf('/') + 1)..];

    // git-config(1): names of sections and keys are of any case; -c without a value says true.
    private static string? GitKeyOfTrust(string assignment)
    {
        if (assignment.Split('=', 2) is not [var name, var value])
            return null;
        bool ofHttp = name.StartsWith("http.", StringComparison.OrdinalIgnoreCase);
        string? key = !ofHttp ? null : name[(name.LastIndexOf('.') + 1)..].ToUpperInvariant() switch
        {
            "SSLCAINFO" when SettingValue.IsFileName(value) => "sslCAInfo",
            "SSLCAPATH" when SettingValue.IsFileName(value) => "sslCAPath",
            "SSLVERIFY" when SettingValue.IsSwitch(value) => "sslVerify",
            _ => null,
        };
        return key is null ? null : $"http.{(name.LastIndexOf('.') is > 4 and var cut ? SettingValue.WithoutUser(name[5..cut]) + "." : "")}{key}={value}";
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
