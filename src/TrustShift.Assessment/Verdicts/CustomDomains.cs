using System.Collections.Immutable;
using TrustShift.Catalogue.Endpoints;
using TrustShift.Discovery.Endpoints.Names;
using TrustShift.Discovery.Evidence;

namespace TrustShift.Assessment.Verdicts;

/// <summary>Classifies endpoints, custom domains among them by where the DNS says that they lead.</summary>
internal static class CustomDomains
{
    /// <summary>What the migration says of an endpoint. A name that leads to a service is an endpoint of it, with the record as proof; one that leads elsewhere is none.</summary>
    public static ClassifiedEndpoint Classify(EndpointEvidence endpoint, EndpointClassifier classifier, HostRecords names)
    {
        EndpointClassification own = classifier.Classify(endpoint.Host, endpoint.Scheme);
        var classified = new ClassifiedEndpoint(endpoint, own);
        if (names.IsEmpty || own.Service is not null || own.Form is not null || own.IsUndecided)
            return classified;
        if (names.ProblemOf(endpoint.Host) is { } problem)
            return classified with { Resolution = $"where {endpoint.Host} leads is not known: {problem}" };
        ImmutableArray<HostRecord> chain = names.ChainOf(endpoint.Host);
        foreach (HostRecord record in chain)
        {
            if (classifier.ClassifyAlias(record.Target, endpoint.Scheme) is { } alias)
                return new ClassifiedEndpoint(endpoint, alias) { Resolution = $"{endpoint.Host} is another name of {record.Target} ({record.Place})" };
        }

        return chain is [.., var last]
            ? classified with { Resolution = $"{endpoint.Host} leads to {last.Target} ({last.Place}), which is no service of the migration" }
            : classified;
    }
}
