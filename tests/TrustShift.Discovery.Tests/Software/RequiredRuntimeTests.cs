using TrustShift.Discovery.Evidence;
using TrustShift.Discovery.Sources;
using TrustShift.Testing;

namespace TrustShift.Discovery.Software;

/// <summary>Files that say which runtime is wanted: what is exact is locked, everything else leaves the release open.</summary>
public sealed class RequiredRuntimeTests
{
    private const string Workflow = """
        on: push
        jobs:
          build:
            runs-on: ubuntu-latest
            container: node:8-alpine
            services:
              cache: { image: "redis:7" }
            strategy:
              matrix: { python: ["2.7", "3.12"] }
            steps:
              - uses: actions/setup-java@v4
                with: { distribution: corretto, java-version: '8' }
              - uses: actions/setup-python@v5
                with:
                  python-version: ${{ matrix.python }}
              - uses: actions/setup-go@v5
                with: { go-version-file: go.mod }
              - uses: docker://alpine:3.8
        """;

    [Theory]
    [InlineData(".nvmrc", "v20.11.1\n", "Node.js 20.11.1 Locked")]
    [InlineData(".nvmrc", "lts/carbon\n", "Node.js lts/carbon Declared")]
    [InlineData(".tool-versions", "# tools\nnodejs 8.16.0\njava corretto-8.402.07.1\nterraform 1.5.0\n", "Java (corretto) 8.402.07.1 Declared", "Node.js 8.16.0 Locked")]
    [InlineData(".python-version", "3.9\n", "Python 3.9 Declared")]
    [InlineData("runtime.txt", "python-3.8.19\n", "Python 3.8.19 Locked")]
    [InlineData(".sdkmanrc", "java=11.0.12-tem\n", "Java (tem) 11.0.12 Locked")]
    [InlineData("package.json", """{"name": "x", "engines": {"node": ">=14 <17"}}""", "Node.js >=14 <17 Declared")]
    [InlineData("node_modules/y/package.json", """{"engines": {"node": ">=4"}}""")]
    [InlineData("package.json", """{"engines": """)]
    [InlineData("global.json", "// sdk\n{ \"sdk\": { \"version\": \"8.0.100\" } }", ".NET SDK 8.0.100 Locked")]
    [InlineData("go.mod", "module example.com/x\n\ngo 1.21\n", "Go >=1.21 Declared")]
    [InlineData("go.mod", "module example.com/x\n\ngo 1.21\n\ntoolchain go1.22.3\n", "Go 1.22.3 Locked")]
    [InlineData("pyproject.toml", "[project]\nrequires-python = \">=3.8\"\n", "Python >=3.8 Declared")]
    [InlineData("Gemfile", "source 'https://rubygems.org'\nruby '2.7.1'\n", "Ruby 2.7.1 Locked")]
    [InlineData("composer.json", """{"require": {"php": "^7.4"}}""", "PHP ^7.4 Declared")]
    [InlineData(".github/workflows/build.yml", Workflow, "Java (corretto) 8 Declared", "Python 2.7 Declared", "Python 3.12 Declared", "alpine:3.8  Declared", "node:8-alpine  Declared", "redis:7  Declared")]
    [InlineData(".gitlab-ci.yml", "image: ruby:2.6\ntest:\n  image: { name: 'php:7.1-cli-jessie' }\n  script: [make]\n", "php:7.1-cli-jessie  Declared", "ruby:2.6  Declared")]
    [InlineData(".github/workflows/build.yml", "jobs: [")]
    public void A_runtime_that_is_asked_for_is_evidence(string path, string text, params string[] expected)
    {
        using var folder = new TemporaryFolder();
        folder.Write("target/" + path, text);
        Assert.Equal(
            expected,
            Examine.Folder(folder.PathOf("target")).Software.Where(static s => s.Kind is SoftwareKinds.RequiredRuntime or SoftwareKinds.ContainerImage)
                .Select(static s => $"{s.Name} {s.Version ?? s.Requirement} {s.Basis}").Order(StringComparer.Ordinal));
    }
}
