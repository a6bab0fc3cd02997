using TrustShift.Assessment.Applications;
using TrustShift.Discovery.Evidence;

namespace TrustShift.Assessment.Verdicts;

/// <summary>Which endpoints stand in the files of a client's own applications, so that no sentence about it names an endpoint of another one.</summary>
public sealed class OwnEndpoints
{
    private readonly HashSet<EndpointEvidence> _own;
    private readonly IReadOnlyDictionary<EndpointEvidence, string> _owners;

    private OwnEndpoints(string name, HashSet<EndpointEvidence> own, IReadOnlyDictionary<EndpointEvidence, string> owners)
    {
        Name = name;
        _own = own;
        _owners = owners;
    }

    /// <summary>The application, or all of them: "web", "web and worker".</summary>
    public string Name { get; }

    /// <summary>
    /// The endpoints by client. A client that is the target's own, or that of a runtime, has none here: whatever the target talks to may go through it. What stands in the files of no application counts for each.
    /// </summary>
    internal static IReadOnlyDictionary<string, OwnEndpoints> Of(IReadOnlyCollection<ApplicationDraft> applications)
    {
        var owners = new Dictionary<EndpointEvidence, string>();
        foreach (ApplicationDraft application in applications.Where(static a => a.HasOwnCode))
        {
            foreach (ClassifiedEndpoint endpoint in application.Endpoints)
                owners.TryAdd(endpoint.Evidence, application.Name);
        }

        HashSet<EndpointEvidence> common = [.. applications.Where(static a => !a.HasOwnCode).SelectMany(static a => a.Endpoints).Select(static e => e.Evidence)];
        var found = new Dictionary<string, OwnEndpoints>(StringComparer.Ordinal);
        foreach (string client in applications.SelectMany(static a => a.Clients).Distinct(StringComparer.Ordinal))
        {
            ApplicationDraft[] users = [.. applications.Where(a => a.Clients.Contains(client))];
            if (users.All(static a => a.HasOwnCode))
                found[client] = new OwnEndpoints(string.Join(" and ", users.Select(static a => a.Name).Distinct(StringComparer.Ordinal)), [.. users.SelectMany(static a => a.Endpoints).Select(static e => e.Evidence), .. common], owners);
        }

        return found;
    }

    /// <summary>Whether the endpoint stands in a file of its own, or in one of no application.</summary>
    public bool Has(ClassifiedEndpoint endpoint) => _own.Contains(endpoint.Evidence) || endpoint.Evidence.Path is EndpointEvidence.Stated;

    /// <summary>The application in whose files the endpoint stands.</summary>
    public string? OwnerOf(ClassifiedEndpoint endpoint) => _owners.GetValueOrDefault(endpoint.Evidence);
}
