using TrustShift.Assessment.Clients.Systems;
using System.Collections.Immutable;
using TrustShift.Assessment.Clients.Profiles;
using TrustShift.Assessment.Clients.Stores;

namespace TrustShift.Assessment.Clients;

/// <summary>
/// Runs every finder. The environment of the examining process is what programs started from this shell see; a service does not have it. Neither does a variable of a script or a profile, or one
/// user's configuration, hold for all. So clients whose store depends on such settings are judged both ways. A program that something starts with settings of its own is judged with those.
/// </summary>
public static class ClientSearch
{
    /// <summary>All clients of the evidence, each once.</summary>
    public static ImmutableArray<TlsClient> Run(ClientContext context)
    {
        var clients = new List<TlsClient>();
        foreach (ClientFinder finder in ClientFinders.All)
        {
            // Before the stores that nobody claimed are judged by themselves: what one service alone adds to its roots is claimed by that service.
            if (finder is NamedStoreClients)
                clients.AddRange(StartedClients.Find(context));
            TlsClient[] found = [.. finder.Find(context)];
            clients.AddRange(found);
            if (!context.HasSettingsOfSome || finder is NamedStoreClients or UnseenRuntimeClients or AddedRootClients or ConfiguredStoreClients or CustomStoreClients)
                continue;
            Dictionary<string, TlsClient> byId = found.DistinctBy(c => c.Id, StringComparer.Ordinal).ToDictionary(c => c.Id, StringComparer.Ordinal);
            clients.AddRange(
                from bare in finder.Find(context.WithoutEnvironment)
                where !byId.TryGetValue(bare.Id, out TlsClient? same) || !string.Equals(same.Store?.Path, bare.Store?.Path, StringComparison.Ordinal)
                select bare with { Id = bare.Id + "#service", Name = bare.Name + (context.HasEnvironment ? " without this shell's environment" : " where no such setting holds") });
        }

        return [.. clients.DistinctBy(c => c.Id, StringComparer.Ordinal).Select(c => c with { Uncertainty = c.Uncertainty ?? c.Store?.Uncertainty ?? StricterRules.Of(context, c) })];
    }
}
