using System.Collections.Immutable;

namespace TrustShift.Assessment.Clients;

/// <summary>
/// Runs every finder. The environment of the examining process is what programs started from this shell see; a service does not have it. So clients whose store depends on
/// it are judged both ways. A program that something starts with settings of its own is judged with those.
/// </summary>
public static class ClientSearch
{
    /// <summary>All clients of the evidence, each once.</summary>
    public static ImmutableArray<TlsClient> Run(ClientContext context)
    {
        var clients = new List<TlsClient>();
        foreach (ClientFinder finder in ClientFinders.All)
        {
            TlsClient[] found = [.. finder.Find(context)];
            clients.AddRange(found);
            if (!context.HasEnvironment || finder is NamedStoreClients or CustomStoreClients)
                continue;
            Dictionary<string, TlsClient> byId = found.DistinctBy(c => c.Id, StringComparer.Ordinal).ToDictionary(c => c.Id, StringComparer.Ordinal);
            clients.AddRange(
                from bare in finder.Find(context.WithoutEnvironment)
                where !byId.TryGetValue(bare.Id, out TlsClient? same) || !string.Equals(same.Store?.Path, bare.Store?.Path, StringComparison.Ordinal)
                select bare with { Id = bare.Id + "#service", Name = bare.Name + " without this shell's environment" });
        }

        clients.AddRange(StartedClients.Find(context));
        return [.. clients.DistinctBy(c => c.Id, StringComparer.Ordinal).Select(c => c with { Uncertainty = c.Uncertainty ?? c.Store?.Uncertainty })];
    }
}
