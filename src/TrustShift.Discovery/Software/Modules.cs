using System.Collections.Frozen;
using TrustShift.Discovery.Evidence;
using TrustShift.Discovery.Sources;

namespace TrustShift.Discovery.Software;

/// <summary>
/// Folders that are one piece of software, known by the manifest or build file that their ecosystem puts at its top; and virtual environments of Python (PEP 405). The packages that a
/// package manager put beside them are no modules of their own.
/// </summary>
public sealed class Modules : SoftwareSource
{
    private static readonly FrozenDictionary<string, string>.AlternateLookup<ReadOnlySpan<char>> s_manifests = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["package.json"] = "node", // docs.npmjs.com/cli/configuring-npm/package-json
        ["pom.xml"] = "java", // maven.apache.org/pom.html
        ["build.gradle"] = "java", ["build.gradle.kts"] = "java", // docs.gradle.org
        ["build.sbt"] = "java",
        ["pyproject.toml"] = "python", ["setup.py"] = "python", ["setup.cfg"] = "python", ["requirements.txt"] = "python", ["Pipfile"] = "python", // packaging.python.org
        ["pyvenv.cfg"] = VirtualEnvironment, // PEP 405
        ["go.mod"] = "go", // go.dev/ref/mod
        ["Cargo.toml"] = "rust", // doc.rust-lang.org/cargo/reference/manifest.html
        ["composer.json"] = "php", // getcomposer.org/doc/04-schema.md
        ["Gemfile"] = "ruby", // bundler.io
        ["mix.exs"] = "erlang", ["rebar.config"] = "erlang",
        ["Chart.yaml"] = "helm", // helm.sh/docs/topics/charts
    }.ToFrozenDictionary(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();

    // Packages of a package manager, and its caches.
    private static readonly string[] s_packages =
    [
        "node_modules/", "bower_components/", "site-packages/", "dist-packages/", "vendor/", ".cargo/registry/", "go/pkg/mod/", ".cache/", ".npm/", ".m2/", ".gradle/", ".nuget/", "gems/", "testdata/",
        "Lib/test/", "jspm_packages/", ".tox/", "__pycache__/",
    ];

    // What an operating system's packages fill; /usr/local is the administrator's.
    private static readonly string[] s_system = ["usr/", "lib/", "var/lib/", "var/cache/", "snap/", "nix/store/", "proc/", "sys/"];

    /// <summary>The ecosystem of a virtual environment.</summary>
    public const string VirtualEnvironment = "virtual-environment";

    /// <inheritdoc/>
    public override bool CountsInArchives => false;

    /// <inheritdoc/>
    public override bool IsMarker(ReadOnlySpan<char> path, ReadOnlySpan<char> name) =>
        (s_manifests.ContainsKey(name) || IsProject(name)) && IsOwn(path.TrimStart('/'));

    /// <inheritdoc/>
    public override IEnumerable<SoftwareEvidence> Read(string path, TargetFiles files)
    {
        ReadOnlySpan<char> name = path.AsSpan(path.LastIndexOf('/') + 1);
        string ecosystem = s_manifests.TryGetValue(name, out string? known) ? known : "dotnet";
        return [new SoftwareEvidence(path, SoftwareKinds.Module, ecosystem, null, FolderOf(path)) { Basis = SoftwareBasis.Declared }];
    }

    private static bool IsProject(ReadOnlySpan<char> name) =>
        name.EndsWith(".csproj", StringComparison.OrdinalIgnoreCase) || name.EndsWith(".fsproj", StringComparison.OrdinalIgnoreCase) || name.EndsWith(".vbproj", StringComparison.OrdinalIgnoreCase);

    private static bool IsOwn(ReadOnlySpan<char> path)
    {
        foreach (string folder in s_packages)
        {
            int at = path.IndexOf(folder, StringComparison.Ordinal);
            if (at == 0 || (at > 0 && path[at - 1] == '/'))
                return false;
        }

        if (path.StartsWith("usr/local/", StringComparison.Ordinal))
            return true;
        foreach (string folder in s_system)
        {
            if (path.StartsWith(folder, StringComparison.Ordinal))
                return false;
        }

        return true;
    }
}
