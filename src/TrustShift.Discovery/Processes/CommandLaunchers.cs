using System.Buffers;

namespace TrustShift.Discovery.Processes;

/// <summary>Programs in front of a command that start it: env(1), sudo(8), nice(1), timeout(1), flock(1), chpst(8), s6-setuidgid, tini, cross-env and their like, with the variables that they set.</summary>
internal static class CommandLaunchers
{
    private const int FarthestProgram = 16;

    private static readonly SearchValues<char> s_variable = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_");

    private static readonly string[] s_launchers =
    [
        "exec", "env", "nohup", "sudo", "time", "tini", "dumb-init", "nice", "ionice", "timeout", "flock", "chpst", "setuidgid", "envuidgid", "softlimit", "su-exec", "gosu", "runuser", "setpriv", "stdbuf",
        "chrt", "taskset", "numactl", "setarch", "doas", "catatonit", "command", "builtin", "s6-setuidgid", "s6-envdir", "envdir", "with-contenv", "cross-env", "cross-env-shell", "xvfb-run", "strace",
        "start-stop-daemon", "systemd-run", "systemd-cat", "systemd-inhibit", "logger", "chronic", "watch", "xargs", "setsid", "unshare", "prlimit", "busybox", "caffeinate", "cgexec",
    ];

    /// <summary>The words from the program on; what is assigned before it goes to <paramref name="variables"/>.</summary>
    public static IReadOnlyList<string> Program(IReadOnlyList<string> words, IDictionary<string, string> variables)
    {
        int at = 0;
        string? launcher = null;
        while (at < words.Count)
        {
            string word = words[at], name = word[(word.LastIndexOf('/') + 1)..];
            if (Assignment(word) is { } assigned)
                variables[assigned.Key] = assigned.Value;
            // env(1) -S: what follows is split as the shell would; execline and "#!" give it as one word.
            else if (launcher is "env" && (word.StartsWith("-S", StringComparison.Ordinal) || word.StartsWith("--split-string=", StringComparison.Ordinal)) && word.Length > 2)
                return Program([.. CommandWords.Of(word.AsSpan(word[1] == '-' ? "--split-string=".Length : 2)), .. words.Skip(at + 1)], variables);
            else if (launcher is "env" && word is "-S" && at + 1 < words.Count && words[at + 1].Contains(' ', StringComparison.Ordinal))
                return Program([.. CommandWords.Of(words[at + 1]), .. words.Skip(at + 2)], variables);
            else if (launcher is "env" && word is "-u" or "--unset" && at + 1 < words.Count)
                variables.Remove(words[++at]);
            else if (Array.IndexOf(s_launchers, name) >= 0)
                launcher = name;
            else if (launcher is null && word is not ("--" or "-i" or "-S"))
                break;
            else if (launcher is not null && !word.StartsWith('-') && (IsProgram(word) || !FollowsProgram(words, at)))
                break;
            at++;
        }

        return at == 0 ? words : [.. words.Skip(at)];
    }

    /// <summary>"A=b" as a name and a value; null for anything else.</summary>
    public static KeyValuePair<string, string>? Assignment(string word)
    {
        int cut = word.IndexOf('=', StringComparison.Ordinal);
        return cut > 0 && !char.IsAsciiDigit(word[0]) && word.AsSpan(0, cut).IndexOfAnyExcept(s_variable) < 0 ? new(word[..cut], word[(cut + 1)..]) : null;
    }

    // "timeout 60 curl", "flock -n /tmp/lock curl", "sudo -u app python": operands of a launcher stand before a program that is known.
    private static bool FollowsProgram(IReadOnlyList<string> words, int at)
    {
        for (int i = at + 1; i < words.Count && i < at + FarthestProgram; i++)
        {
            if (IsProgram(words[i]))
                return true;
        }

        return false;
    }

    private static bool IsProgram(string word) =>
        !word.StartsWith('-') && (KnownPrograms.RuntimeOf(word) is not null || word[(word.LastIndexOf('/') + 1)..] is "sh" or "bash" or "ash" or "dash" or "zsh" or "ksh");
}
