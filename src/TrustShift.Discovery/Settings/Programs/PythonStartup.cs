using TrustShift.Discovery.Evidence;
using TrustShift.Discovery.Scanning;
using TrustShift.Discovery.Sources;

namespace TrustShift.Discovery.Settings.Programs;

/// <summary>
/// What every start of a Python interpreter runs (docs.python.org/3/library/site.html): <c>sitecustomize.py</c>, <c>usercustomize.py</c>, and the lines of <c>*.pth</c> files that begin with "import". Where it, or a module that such a line
/// imports, speaks of certificates, the programs of that environment may trust another store than their packages say. Variables that it sets are read by <see cref="VariableAssignments"/>.
/// </summary>
public sealed class PythonStartup : SettingFile
{
    /// <summary>The mechanism in evidence.</summary>
    public const string Mechanism = "python-startup";

    private const int MostLines = 2_000;
    private const int MostModules = 16;

    private static readonly string[] s_words = ["certifi", "requests", "urllib3", "truststore", "CA_BUNDLE", "SSL_CERT", "import ssl", "from ssl", "ssl.", "cafile", "ca_certs", "cacert", "httpx", "load_verify", "setdefaulthttps"];

    // Of a .pth file these are Python's own.
    private static readonly string[] s_standard = ["os", "sys", "types", "importlib", "importlib.util", "importlib.machinery", "site", "pathlib", "warnings", "sysconfig", "threading", "atexit"];

    /// <inheritdoc/>
    public override bool Matches(ReadOnlySpan<char> path)
    {
        ReadOnlySpan<char> name = path[(path.LastIndexOf('/') + 1)..];
        return name is "sitecustomize.py" or "usercustomize.py"
            || (name.EndsWith(".pth", StringComparison.Ordinal) && (path.Contains("site-packages/", StringComparison.Ordinal) || path.Contains("dist-packages/", StringComparison.Ordinal)));
    }

    /// <inheritdoc/>
    public override void Read(string text, FileFindings findings) => Read(text, null, findings);

    /// <inheritdoc/>
    public override void Read(string text, TargetFiles? files, FileFindings findings)
    {
        bool isPath = findings.Path.EndsWith(".pth", StringComparison.Ordinal);
        int number = 0, modules = 0;
        foreach (string raw in text.Split('\n').Take(MostLines))
        {
            number++;
            string line = raw.Trim();
            if (line.StartsWith('#') || (isPath && !line.StartsWith("import ", StringComparison.Ordinal) && !line.StartsWith("import\t", StringComparison.Ordinal)))
                continue;
            if (WordIn(line) is { } word)
                findings.Add(new SettingEvidence(findings.Path, number, Mechanism, "runs at every start", word));
            foreach (string module in ModulesOf(line).Where(static m => Array.IndexOf(s_standard, m) < 0))
            {
                if (modules++ < MostModules && files is not null && SpeaksOfTrust(module, findings.Path, files))
                    findings.Add(new SettingEvidence(findings.Path, number, Mechanism, "runs at every start", module));
            }
        }
    }

    private static string? WordIn(string text) => Array.Find(s_words, w => text.Contains(w, StringComparison.Ordinal));

    // "import a, b.c as d; e()", "from a import b", "__import__('a')".
    private static IEnumerable<string> ModulesOf(string line)
    {
        foreach (string statement in line.Split(';', StringSplitOptions.TrimEntries))
        {
            if (statement.StartsWith("import ", StringComparison.Ordinal))
            {
                foreach (string name in statement["import ".Length..].Split(',', StringSplitOptions.TrimEntries))
                    yield return name.Split(' ')[0];
            }
            else if (statement.StartsWith("from ", StringComparison.Ordinal))
            {
                yield return statement["from ".Length..].TrimStart().Split(' ')[0];
            }

            int call = statement.IndexOf("__import__(", StringComparison.Ordinal);
            if (call >= 0 && statement[(call + "__import__(".Length)..].Split('\'', '"') is [_, var called, ..])
                yield return called;
        }
    }

    // A module that is not beside the file lies elsewhere on the search path: only its name tells.
    private static bool SpeaksOfTrust(string module, string path, TargetFiles files)
    {
        if (module.Length is 0 or > 200 || module.AsSpan().IndexOfAny('/', '\\') >= 0)
            return false;
        if (module.Contains("cert", StringComparison.OrdinalIgnoreCase) || module.Contains("truststore", StringComparison.OrdinalIgnoreCase) || module is "ssl" or "requests" or "urllib3" or "httpx")
            return true;
        string place = path[..(path.LastIndexOf('/') + 1)] + module.Replace('.', '/');
        return (files.ReadText(place + ".py") ?? files.ReadText(place + "/__init__.py")) is { } text && WordIn(text) is not null;
    }
}
