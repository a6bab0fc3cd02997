using System.Collections.Immutable;
using TrustShift.Pki.Certificates;
using TrustShift.Pki.Clients;

namespace TrustShift.Pki.Paths;

/// <summary>Runs the walk of a profile with its own rules.</summary>
internal static class LibraryWalk
{
    /// <summary>Answers one question.</summary>
    public static PathResult Run(PathRequest request, ClientProfile profile, PathBudget budget, SignatureVerifier signatures)
    {
        if (profile.HangsOnLoops && HasLoop(request.Presented))
            return new PathResult(PathOutcome.Rejected, [], [], "Rejected: two of the certificates that the server sends certify each other, which hangs this client");
        PathResult result = Once(request, profile, budget, signatures);
        if (result.IsAccepted && Chance(request, profile) is { } chance)
            return result with { Outcome = PathOutcome.Undecided, Path = [], Sentence = $"Undecided: {chance}" };
        if (!profile.IsProven && result.Outcome != PathOutcome.Undecided)
            return result with { Outcome = PathOutcome.Undecided, Path = [], Sentence = $"Undecided: the rules of {profile.Title} are documented, not measured; by them: {result.Sentence}" };
        if (!result.IsAccepted || request.StoreOrderIsKnown || !GoesByOrder(profile.Search) || !HasNamesakes(request.Anchors))
            return result;
        // The order of a store is often not the order of its file (a hashed folder, a merge of several): what rests on it is not certain.
        PathResult other = Once(request with { Anchors = [.. request.Anchors.Reverse()] }, profile, budget, signatures);
        return other.IsAccepted
            ? result
            : result with { Outcome = PathOutcome.Undecided, Path = [], Sentence = $"Undecided: it depends on the order of the store ({other.Sentence})" };
    }

    private static PathResult Once(PathRequest request, ClientProfile profile, PathBudget budget, SignatureVerifier signatures)
    {
        var ground = new WalkGround(request, profile, budget, signatures);
        switch (profile.Search)
        {
            case PathSearch.OpenSsl when profile.TakesStoreIntermediatesAsSent:
                DotNet(ground);
                break;
            case PathSearch.OpenSsl:
                new OpenSslWalk(ground, [.. ground.Served], [.. ground.Store]).Run(request.Presented[0]);
                break;
            case PathSearch.GnuTls:
                new GnuTlsWalk(ground).Run();
                break;
            case PathSearch.MbedTls:
                new MbedTlsWalk(ground).Run();
                break;
            case PathSearch.BearSsl:
                new BearSslWalk(ground).Run();
                break;
            case PathSearch.WolfSsl:
                new WolfSslWalk(ground).Run();
                break;
            case PathSearch.Nss:
                new NssWalk(ground).Run();
                break;
            case PathSearch.LibreSsl:
                new LibreSslWalk(ground).Run();
                break;
            case PathSearch.Java:
                return new JavaWalk(ground).Run();
            default:
                new DepthFirstWalk(ground).Run();
                break;
        }

        return ground.Result();
    }

    /// <summary>
    /// dotnet/runtime OpenSslX509ChainProcessor.cs FindFirstChain: self-issued store entries are the store, the others lie among what was sent;
    /// what the store completes alone is final, even when it is expired.
    /// </summary>
    private static void DotNet(WalkGround ground)
    {
        List<TrustAnchor> store = [.. ground.Store.Where(static anchor => anchor.Certificate.IsSelfIssued)];
        List<CertificateFacts> own = [.. ground.Store.Select(static anchor => anchor.Certificate).Where(static certificate => !certificate.IsSelfIssued)];
        if (!new OpenSslWalk(ground, own, store).Run(ground.Request.Presented[0]))
            new OpenSslWalk(ground, [.. own.Concat(ground.Served).Distinct()], store).Run(ground.Request.Presented[0]);
    }

    /// <summary>Why an acceptance is not certain; null when it is.</summary>
    private static string? Chance(PathRequest request, ClientProfile profile)
    {
        bool IsValid(CertificateFacts certificate) => request.At >= certificate.NotBefore && request.At <= certificate.NotAfter;
        if (profile.AcceptsUncertainly)
            return "this client was measured to refuse what its known rules accept";
        if (!profile.TakesNamesakesByChance)
            return null;
        bool HasNamesake(IEnumerable<CertificateFacts> among, CertificateFacts one) => among.Any(other => other.Subject.Equals(one.Subject) && !other.Equals(one));
        List<CertificateFacts> store = [.. request.Anchors.Select(static anchor => anchor.Certificate)];
        bool isChance = store.Exists(entry => !entry.IsSelfIssued && HasNamesake(store, entry));
        for (int i = 1; i < request.Presented.Length && !isChance; i++)
        {
            CertificateFacts sent = request.Presented[i];
            isChance = !IsValid(sent) && (HasNamesake(store, sent) || (profile.MayTakeLaterNamesake && HasNamesake(request.Presented.Take(i), sent)));
        }

        return isChance ? "which of several certificates of one name this client takes is chance, and one of them cannot be used" : null;
    }

    private static bool HasLoop(ImmutableArray<CertificateFacts> presented) =>
        presented.Any(one => !one.IsSelfIssued
            && presented.Any(other => one.Issuer.Equals(other.Subject) && other.Issuer.Equals(one.Subject))
            // Vectors: loop_then_R1s hangs, loop does not.
            && presented.Any(third => third.Subject.Equals(one.Subject) && !third.Equals(one)));

    private static bool GoesByOrder(PathSearch search) => search is PathSearch.OpenSsl or PathSearch.MbedTls or PathSearch.WolfSsl or PathSearch.Nss or PathSearch.LibreSsl;

    private static bool HasNamesakes(ImmutableArray<TrustAnchor> anchors) =>
        anchors.Select(static anchor => anchor.Certificate.Subject).Distinct().Count() < anchors.Length;
}
