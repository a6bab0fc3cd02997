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
        PathResult result = Once(request, profile, budget, signatures);
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
            case PathSearch.Forward:
                new ForwardWalk(ground).Run();
                break;
            case PathSearch.StrictOrder:
                new StrictOrderWalk(ground).Run();
                break;
            case PathSearch.LastToFirst:
                new LastToFirstWalk(ground).Run();
                break;
            case PathSearch.BestIssuer:
                new BestIssuerWalk(ground).Run();
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

    private static bool GoesByOrder(PathSearch search) => search is PathSearch.OpenSsl or PathSearch.Forward or PathSearch.LastToFirst or PathSearch.BestIssuer or PathSearch.LibreSsl;

    private static bool HasNamesakes(ImmutableArray<TrustAnchor> anchors) =>
        anchors.Select(static anchor => anchor.Certificate.Subject).Distinct().Count() < anchors.Length;
}
