using System.Collections.Concurrent;
using System.Collections.Immutable;
using TrustShift.ClientTruth.Tests.Live.Authority;
using TrustShift.Pki.Clients;
using TrustShift.Pki.Paths;

namespace TrustShift.ClientTruth.Tests.Live;

/// <summary>What all live tests share: the authority, a server per chain (started when first asked for), a file per store.</summary>
public sealed class LiveWorld : IDisposable
{
    private readonly ConcurrentDictionary<string, Lazy<ChainServer>> _servers = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<(ClientHost, string), Lazy<string>> _stores = new();
    // Of all worlds: they write to one folder.
    private static int s_files;

    /// <summary>Makes the authority; it mints what it is asked for.</summary>
    public LiveWorld() => Authority = new TestAuthority(Now);

    internal DateTimeOffset Now { get; } = TimeProvider.System.GetUtcNow();

    internal TestAuthority Authority { get; }

    /// <summary>Asks a client.</summary>
    internal IReadOnlyDictionary<string, LiveAnswer> Ask(LiveClient client, IReadOnlyList<LiveCase> cases)
    {
        // Servers start one after the other in the first client's time and stay for the next.
        Parallel.ForEach(cases.DistinctBy(static c => c.ChainId, StringComparer.Ordinal), new ParallelOptions { MaxDegreeOfParallelism = 2 }, c => PortOf(c));
        return client.Ask([.. cases.Select(c => new LiveQuestion(c.Id, PortOf(c), StoreOf(c, client.Host), c.HostName))]);
    }

    /// <summary>What a profile says to a case.</summary>
    internal PathResult Predict(LiveCase question, ClientProfile profile, SignatureVerifier signatures) => PathBuilder.Build(
        new PathRequest(
            [.. question.Chain.Select(id => Authority[id].Facts)],
            [.. question.Store.Select(id => new TrustAnchor(Authority[id].Facts))],
            [],
            Now,
            question.HostName) { StoreOrderIsKnown = true },
        profile,
        null,
        signatures);

    /// <summary>Stops the servers: the next cases bring chains of their own.</summary>
    internal void Rest()
    {
        foreach (Lazy<ChainServer> server in _servers.Values)
        {
            if (server.IsValueCreated)
                server.Value.Dispose();
        }

        _servers.Clear();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Rest();
        LiveTable.Save(Now);
    }

    internal string PemOf(ImmutableArray<string> certificates) => string.Concat(certificates.Select(id => Authority[id].Pem));

    private int PortOf(LiveCase question) => _servers.GetOrAdd(
        question.ChainId, _ => new Lazy<ChainServer>(() => ChainServer.Start(Authority, question.Chain))).Value.Port;

    private string StoreOf(LiveCase question, ClientHost host) => _stores.GetOrAdd(
        (host, question.StoreId),
        _ => new Lazy<string>(() => host.Write(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"store/{Interlocked.Increment(ref s_files)}.pem"), PemOf(question.Store)))).Value;
}
