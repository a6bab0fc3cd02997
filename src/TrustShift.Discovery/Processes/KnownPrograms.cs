using System.Buffers;
using System.Collections.Frozen;

namespace TrustShift.Discovery.Processes;

/// <summary>Programs that make TLS connections with a store of their runtime or of the system, by the name under which a command starts them.</summary>
public static class KnownPrograms
{
    private static readonly FrozenDictionary<string, string> s_runtimes = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["java"] = "Java", ["java.exe"] = "Java", ["javaw"] = "Java", ["jsvc"] = "Java", ["catalina.sh"] = "Java", ["gunicorn"] = "Python", ["uwsgi"] = "Python", ["celery"] = "Python", ["uvicorn"] = "Python",
        ["hypercorn"] = "Python", ["daphne"] = "Python", ["flask"] = "Python", ["django-admin"] = "Python", ["pypy"] = "Python", ["pypy3"] = "Python", ["node"] = "Node.js", ["nodejs"] = "Node.js",
        ["npm"] = "Node.js", ["npx"] = "Node.js", ["yarn"] = "Node.js", ["pnpm"] = "Node.js", ["pm2"] = "Node.js", ["nodemon"] = "Node.js", ["ts-node"] = "Node.js", ["tsx"] = "Node.js", ["ruby"] = "Ruby",
        ["bundle"] = "Ruby", ["rails"] = "Ruby", ["rake"] = "Ruby", ["puma"] = "Ruby", ["unicorn"] = "Ruby", ["sidekiq"] = "Ruby", ["php"] = "PHP", ["php-fpm"] = "PHP", ["perl"] = "Perl", ["go"] = "Go",
        ["dotnet"] = ".NET", ["deno"] = "Deno", ["bun"] = "Bun", ["curl"] = "curl", ["wget"] = "wget", ["git"] = "git", ["aws"] = "AWS CLI", ["s3cmd"] = "Python", ["rclone"] = "rclone",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly SearchValues<char> s_version = SearchValues.Create("0123456789.");

    // git-config(1), http.*: those that talk to a server.
    private static readonly string[] s_gitRemote = ["clone", "fetch", "pull", "push", "ls-remote", "submodule", "remote", "lfs", "archive"];

    // Modules of Python that are tools of a build.
    private static readonly string[] s_pythonTools = ["venv", "virtualenv", "ensurepip", "pip", "pytest", "unittest", "compileall", "json.tool", "build", "black", "flake8", "mypy", "http.server", "pylint", "ruff", "tox", "coverage", "isort", "setup.py"];

    private static readonly string[] s_packageTools = ["install", "ci", "i", "add", "test", "run-script", "config", "version", "pack", "publish", "audit", "link", "build", "lint", "cache", "set", "init", "update"];

    /// <summary>The runtime of a program, by the last part of its path ("/opt/jdk-17/bin/java", "$JAVA_HOME/bin/java"); null when the name tells nothing.</summary>
    public static string? RuntimeOf(string program)
    {
        string name = program[(program.LastIndexOfAny(['/', '\\']) + 1)..].Trim('"', '\'');
        if (s_runtimes.TryGetValue(name, out string? runtime))
            return runtime;
        return IsVersioned(name, "python") ? "Python" : IsVersioned(name, "php") ? "PHP" : IsVersioned(name, "ruby") ? "Ruby" : IsVersioned(name, "pypy") ? "Python" : IsVersioned(name, "node") ? "Node.js" : null;
    }

    /// <summary>The runtime on which a command starts a program of its own, or with which it talks to a server; null for a question for its version, a step of a build, and what is not known.</summary>
    /// <param name="words">The program first.</param>
    public static string? StartedBy(IReadOnlyList<string> words)
    {
        if (words.Count == 0 || RuntimeOf(words[0]) is not { } runtime || (words.Count == 1 && runtime is not "Node.js"))
            return null;
        string first = words.Skip(1).FirstOrDefault(static w => !w.StartsWith('-')) ?? "";
        string name = words[0][(words[0].LastIndexOf('/') + 1)..];
        if (words.Skip(1).All(static w => w is "-v" or "-V" or "-version" or "--version" or "-h" or "--help" or "-help") && words.Count > 1)
            return null;
        return runtime switch
        {
            "git" => Array.Exists(s_gitRemote, command => words.Contains(command, StringComparer.Ordinal)) ? runtime : null,
            "Go" => first is "run" ? runtime : null,
            "Python" => words.Contains("-c", StringComparer.Ordinal) || Array.IndexOf(s_pythonTools, first) >= 0 ? null : runtime,
            ".NET" => first is "build" or "restore" or "test" or "publish" or "tool" or "new" or "pack" or "format" or "nuget" ? null : runtime,
            "Node.js" when name is "npm" or "yarn" or "pnpm" => first.Length == 0 || Array.IndexOf(s_packageTools, first) >= 0 ? null : runtime,
            "Node.js" or "Java" => first.Length == 0 ? null : runtime,
            "Ruby" or "PHP" or "Perl" => words.Contains("-e", StringComparer.Ordinal) || words.Contains("-r", StringComparer.Ordinal) || first is "install" or "config" ? null : runtime,
            _ => runtime,
        };
    }

    // python3, python3.11, php8.2, ruby2.7.
    private static bool IsVersioned(string name, string program) => name.StartsWith(program, StringComparison.Ordinal) && name.AsSpan(program.Length).IndexOfAnyExcept(s_version) < 0;
}
