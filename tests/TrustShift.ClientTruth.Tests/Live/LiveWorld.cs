using System.Collections.Concurrent;
using TrustShift.Testing;

namespace TrustShift.ClientTruth.Tests.Live;

/// <summary>What all live tests share: the authority, a server per chain (started when first asked for), a file per store.</summary>
public sealed class LiveWorld : IDisposable
{
    private readonly ConcurrentDictionary<string, Lazy<ChainServer>> _servers = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, Lazy<string>> _stores = new(StringComparer.Ordinal);

    internal TemporaryFolder Folder { get; } = new();

    internal DateTimeOffset Now { get; } = TimeProvider.System.GetUtcNow();

    internal TestAuthority Authority => field ??= new TestAuthority(Now);

    /// <summary>Whether the long matrix was asked for (<c>./test --all-clients</c>).</summary>
    internal static bool Everything => string.Equals(Environment.GetEnvironmentVariable("TRUSTSHIFT_ALL_CLIENTS"), "1", StringComparison.Ordinal);

    internal int PortOf(LiveCase question) => _servers.GetOrAdd(
        question.ChainId, _ => new Lazy<ChainServer>(() => ChainServer.Start(Authority, question.Chain, Folder))).Value.Port;

    internal string StoreOf(LiveCase question) => _stores.GetOrAdd(
        question.StoreId,
        id => new Lazy<string>(() => Folder.Write($"store/{id}.pem", string.Concat(question.Store.Select(s => Authority[s].Pem))))).Value;

    public void Dispose()
    {
        foreach (Lazy<ChainServer> server in _servers.Values)
        {
            if (server.IsValueCreated)
                server.Value.Dispose();
        }

        Folder.Dispose();
    }
}
