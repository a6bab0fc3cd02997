using System.Collections.Immutable;
using TrustShift.ClientTruth.Tests.Live.Clients;

namespace TrustShift.ClientTruth.Tests.Live;

/// <summary>Every client that can be driven; a new one is one file and one line here.</summary>
internal static class LiveClients
{
    /// <summary>The clients of this machine, and those of the releases below the folders that <c>TRUSTSHIFT_LIVE_RELEASES</c> names (divided by colons).</summary>
    public static ImmutableArray<LiveClient> All { get; } =
    [
        .. On(ClientHost.Here), new DotNetClient(ClientHost.Here),
        .. (Environment.GetEnvironmentVariable("TRUSTSHIFT_LIVE_RELEASES") ?? "").Split(':', StringSplitOptions.RemoveEmptyEntries).SelectMany(static root => On(ClientHost.In(root))),
    ];

    private static IEnumerable<LiveClient> On(ClientHost host) =>
    [
        new OpenSslClient(host), new CurlClient(host), new GnuTlsClient(host), new WgetClient(host), new GitClient(host), new NssClient(host), new JavaClient(host),
        new PythonClient(host), new NodeClient(host), new GoClient(host), new RubyClient(host), new PhpClient(host), new PerlClient(host), new ErlangClient(host),
    ];
}
