using TrustShift.Pki.Certificates;
using TrustShift.Pki.Clients;

namespace TrustShift.Pki.Paths.Walks;

/// <summary>Runs the walk of a profile, and says where what it comes to is not certain.</summary>
internal static class LibraryWalk
{
    /// <summary>Answers one question.</summary>
    public static PathResult Run(PathRequest request, ClientProfile profile, PathBudget budget, SignatureVerifier signatures)
    {
        if (profile.Search == PathSearch.Careful)
            return CarefulWalk.Run(request, profile, budget, signatures);
        PathResult result = InEveryOrder(request, profile, budget, signatures);
        if (!profile.IsProven && result.Outcome != PathOutcome.Undecided)
            return result with { Outcome = PathOutcome.Undecided, Path = [], Sentence = $"Undecided: no measurement proves the rules of {profile.Title}; by them: {result.Sentence}" };
        return result;
    }

    /// <summary>
    /// The order of a store is often not the order of its file (a hashed folder, a merge of several): what another order would take away is
    /// not certain.
    /// </summary>
    public static PathResult InEveryOrder(PathRequest request, ClientProfile profile, PathBudget budget, SignatureVerifier signatures)
    {
        PathResult result = Once(request, profile, budget, signatures);
        if (profile.Search == PathSearch.Erlang)
            return ByChance(result, request, profile, budget, signatures);
        bool isOrderKnown = profile.OpenSsl.SortsStoreByEncoding ? request.Anchors.All(static anchor => !anchor.Certificate.Der.IsEmpty) : request.StoreOrderIsKnown;
        if (!result.IsAccepted || isOrderKnown || !GoesByOrder(profile.Search) || StoreOrders.Of(request) is not { } orders)
            return result;
        if (!orders.AreAll)
            return Uncertain(result, "there are more orders than are tried");
        foreach (PathRequest order in orders.Others)
        {
            PathResult other = Once(order, profile, budget, signatures);
            if (!other.IsAccepted)
                return Uncertain(result, other.Sentence);
        }

        return result;
    }

    /// <summary>
    /// Erlang's store is a table keyed by references that are new in each process (ssl_pkix_db.erl): whichever order the file has, any may be met.
    /// </summary>
    private static PathResult ByChance(PathResult result, PathRequest request, ClientProfile profile, PathBudget budget, SignatureVerifier signatures)
    {
        if (result.Outcome == PathOutcome.Undecided || StoreOrders.Of(request) is not { } orders)
            return result;
        if (!orders.AreAll)
            return Uncertain(result, "which is chance here; there are more orders than are tried");
        foreach (PathRequest order in orders.Others)
        {
            PathResult other = Once(order, profile, budget, signatures);
            if (other.Outcome != result.Outcome)
                return Uncertain(result, $"which is chance here; with another: {other.Sentence}");
        }

        return result;
    }

    private static readonly Comparer<TrustAnchor> ByEncoding =
        Comparer<TrustAnchor>.Create(static (one, other) => one.Certificate.Der.Span.SequenceCompareTo(other.Certificate.Der.Span));

    private static PathResult Uncertain(PathResult result, string why) =>
        result with { Outcome = PathOutcome.Undecided, Path = [], Sentence = $"Undecided: it depends on the order of the store ({why})" };

    private static PathResult Once(PathRequest request, ClientProfile profile, PathBudget budget, SignatureVerifier signatures)
    {
        if (profile.CannotRead is { } cannotRead && request.Anchors.Any(anchor => cannotRead(anchor.Certificate) is not null))
            request = request with { Anchors = request.Anchors.RemoveAll(anchor => cannotRead(anchor.Certificate) is not null) };
        var ground = new WalkGround(request, profile, budget, signatures);
        if (Unreadable(request, profile) is { } finding)
        {
            ground.DeadEnd([request.Presented[0]], finding);
            return ground.Result();
        }

        switch (profile.Search)
        {
            case PathSearch.OpenSsl:
                new OpenSslWalk(ground, request.Presented, ground.Store).Run(request.Presented[0]);
                break;
            case PathSearch.OpenSslLegacy:
                new OpenSslLegacyWalk(ground, profile.OpenSsl.SortsStoreByEncoding ? [.. ground.Store.Order(ByEncoding)] : ground.Store).Run();
                break;
            case PathSearch.DotNet:
                new DotNetWalk(ground).Run();
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
            case PathSearch.Botan:
                new BotanWalk(ground).Run();
                break;
            case PathSearch.NssPkix:
                new DepthFirstWalk(ground, new NssPkixCheck(ground).Findings).Run();
                break;
            case PathSearch.LibreSsl:
                new LibreSslWalk(ground).Run();
                break;
            case PathSearch.Erlang:
                return new ErlangWalk(ground).Run();
            case PathSearch.Java:
                return new JavaWalk(ground).Run();
            default:
                new DepthFirstWalk(ground).Run();
                break;
        }

        return ground.Result();
    }

    private static PathFinding? Unreadable(PathRequest request, ClientProfile profile)
    {
        if (profile.CannotRead is null)
            return null;
        foreach (CertificateFacts sent in request.Presented)
        {
            if (profile.CannotRead(sent) is { } why)
                return CertificateFindings.Unreadable(sent, -1, why);
        }

        return null;
    }

    private static bool GoesByOrder(PathSearch search) =>
        search is PathSearch.OpenSsl or PathSearch.OpenSslLegacy or PathSearch.DotNet or PathSearch.GnuTls or PathSearch.MbedTls or PathSearch.WolfSsl or PathSearch.Nss or PathSearch.LibreSsl;
}
