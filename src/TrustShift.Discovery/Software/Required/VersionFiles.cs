using TrustShift.Discovery.Evidence;
using TrustShift.Discovery.Sources;

namespace TrustShift.Discovery.Software.Required;

/// <summary>
/// Files that state the version of a runtime and little else: nvm's <c>.nvmrc</c>, nodenv's, pyenv's, rbenv's and jenv's files, asdf's <c>.tool-versions</c>, SDKMAN's <c>.sdkmanrc</c>, and
/// <c>runtime.txt</c> and <c>system.properties</c> of Heroku's buildpacks (devcenter.heroku.com).
/// </summary>
public sealed class VersionFiles : SoftwareSource
{
    private const int Longest = 16 * 1024;
    private const int MostLines = 200;

    private static readonly (string File, string Runtime)[] s_single =
        [(".nvmrc", "Node.js"), (".node-version", "Node.js"), (".python-version", "Python"), (".ruby-version", "Ruby"), (".java-version", "Java"), (".go-version", "Go"), (".php-version", "PHP"), (".deno-version", "Deno")];

    // asdf's plugins (github.com/asdf-vm/asdf-plugins).
    private static readonly (string Tool, string Runtime)[] s_tools =
        [("nodejs", "Node.js"), ("node", "Node.js"), ("python", "Python"), ("ruby", "Ruby"), ("java", "Java"), ("golang", "Go"), ("go", "Go"), ("php", "PHP"), ("dotnet", ".NET SDK"), ("dotnet-core", ".NET SDK"), ("erlang", "Erlang"), ("deno", "Deno"), ("bun", "Bun")];

    /// <inheritdoc/>
    public override bool CountsInArchives => false;

    /// <inheritdoc/>
    public override bool IsMarker(ReadOnlySpan<char> path, ReadOnlySpan<char> name)
    {
        if (name.IsEmpty || name[0] is not ('.' or 'r' or 's'))
            return false;
        foreach ((string file, _) in s_single)
        {
            if (name.Equals(file, StringComparison.Ordinal))
                return true;
        }

        return name is ".tool-versions" or ".sdkmanrc" or "runtime.txt" or "system.properties";
    }

    /// <inheritdoc/>
    public override IEnumerable<SoftwareEvidence> Read(string path, TargetFiles files)
    {
        string name = NameOf(path);
        string[] lines = [.. (files.ReadText(path, Longest) ?? "").Split('\n').Take(MostLines).Select(static l => l.Split('#')[0].Trim()).Where(static l => l.Length > 0)];
        return name switch
        {
            ".tool-versions" => lines.SelectMany(line => Tool(path, line)),
            ".sdkmanrc" => lines.Where(static l => l.StartsWith("java=", StringComparison.Ordinal)).SelectMany(l => Java(path, l["java=".Length..])),
            "system.properties" => lines.Where(static l => l.StartsWith("java.runtime.version=", StringComparison.Ordinal)).SelectMany(l => RequiredRuntime.Of(path, "Java", l["java.runtime.version=".Length..])),
            "runtime.txt" => lines.Take(1).SelectMany(line => line.StartsWith("python-", StringComparison.Ordinal) ? RequiredRuntime.Of(path, "Python", line["python-".Length..]) : []),
            _ => lines.Take(1).SelectMany(line => name is ".java-version" ? Java(path, line) : RequiredRuntime.Of(path, Array.Find(s_single, s => string.Equals(s.File, name, StringComparison.Ordinal)).Runtime, Bare(line))),
        };
    }

    // "nodejs 20.11.1 18.0.0": the first that is installed is used.
    private static IEnumerable<SoftwareEvidence> Tool(string path, string line)
    {
        string[] words = line.Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries);
        string? runtime = words.Length > 1 ? Array.Find(s_tools, t => string.Equals(t.Tool, words[0], StringComparison.Ordinal)).Runtime : null;
        return runtime is null ? [] : runtime is "Java" ? Java(path, words[1]) : RequiredRuntime.Of(path, runtime, words[1]);
    }

    // "temurin-17.0.9+9", "17.0.9-tem", "corretto-8.402.07.1".
    private static IEnumerable<SoftwareEvidence> Java(string path, string text)
    {
        string version = string.Concat(text.SkipWhile(static c => !char.IsAsciiDigit(c)).TakeWhile(static c => char.IsAsciiDigit(c) || c is '.' or '_' or 'u'));
        string vendor = text.Replace(version.Length == 0 ? " " : version, "", StringComparison.Ordinal).Split('+')[0].Trim('-', ' ');
        return RequiredRuntime.Of(path, "Java", version.Length == 0 ? text : version, vendor);
    }

    // "ruby-2.7.1", "node-v20".
    private static string Bare(string line) => line.StartsWith("ruby-", StringComparison.Ordinal) || line.StartsWith("node-", StringComparison.Ordinal) ? line[5..] : line;
}
