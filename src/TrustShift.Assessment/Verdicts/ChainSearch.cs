using System.Collections.Immutable;
using TrustShift.Pki.Clients;
using TrustShift.Pki.Paths;

namespace TrustShift.Assessment.Verdicts;

/// <summary>What a client makes of a chain, by every profile that it may have: only what they agree on is decided.</summary>
internal static class ChainSearch
{
    /// <summary>The answer.</summary>
    public static PathResult Of(TlsClient client, ChainCase chain)
    {
        var request = new PathRequest(chain.Presented, client.Store!.Anchors, client.Store.Intermediates, chain.At);
        PathResult first = PathBuilder.Build(request, client.Profile);
        foreach (ClientProfile other in client.OtherProfiles)
        {
            if (first.Outcome == PathOutcome.Undecided)
                return first;
            PathResult answer = PathBuilder.Build(request, other);
            if (answer.Outcome == PathOutcome.Undecided)
                return answer;
            if (answer.Outcome != first.Outcome)
                return Disputed(client.Profile, first, other, answer);
        }

        return first;
    }

    private static PathResult Disputed(ClientProfile one, PathResult oneAnswer, ClientProfile other, PathResult otherAnswer)
    {
        (ClientProfile accepts, ClientProfile rejects, PathResult rejection) = oneAnswer.IsAccepted ? (one, other, otherAnswer) : (other, one, oneAnswer);
        return new PathResult(
            PathOutcome.Undecided, [], rejection.Candidates,
            $"it depends on the program, which is not known for certain: as {accepts.Name} it is accepted, as {rejects.Name} it is not ({rejection.Sentence})");
    }
}
