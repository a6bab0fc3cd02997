using TrustShift.ClientTruth.Tests.Live;
using TrustShift.Discovery.Evidence;
using TrustShift.Testing;

namespace TrustShift.ClientTruth.Tests.Precedence.Proofs;

/// <summary>.NET, in a program of its own that the SDK's compiler makes.</summary>
internal static class DotNetProofs
{
    private const string Name = ".NET";

    private static readonly TemporaryFolder s_folder = new();
    private static readonly Lazy<string> s_program = new(Compile);

    private static string Command { get; } = Environment.ProcessPath is { } own && Path.GetFileName(own) is "dotnet" ? own : Find();

    public static ProofFamily Family { get; } = new(
    [
        new(Name, "dotnet", Command)
        {
            VersionArguments = ["--list-runtimes"],
            VersionPattern = @"Microsoft.NETCore.App (?<v>10[\d.]*\d)",
            Ask = """DOTNET_NOLOGO=1 "$PROGRAM" exec --runtimeconfig /mnt/app/client.runtimeconfig.json /mnt/app/client.dll "$@" """,
            Prepare = static root =>
            {
                File.Copy(s_program.Value, root.PathOf("mnt/app/client.dll"));
                root.Write("mnt/app/client.runtimeconfig.json", """{ "runtimeOptions": { "tfm": "net10.0", "framework": { "name": "Microsoft.NETCore.App", "version": "10.0.0" } } }""");
            },
            Software = static version => [new("usr/lib/dotnet/shared/Microsoft.NETCore.App/" + version, SoftwareKinds.DotNet, ".NET", version)],
            Client = "dotnet:usr/lib/dotnet/shared/Microsoft.NETCore.App/" + ProofWorld.VersionOf(new(Name, "dotnet", Command) { VersionArguments = ["--list-runtimes"], VersionPattern = @"Microsoft.NETCore.App (?<v>10[\d.]*\d)", Ask = "" }),
        },
    ],
    [
        new(Name, "nothing set", "DF", "dotnet.default-file dotnet.default-folder"),
        new(Name, "SSL_CERT_FILE", "ADF", "dotnet.SSL_CERT_FILE") { Environment = "SSL_CERT_FILE=/mnt/a.pem" },
        new(Name, "SSL_CERT_FILE that is not there", "DF", "dotnet.SSL_CERT_FILE") { Environment = "SSL_CERT_FILE=/mnt/missing.pem" },
        new(Name, "SSL_CERT_DIR", "AF", "dotnet.SSL_CERT_DIR") { Environment = "SSL_CERT_DIR=/mnt/a.d" },
        new(Name, "SSL_CERT_DIR with two folders", "ABF", "dotnet.SSL_CERT_DIR") { Environment = "SSL_CERT_DIR=/mnt/a.d:/mnt/b.d" },
        new(Name, "SSL_CERT_DIR without hashed names", "AF", "dotnet.SSL_CERT_DIR") { Environment = "SSL_CERT_DIR=/mnt/a.plain" },
        new(Name, "SSL_CERT_FILE and SSL_CERT_DIR", "AB", "dotnet.SSL_CERT_FILE dotnet.SSL_CERT_DIR") { Environment = "SSL_CERT_FILE=/mnt/a.pem SSL_CERT_DIR=/mnt/b.d" },
    ]);

    private static string Find() => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':').Select(static folder => Path.Combine(folder, "dotnet")).FirstOrDefault(File.Exists) ?? "/usr/bin/dotnet";

    private static string Compile()
    {
        string source = s_folder.Write("client.cs", Source), program = source[..^3] + ".dll";
        string framework = Path.GetDirectoryName(typeof(object).Assembly.Location)!;
        string sdk = LiveProcess.Run(Command, ["--list-sdks"], "", TimeSpan.FromSeconds(30)).Output.Split('\n', StringSplitOptions.RemoveEmptyEntries)[^1];
        string compiler = Path.Combine(sdk[(sdk.IndexOf('[', StringComparison.Ordinal) + 1)..sdk.IndexOf(']', StringComparison.Ordinal)], sdk.Split(' ')[0], "Roslyn", "bincore", "csc.dll");
        string[] references = ["System.Private.CoreLib", "System.Runtime", "System.Console", "System.Net.Http", "System.Net.Primitives", "System.Private.Uri", "System.Threading.Tasks"];
        ToolResult result = LiveProcess.Run(
            Command, ["exec", compiler, "-nologo", "-nostdlib", "-out:" + program, .. references.Select(r => $"-r:{framework}/{r}.dll"), source], "", TimeSpan.FromMinutes(2));
        Assert.True(result.ExitCode == 0, result.Output + result.Error);
        return program;
    }

    private const string Source =
        """
        foreach (string address in args)
        {
            try
            {
                using var client = new System.Net.Http.HttpClient();
                client.GetStringAsync(address).GetAwaiter().GetResult();
                System.Console.WriteLine(address + " accepted");
            }
            catch (System.Exception e)
            {
                System.Console.WriteLine(address + " " + e.InnerException?.Message);
            }
        }
        """;
}
