using System.Collections.Immutable;
using TrustShift.Catalogue.Endpoints;
using TrustShift.Discovery.Evidence;
using TrustShift.Pki.Certificates;

namespace TrustShift.Reports;

/// <summary>Everything that <c>inventory</c> has to say.</summary>
public sealed record InventoryReport
{
    /// <summary>Who made it.</summary>
    public required ToolDescription Tool { get; init; }

    /// <summary>The targets in the order given; at least one.</summary>
    public required ImmutableArray<EvidenceSet> Targets { get; init; }

    /// <summary>What names an endpoint's service and region; the first that knows the host answers.</summary>
    public ImmutableArray<EndpointClassifier> Classifiers { get; init; } = [];

    /// <summary>Name of the authority that has this public key, or null; for pins.</summary>
    public Func<Sha256Hash, string?> AuthorityOf { get; init; } = static _ => null;

    /// <summary>What is known of a host: the first classification that names a service, else the first with a form, else nothing.</summary>
    public EndpointClassification Classify(EndpointEvidence endpoint)
    {
        EndpointClassification best = new(null, null, null, null);
        foreach (EndpointClassifier classifier in Classifiers)
        {
            EndpointClassification answer = classifier.Classify(endpoint.Host, endpoint.Scheme);
            if (answer.Service is not null)
                return answer;
            if (best.Form is null && answer.Form is not null)
                best = answer;
        }

        return best;
    }
}
