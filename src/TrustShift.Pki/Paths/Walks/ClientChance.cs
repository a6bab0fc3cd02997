using System.Collections.Immutable;
using TrustShift.Pki.Certificates;
using TrustShift.Pki.Clients;

namespace TrustShift.Pki.Paths.Walks;

/// <summary>Where chance has a part in what a client does (<see cref="ClientDoubts"/>).</summary>
internal static class ClientChance
{
    /// <summary>Why an acceptance is not certain; null when it is.</summary>
    public static string? Of(PathRequest request, ClientProfile profile)
    {
        if (profile.Doubts.AcceptsUncertainly)
            return "this client was measured to refuse what its known rules accept";
        if (!profile.Doubts.TakesNamesakesByChance)
            return null;
        List<CertificateFacts> store = [.. request.Anchors.Select(static anchor => anchor.Certificate)];
        bool isChance = store.Exists(entry => !entry.IsSelfIssued && HasNamesake(store, entry));
        for (int i = 1; i < request.Presented.Length && !isChance; i++)
        {
            CertificateFacts sent = request.Presented[i];
            bool isValid = request.At >= sent.NotBefore && request.At <= sent.NotAfter;
            isChance = !isValid && (HasNamesake(store, sent) || (profile.Doubts.MayTakeLaterNamesake && HasNamesake(request.Presented.Take(i), sent)));
        }

        return isChance ? "which of several certificates of one name this client takes is chance, and one of them cannot be used" : null;
    }

    /// <summary>Whether two authorities that were sent certify each other.</summary>
    public static bool HasLoop(ImmutableArray<CertificateFacts> presented) =>
        presented.Any(one => !one.IsSelfIssued
            && presented.Any(other => one.Issuer.Equals(other.Subject) && other.Issuer.Equals(one.Subject))
            // Vectors: loop_then_R1s hangs, loop does not.
            && presented.Any(third => third.Subject.Equals(one.Subject) && !third.Equals(one)));

    private static bool HasNamesake(IEnumerable<CertificateFacts> among, CertificateFacts one) =>
        among.Any(other => other.Subject.Equals(one.Subject) && !other.Equals(one));
}
