using System.Collections.Frozen;
using TrustShift.Discovery.Scanning;

namespace TrustShift.Discovery.Stores;

/// <summary>
/// Places whose certificates are examples. Careful by intent: "config/test/truststore.jks" is the store of a test environment, so a folder
/// named "test" alone proves nothing; and what an installation below such a folder brings (a JDK, a virtual environment) is real.
/// </summary>
internal static class SamplePlaces
{
    private static readonly FrozenSet<string> DocumentationFolders =
        FrozenSet.Create(StringComparer.OrdinalIgnoreCase, "doc", "docs", "examples", "samples", "javadoc");

    private static readonly FrozenSet<string> FixtureFolders = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase,
        "tests", "testdata", "test_data", "test-data", "fixtures", "fixture", "test-fixtures", "test_fixtures", "__tests__", "__fixtures__",
        "testresources", "test-resources",
        "testcerts", "test-certs", "test_certs", "test_certificates", "dummyserver");

    // Text for people and changes of code: no client reads it as a store. Not the numbers of man pages, which the entries of hashed folders end in as well.
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Documents = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase,
        "md", "markdown", "rst", "adoc", "asciidoc", "html", "htm", "xhtml", "pod", "texi", "info", "tex", "pdf", "svg", "log", "po", "pot", "patch", "diff", "eml", "mbox").GetAlternateLookup<ReadOnlySpan<char>>();

    // Below these stand packages of others, where "test" means the tests of the package.
    private static readonly FrozenSet<string> PackageFolders = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase,
        "site-packages", "dist-packages", "node_modules", "third_party", "third-party", "vendored", "_vendor", "gems");

    private static readonly FrozenSet<string> InstallationFolders = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase,
        "site-packages", "dist-packages", "node_modules", "venv", ".venv", "jre", "jdk", "certifi", "botocore");

    /// <summary>Whether it stands in documentation or samples.</summary>
    public static bool IsDocumentation(StoreRoleSubject subject) =>
        IsDocument(subject.FileName)
        || (!subject.Folders.IsEmpty && subject.FileName.StartsWith("base64-line-", StringComparison.Ordinal) && IsDocument(subject.Folders[^1]))
        || FindIndex(subject, (folders, i) => DocumentationFolders.Contains(folders[i]) || IsOfMan(folders[i])) >= 0;

    /// <summary>Whether it stands among the fixtures of tests.</summary>
    public static bool IsTestFixture(StoreRoleSubject subject) =>
        IsTestSource(subject)
        || FindIndex(subject, (folders, i) =>
            FixtureFolders.Contains(folders[i])
            || PlaceNatures.IsTestProject(folders[i])
            || (i > 0 && folders[i].Equals("corpus", StringComparison.OrdinalIgnoreCase) && folders[i - 1].Equals("fuzz", StringComparison.OrdinalIgnoreCase))
            || IsTestOfPackage(folders, i)) >= 0;

    // The file itself, or (where a certificate stands in its text) the last file above it.
    private static bool IsDocument(ReadOnlySpan<char> name)
    {
        int dot = name.LastIndexOf('.');
        return dot > 0 && Documents.Contains(name[(dot + 1)..]);
    }

    private static bool IsOfMan(string folder) => folder.Length == 4 && folder.StartsWith("man", StringComparison.Ordinal) && char.IsAsciiDigit(folder[3]);

    // A source that only a framework for tests runs: the file itself, or (where a certificate stands in its text) the last file above it.
    private static bool IsTestSource(StoreRoleSubject subject) =>
        PlaceNatures.IsTestFile(subject.FileName) || (!subject.Folders.IsEmpty && PlaceNatures.IsTestFile(subject.Folders[^1]));

    private static bool IsTestOfPackage(IReadOnlyList<string> folders, int index)
    {
        if (!folders[index].Equals("test", StringComparison.OrdinalIgnoreCase))
            return false;
        // Maven and Gradle: src/test. Python's own: python3.11/test. CPython: test/certdata.
        if (index > 0 && (folders[index - 1].Equals("src", StringComparison.OrdinalIgnoreCase) || IsPythonLibrary(folders[index - 1])))
            return true;
        if (index + 1 < folders.Count && folders[index + 1].Equals("certdata", StringComparison.OrdinalIgnoreCase))
            return true;
        for (int i = 0; i < index; i++)
        {
            if (PackageFolders.Contains(folders[i]) || (i > 0 && folders[i] is "registry" && folders[i - 1] is "cargo" or ".cargo"))
                return true;
        }

        return false;
    }

    private static bool IsPythonLibrary(string folder) =>
        folder.Length > 6 && folder.StartsWith("python", StringComparison.OrdinalIgnoreCase) && char.IsAsciiDigit(folder[6]);

    // The innermost folder that matches, unless an installation stands below it.
    private static int FindIndex(StoreRoleSubject subject, Func<IReadOnlyList<string>, int, bool> matches)
    {
        for (int i = subject.Folders.Length - 1; i >= 0; i--)
        {
            string folder = subject.Folders[i];
            if (matches(subject.Folders, i))
                return i;
            bool isJavaSecurity = folder.Equals("security", StringComparison.OrdinalIgnoreCase)
                && i > 0
                && subject.Folders[i - 1].Equals("lib", StringComparison.OrdinalIgnoreCase);
            if (isJavaSecurity || InstallationFolders.Contains(folder))
                return -1;
        }

        return -1;
    }
}
