using System.Collections.Immutable;
using TrustShift.ClientTruth.Tests.Live.Clients;

namespace TrustShift.ClientTruth.Tests.Live;

/// <summary>Every client that can be driven; a new one is one file and one line here.</summary>
internal static class LiveClients
{
    public static ImmutableArray<LiveClient> All { get; } =
    [
        new OpenSslClient(), new CurlClient(), new GnuTlsClient(), new WgetClient(), new GitClient(), new NssClient(), new JavaClient(), new PythonClient(),
        new NodeClient(), new GoClient(), new RubyClient(), new PhpClient(), new PerlClient(), new ErlangClient(), new DotNetClient(),
    ];
}
