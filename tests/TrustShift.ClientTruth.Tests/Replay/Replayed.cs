using System.Collections.Immutable;
using TrustShift.Pki.Clients;
using TrustShift.Pki.Paths;

namespace TrustShift.ClientTruth.Tests.Replay;

/// <summary>Every case predicted for every client.</summary>
internal static class Replayed
{
    private static readonly Lazy<ImmutableArray<Disagreement>> Found = new(Run);

    /// <summary>All disagreements, in the order of clients and cases.</summary>
    public static ImmutableArray<Disagreement> Disagreements()
    {
        MeasuredCase.All();
        return Found.Value;
    }

    /// <summary>
    /// The facts' README: either answer was seen of Java and Erlang where the store has two entries of one subject of which one is unusable.
    /// </summary>
    public static bool IsEither(MeasuredClient client, string id)
    {
        if (client.Profile.StartsWith("java@", StringComparison.Ordinal) || client.Profile.StartsWith("erlang@", StringComparison.Ordinal))
        {
            return id is "ats_short|R1s_noBC+R1s" or "ats_short|R1s_bare+R1s" or "ats_short|R1s_caFalse+R1s" or "ats_short|R1s_noCertSign+R1s" or "leaf_only|M_exp+M+R1s" or "leaf_only|M+M_exp+R1s"
                || id.EndsWith("|R1x+R1s", StringComparison.Ordinal) || id.EndsWith("|R1x_exp+R1s", StringComparison.Ordinal);
        }

        return false;
    }

    private static ImmutableArray<Disagreement> Run()
    {
        var signatures = new SignatureVerifier(100_000);
        ImmutableArray<Disagreement>.Builder found = ImmutableArray.CreateBuilder<Disagreement>();
        foreach (MeasuredClient client in MeasuredClient.All())
        {
            ClientProfile profile = ClientProfiles.Resolve(client.Profile)!.Profile;
            foreach (MeasuredCase measured in MeasuredCase.All())
            {
                PathResult predicted = PathBuilder.Build(measured.Request, profile, null, signatures);
                char answer = measured.Answers[client.Id];
                // A crash (C) or an error before the chain is judged (E) is no acceptance.
                PathOutcome expected = answer == 'A' ? PathOutcome.Accepted : PathOutcome.Rejected;
                bool agrees = predicted.Outcome == expected || (predicted.Outcome == PathOutcome.Undecided && IsEither(client, measured.Id));
                if (!agrees)
                    found.Add(new Disagreement(client, measured.Id, answer, predicted));
            }
        }

        return found.ToImmutable();
    }
}
