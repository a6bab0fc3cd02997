using System.IO.Compression;
using System.Text;
using TrustShift.Discovery.Evidence;
using TrustShift.Discovery.Sources;
using TrustShift.Testing;

namespace TrustShift.Discovery.Software;

/// <summary>Manifests, lock files and installed packages of each ecosystem, in the forms that their tools document.</summary>
public sealed class PackageManifestTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("package-lock.json", """{"lockfileVersion": 1, "dependencies": {"aws-sdk": {"version": "2.9.0", "dependencies": {"certifi": {"version": "14.5.15"}}}, "win-ca": {"version": "3.5.1", "dev": true}}}""", "npm:aws-sdk 2.9.0", "npm:certifi 14.5.15")]
    [InlineData("package-lock.json", """{"lockfileVersion": 3, "packages": {"": {"version": "1.0.0"}, "node_modules/a/node_modules/@aws-sdk/client-s3": {"version": "3.500.0"}, "node_modules/cas": {"name": "ssl-root-cas", "version": "1.3.1"}}}""", "npm:@aws-sdk/client-s3 3.500.0", "npm:ssl-root-cas 1.3.1")]
    [InlineData("yarn.lock", "# yarn lockfile v1\n\n\"@aws-sdk/client-s3@^3.0.0\", \"@aws-sdk/client-s3@^3.1.0\":\n  version \"3.500.0\"\n  resolved \"x\"\n\nelectron@5:\n  version \"5.0.1\"\n\ncas@npm:ssl-root-cas@1:\n  version \"1.3.1\"\n", "npm:@aws-sdk/client-s3 3.500.0", "npm:electron 5.0.1", "npm:ssl-root-cas 1.3.1")]
    [InlineData("yarn.lock", "__metadata:\n  version: 6\n\n\"aws-sdk@npm:^2.1.0\":\n  version: 2.9.0\n  resolution: \"aws-sdk@npm:2.9.0\"\n", "npm:aws-sdk 2.9.0")]
    [InlineData("pnpm-lock.yaml", "lockfileVersion: 5.4\n\ndependencies:\n  aws-sdk: 2.9.0\n\npackages:\n\n  /aws-sdk/2.9.0:\n    resolution: {integrity: x}\n\n  /@aws-sdk/client-s3/3.500.0_x@1.0.0:\n    dev: false\n", "npm:@aws-sdk/client-s3 3.500.0", "npm:aws-sdk 2.9.0")]
    [InlineData("pnpm-lock.yaml", "lockfileVersion: '9.0'\n\npackages:\n\n  '@aws-sdk/client-s3@3.500.0':\n    resolution: {integrity: x}\n\n  aws-sdk@2.9.0(y@1.0.0):\n    resolution: {integrity: x}\n", "npm:@aws-sdk/client-s3 3.500.0", "npm:aws-sdk 2.9.0")]
    [InlineData("bun.lock", "{\n  \"lockfileVersion\": 0,\n  \"packages\": {\n    \"aws-sdk\": [\"aws-sdk@2.9.0\", \"\", {}, \"sha512-x\"],\n  }\n}\n", "npm:aws-sdk 2.9.0")]
    [InlineData("pom.xml", "<!DOCTYPE x><project><version>1.2</version><properties><aws.version>1.11.83</aws.version></properties><dependencies><dependency><groupId>com.amazonaws</groupId><artifactId>aws-java-sdk-s3</artifactId><version>${aws.version}</version><exclusions><exclusion><groupId>a</groupId></exclusion></exclusions></dependency><dependency><groupId>org.conscrypt</groupId><artifactId>conscrypt-openjdk-uber</artifactId></dependency><dependency><groupId>com.amazonaws</groupId><artifactId>aws-java-sdk</artifactId><version>1</version><scope>test</scope></dependency></dependencies></project>", "maven:com.amazonaws:aws-java-sdk-s3 1.11.83", "maven:org.conscrypt:conscrypt-openjdk-uber any version")]
    [InlineData("pom.xml", "<project><dependencies><dependency><groupId>com.amazonaws")]
    [InlineData("gradle.lockfile", "# This is a Gradle generated file\ncom.amazonaws:aws-java-sdk-s3:1.11.1=runtimeClasspath\nempty=annotationProcessor\n", "maven:com.amazonaws:aws-java-sdk-s3 1.11.1")]
    [InlineData("build.gradle.kts", "dependencies {\n  implementation(\"software.amazon.awssdk:s3:2.20.0\")\n  // implementation(\"com.amazonaws:aws-java-sdk-s3:1.0\")\n  implementation(platform(\"software.amazon.awssdk:bom:2.20.0\"))\n  runtimeOnly(\"software.amazon.awssdk:apache-client\")\n}\n", "maven:software.amazon.awssdk:apache-client any version", "maven:software.amazon.awssdk:s3 2.20.0")]
    [InlineData("build.gradle", "compile group: 'com.amazonaws', name: 'aws-java-sdk', version: '1.10.+'\n", "maven:com.amazonaws:aws-java-sdk 1.10.+")]
    [InlineData("go.mod", "module x\n\nrequire github.com/certifi/gocertifi v0.0.0-20210507211836-431795d63e8d // indirect\n\nrequire (\n\tgithub.com/aws/aws-sdk-go-v2/service/s3 v1.50.0\n\tgolang.org/x/net v0.1.0\n)\n", "golang:github.com/aws/aws-sdk-go-v2/service/s3 1.50.0", "golang:github.com/certifi/gocertifi 0.0.0-20210507211836-431795d63e8d")]
    [InlineData("App.csproj", "<Project><PropertyGroup><TargetFramework>net8.0</TargetFramework></PropertyGroup><ItemGroup><PackageReference Include=\"AWSSDK.S3\" Version=\"3.7.0\" /><PackageReference Include=\"AWSSDK.Core\" Version=\"[3.7,4)\" /></ItemGroup></Project>", ".NET 8.0", "nuget:AWSSDK.Core [3.7,4)", "nuget:AWSSDK.S3 3.7.0")]
    [InlineData("packages.lock.json", """{"version": 1, "dependencies": {"net8.0": {"AWSSDK.S3": {"type": "Direct", "requested": "[3.7.0, )", "resolved": "3.7.9"}}}}""", "nuget:AWSSDK.S3 3.7.9")]
    [InlineData("app/App.deps.json", """{"libraries": {"App/1.0.0": {"type": "project"}, "AWSSDK.S3/3.7.9": {"type": "package"}}}""", "nuget:AWSSDK.S3 3.7.9")]
    [InlineData("app/App.runtimeconfig.json", """{"runtimeOptions": {"tfm": "net8.0", "framework": {"name": "Microsoft.NETCore.App", "version": "8.0.0"}}}""", ".NET 8.0")]
    [InlineData("vendor/composer/installed.json", """{"packages": [{"name": "guzzle/guzzle", "version": "v3.9.3"}, {"name": "aws/aws-sdk-php", "version": "2.8.0"}], "dev": true}""", "composer:aws/aws-sdk-php 2.8.0", "composer:guzzle/guzzle 3.9.3")]
    [InlineData("vendor/composer/installed.json", """[{"name": "composer/ca-bundle", "version": "1.0.6"}]""", "composer:composer/ca-bundle 1.0.6")]
    [InlineData("mix.lock", "%{\n  \"castore\": {:hex, :castore, \"0.1.22\", \"4127549e411bedd012ca3a308dede574f43819fe9394254ca55ab4895abfa1a2\", [:mix], [], \"hexpm\", \"x\"},\n}\n", "hex:castore 0.1.22")]
    [InlineData("rebar.lock", "{\"1.2.0\",\n[{<<\"certifi\">>,{pkg,<<\"certifi\">>,<<\"2.9.0\">>},1},\n {<<\"hackney\">>,{pkg,<<\"hackney\">>,<<\"1.18.1\">>},0}]}.\n", "hex:certifi 2.9.0", "hex:hackney 1.18.1")]
    [InlineData("lib/perl5/Mozilla/CA.pm", "package Mozilla::CA;\nuse strict;\nour $VERSION = '20180117';\n", "cpan:Mozilla::CA 20180117")]
    [InlineData("gems/specifications/excon-0.88.0.gemspec", "Gem::Specification.new\n", "gem:excon 0.88.0")]
    [InlineData("gems/specifications/rails-4.0.gemspec", "Gem::Specification.new\n")]
    public void Packages_of_trust_are_found(string path, string text, params string[] expected)
    {
        _folder.Write("target/" + path, text);
        Assert.Equal(expected, Found());
    }

    [Fact]
    public void What_npm_really_writes_is_read_in_all_three_versions_of_its_lock_file()
    {
        _folder.Write("packages/ssl-root-cas/package.json", """{"name": "ssl-root-cas", "version": "1.3.1"}""");
        _folder.Write("target/package.json", """{"name": "x", "version": "1.0.0", "dependencies": {"ssl-root-cas": "file:../packages/ssl-root-cas-1.3.1.tgz"}}""");
        string npm = "npm";
        if (Tool.Execute(npm, ["--version"]).ExitCode != 0)
            Assert.Skip("npm is not installed.");
        Tool.Run(npm, ["pack", "--silent", "--pack-destination", ".."], null, _folder.PathOf("packages", "ssl-root-cas"));
        foreach (string version in (string[])["1", "2", "3"])
        {
            File.Delete(_folder.PathOf("target", "package-lock.json"));
            Tool.Run(npm, ["install", "--offline", "--no-audit", "--no-fund", "--ignore-scripts", "--lockfile-version", version], null, _folder.PathOf("target"));
            // A package of a file has the file for its version in version 1: which release that is, is not known there.
            Assert.Contains(Software(), static s => s is { Name: "npm:ssl-root-cas", Version: "1.3.1", Basis: SoftwareBasis.Installed, Root: "node_modules/ssl-root-cas" });
            Assert.Contains(Software(), s => s is { Name: "npm:ssl-root-cas", Basis: SoftwareBasis.Locked, Path: "package-lock.json" });
        }
    }

    [Fact]
    public void Libraries_in_a_jar_are_found_by_what_Maven_put_there_and_by_the_names_of_jars_inside()
    {
        _folder.Write("jar/META-INF/maven/com.amazonaws/aws-java-sdk-core/pom.properties", "#Created\r\nversion=1.11.83\r\ngroupId=com.amazonaws\r\n");
        _folder.Write("jar/META-INF/maven/org.example/other/pom.properties", "version=1\n");
        _folder.Write("jar/BOOT-INF/lib/conscrypt-openjdk-uber-2.5.2.jar", "PK");
        if (Tool.Execute("jar", ["--version"]).ExitCode != 0)
            Assert.Skip("jar of the JDK is not installed.");
        Tool.Run("jar", "cf", _folder.PathOf("target", "app.jar"), "-C", _folder.PathOf("jar"), ".");
        Assert.Equal(["maven:com.amazonaws:aws-java-sdk-core 1.11.83", "maven:org.conscrypt:conscrypt-openjdk-uber 2.5.2"], Found());
        Assert.All(Software().Where(static s => s.Kind is not SoftwareKinds.ProgramArchive), static s => Assert.Equal(SoftwareBasis.Embedded, s.Basis));

        // Cut anywhere, nothing is thrown and nothing is made up.
        byte[] whole = File.ReadAllBytes(_folder.PathOf("target", "app.jar"));
        for (int length = 0; length < whole.Length; length += 7)
        {
            _folder.Write("target/app.jar", whole[..length]);
            Assert.Empty(Found());
        }
    }

    [Fact]
    public void An_entry_that_grows_beyond_all_bounds_is_read_to_the_bound()
    {
        using (FileStream file = File.Create(_folder.PathOf("target", "bomb.jar")))
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create))
        {
            using Stream entry = zip.CreateEntry("META-INF/maven/com.amazonaws/aws-java-sdk-core/pom.properties").Open();
            entry.Write(Encoding.ASCII.GetBytes(new string('#', 32 * 1024 * 1024)));
        }

        Assert.Equal(["maven:com.amazonaws:aws-java-sdk-core "], Found());
    }

    [Fact]
    public void The_modules_that_are_linked_into_a_program_of_Go_are_found()
    {
        if (Tool.Execute("go", ["version"]).ExitCode != 0)
            Assert.Skip("go is not installed.");
        _folder.Write("src/go.mod", "module example.com/app\n\ngo 1.19\n\nrequire (\n\tgithub.com/certifi/gocertifi v0.0.0-20210507211836-431795d63e8d\n\tgithub.com/other/thing v1.0.0\n)\n\nreplace github.com/certifi/gocertifi => ../certifi\n\nreplace github.com/other/thing => ../other\n");
        _folder.Write("src/main.go", "package main\n\nimport (\n\t\"net/http\"\n\n\t\"github.com/certifi/gocertifi\"\n\t\"github.com/other/thing\"\n)\n\nfunc main() { gocertifi.Load(); thing.Load(); http.Get(\"https://example.com\") }\n");
        _folder.Write("certifi/go.mod", "module github.com/certifi/gocertifi\n");
        _folder.Write("certifi/x.go", "package gocertifi\n\nfunc Load() {}\n");
        _folder.Write("other/go.mod", "module github.com/other/thing\n");
        _folder.Write("other/x.go", "package thing\n\nfunc Load() {}\n");
        ToolResult built = Tool.Execute("go", ["build", "-o", _folder.PathOf("target", "app"), "."], null, _folder.PathOf("src"), new Dictionary<string, string?>(StringComparer.Ordinal) { ["GOFLAGS"] = "-mod=mod", ["GOPROXY"] = "off", ["CGO_ENABLED"] = "0" });
        Assert.True(built.ExitCode == 0, built.Error);

        SoftwareEvidence[] software = Software();
        Assert.Contains(software, static s => s is { Kind: SoftwareKinds.Go, Version.Length: > 2, Path: "app" });
        SoftwareEvidence module = Assert.Single(software, static s => s.Kind is SoftwareKinds.RootPackage);
        Assert.Equal(("golang:github.com/certifi/gocertifi", "0.0.0-20210507211836-431795d63e8d", SoftwareBasis.Embedded, "app!github.com/certifi/gocertifi"), (module.Name, module.Version, module.Basis, module.Root));
    }

    [Fact]
    public void A_self_contained_program_of_NET_states_the_runtime_that_it_brings()
    {
        _folder.Write("target/app/libcoreclr.so", "\u007fELF");
        _folder.Write("target/app/libSystem.Security.Cryptography.Native.OpenSsl.so", "\u007fELF");
        _folder.Write("target/app/App.deps.json", """{"libraries": {"App/1.0.0": {"type": "project"}, "runtimepack.Microsoft.NETCore.App.Runtime.linux-x64/8.0.11": {"type": "runtimepack"}}}""");
        Assert.Contains(Software(), static s => s is { Kind: SoftwareKinds.DotNet, Version: "8.0.11", Root: "app" });
    }

    private SoftwareEvidence[] Software() => [.. Examine.Folder(_folder.PathOf("target")).Software];

    private IEnumerable<string> Found() => Software()
        .Where(static s => s.Kind is SoftwareKinds.RootPackage or SoftwareKinds.AwsSdk or SoftwareKinds.RequiredRuntime && s.Name is not "Go" || s.Name is ".NET")
        .Select(static s => $"{s.Name} {s.Version ?? s.Requirement}").Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);
}
