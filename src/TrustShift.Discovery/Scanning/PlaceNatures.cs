using System.Collections.Frozen;
using TrustShift.Discovery.Evidence;

namespace TrustShift.Discovery.Scanning;

/// <summary>Tells the nature of a file by its path in the target. The target's own name never counts: only what lies below it.</summary>
public static class PlaceNatures
{
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> s_code = SetOf(
        "c", "h", "cc", "cpp", "cxx", "hpp", "hh", "m", "mm", "ino", "cs", "vb", "fs", "fsx", "java", "kt", "kts", "scala", "groovy", "clj", "go", "rs", "py", "pyw", "pyi",
        "rb", "php", "pl", "pm", "lua", "js", "mjs", "cjs", "jsx", "ts", "tsx", "vue", "svelte", "swift", "dart", "ex", "exs", "erl", "hs", "ml", "r", "jl", "sh",
        "bash", "zsh", "ksh", "fish", "ps1", "psm1", "bat", "cmd", "awk", "sql", "tcl", "class", "dll", "exe", "so", "dylib", "a", "o", "lib", "pyc", "wasm", "dex",
        "jsp", "aspx", "cshtml", "razor", "map", "ipynb", "proto", "gradle", "cmake");

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> s_documents = SetOf(
        "md", "markdown", "rst", "adoc", "asciidoc", "html", "htm", "xhtml", "man", "1", "2", "3", "4", "5", "6", "7", "8", "pod", "texi", "info", "tex", "pdf", "svg",
        "log", "po", "pot", "patch", "diff");

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> s_sampleFolders = SetOf(
        "test", "tests", "testing", "testdata", "test-data", "test_data", "__tests__", "__mocks__", "spec", "specs", "fixtures", "fixture", "doc", "docs", "man",
        "examples", "example", "samples", "sample", "node_modules", "bower_components", "site-packages", "dist-packages", "vendor", "third_party", "third-party",
        "thirdparty");

    private static readonly string[] s_documentNames =
        ["README", "LICENSE", "LICENCE", "COPYING", "COPYRIGHT", "NOTICE", "CHANGELOG", "CHANGES", "HISTORY", "NEWS", "AUTHORS", "CONTRIBUTORS", "CONTRIBUTING", "THIRD-PARTY", "THIRDPARTY"];

    /// <summary>The nature of the file at <paramref name="path"/> (in the target, with '/').</summary>
    public static PlaceNature Of(ReadOnlySpan<char> path)
    {
        int cut = path.LastIndexOfAny('/', '!');
        ReadOnlySpan<char> name = path[(cut + 1)..];
        // docs.python.org/3/library/site.html: every start of the interpreter runs them, wherever a library lies.
        if (name is "sitecustomize.py" or "usercustomize.py" || name.EndsWith(".pth", StringComparison.Ordinal))
            return PlaceNature.Code;
        if ((cut > 0 && IsBelowSampleFolder(path[..cut])) || IsTestFile(name))
            return PlaceNature.Sample;
        foreach (string document in s_documentNames)
        {
            // "README", "README.txt", "LICENSE-MIT", but not "changes_feed.yaml".
            if (name.StartsWith(document, StringComparison.OrdinalIgnoreCase)
                && (name.Length == document.Length || name[document.Length] is '.' or '-' or '_')
                && !IsCodeOrSettings(name))
                return PlaceNature.Sample;
        }

        if (name.EndsWith("ChangeLog", StringComparison.OrdinalIgnoreCase))
            return PlaceNature.Sample;
        int dot = name.LastIndexOf('.');
        if (dot <= 0)
            return PlaceNature.Configuration;
        ReadOnlySpan<char> extension = name[(dot + 1)..];
        return s_code.Contains(extension) ? PlaceNature.Code
            : s_documents.Contains(extension) ? PlaceNature.Sample
            : PlaceNature.Configuration;
    }

    /// <summary>How much an occurrence there says about use.</summary>
    public static EvidenceStrength StrengthOf(PlaceNature nature, bool inComment) =>
        inComment || nature == PlaceNature.Sample ? EvidenceStrength.Mentioned
        : nature == PlaceNature.Code ? EvidenceStrength.Coded
        : EvidenceStrength.Configured;

    /// <summary>Whether the file lies below a folder of documentation, tests, samples or vendored code.</summary>
    public static bool IsInSampleFolder(ReadOnlySpan<char> path) => path.LastIndexOf('/') is > 0 and var cut && IsBelowSampleFolder(path[..cut]);

    /// <summary>Whether test frameworks alone run a file of this name: go.dev/cmd/go (test), jestjs.io and jasmine (spec), docs.pytest.org (conftest.py).</summary>
    public static bool IsTestFile(ReadOnlySpan<char> name) =>
        name.EndsWith("_test.go", StringComparison.Ordinal) || name is "conftest.py" || IsScriptTest(name) || name.EndsWith("_spec.rb", StringComparison.Ordinal);

    private static bool IsScriptTest(ReadOnlySpan<char> name)
    {
        int dot = name.LastIndexOf('.');
        return dot > 0 && (name[..dot].EndsWith(".spec", StringComparison.Ordinal) || name[..dot].EndsWith(".test", StringComparison.Ordinal))
            && name[(dot + 1)..] is "ts" or "tsx" or "js" or "jsx" or "mjs" or "cjs";
    }

    /// <summary>Whether a folder has the name of a project of tests: "Shop.Tests" (.NET), "ShopTests" and "ShopUITests" (Xcode).</summary>
    public static bool IsTestProject(ReadOnlySpan<char> folder) =>
        folder.EndsWith(".Tests", StringComparison.OrdinalIgnoreCase) || (folder.Length > 5 && folder.EndsWith("Tests", StringComparison.Ordinal) && char.IsAsciiLetterOrDigit(folder[^6]));

    private static bool IsBelowSampleFolder(ReadOnlySpan<char> folders)
    {
        // The SDK's own classes hold the hosts of every service and region.
        if (folders.Contains("!software/amazon/awssdk", StringComparison.Ordinal) || folders.Contains("!com/amazonaws", StringComparison.Ordinal))
            return true;
        bool belowSources = false;
        foreach (Range range in folders.SplitAny('/', '!'))
        {
            ReadOnlySpan<char> folder = folders[range];
            // Below src/main/java stand the parts of a package's name ("org/example/test").
            if (belowSources && folder is "java" or "kotlin" or "scala" or "groovy")
                return false;
            // So they do in an archive of classes.
            if (IsOfClasses(folder))
                return false;
            belowSources |= folder is "src";
            if (s_sampleFolders.Contains(folder) || IsTestProject(folder))
                return true;
        }

        return false;
    }

    private static bool IsOfClasses(ReadOnlySpan<char> folder) =>
        folder.EndsWith(".jar", StringComparison.OrdinalIgnoreCase) || folder.EndsWith(".war", StringComparison.OrdinalIgnoreCase) || folder.EndsWith(".ear", StringComparison.OrdinalIgnoreCase)
        || folder.EndsWith(".aar", StringComparison.OrdinalIgnoreCase);

    private static bool IsCodeOrSettings(ReadOnlySpan<char> name)
    {
        int dot = name.LastIndexOf('.');
        return dot > 0 && (s_code.Contains(name[(dot + 1)..]) || name[dot..] is ".yaml" or ".yml" or ".json" or ".toml" or ".xml" or ".properties" or ".conf" or ".ini");
    }

    private static FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> SetOf(params string[] words) =>
        words.ToFrozenSet(StringComparer.OrdinalIgnoreCase).GetAlternateLookup<ReadOnlySpan<char>>();
}
