using System.Collections.Immutable;
using CsCheck;
using TrustShift.Pki.Certificates;
using TrustShift.Pki.Clients;
using TrustShift.Pki.Paths;

namespace TrustShift.Pki.Tests.Paths;

public sealed class HostileGraphTests
{
    // A search that tries everything, with every check.
    private static readonly ClientProfile Exhaustive = new("exhaustive", "tries everything", PathSearch.DepthFirst, "RFC 4158")
    {
        Rules = new ChainRules { AnchorPurpose = PurposeRule.Server, AnchorAuthority = AuthorityRule.StatedUnlessOldRoot, ChecksAnchorKeyUsage = true, ChecksAnchorPathLength = true, ChecksAnchorCriticalExtensions = true },
    };

    public static TheoryData<string> Profiles { get; } = [.. ClientProfiles.All.Concat(ClientProfiles.Measured).Select(static profile => profile.Name).Distinct(StringComparer.Ordinal)];

    /// <summary>None of these has a good path within the budget, but for clients to which any entry of the store is an end.</summary>
    private static ImmutableArray<(string Name, PathRequest Question)> Shapes { get; } =
    [
        ("namesakes", HostileShapes.Namesakes(3_000, isVouched: true)),
        ("namesakes nobody vouches for", HostileShapes.Namesakes(3_000, isVouched: false)),
        ("store", HostileShapes.Store(5_000, isVouched: true)),
        ("store nobody vouches for", HostileShapes.Store(5_000, isVouched: false)),
        ("layers", HostileShapes.Layers(8, 40, inStore: false)),
        ("layers in the store", HostileShapes.Layers(8, 40, inStore: true)),
        ("ring", HostileShapes.Ring(5, 200)),
        ("orders", HostileShapes.Orders(12)),
        ("deep", HostileShapes.Deep(500)),
    ];

    [Theory]
    [MemberData(nameof(Profiles))]
    public void Hostile_graphs_end_within_the_budget_and_never_in_an_acceptance(string name)
    {
        ClientProfile profile = ClientProfiles.Get(name);
        // With any number sent: the limit of a client must not be what ends the search.
        foreach (ClientProfile client in new[] { profile, profile with { MaxPresented = null, IsProven = true } })
        {
            foreach ((string shape, PathRequest question) in Shapes.Concat(Shapes.Select(static one => (one.Name, one.Question with { StoreOrderIsKnown = false }))))
            {
                TimeSpan before = ThreadTime.Now();
                PathResult result = PathBuilder.Build(question, client);
                TimeSpan cost = ThreadTime.Now() - before;
                TestContext.Current.TestOutputHelper?.WriteLine($"{shape}: {result.Outcome}, {cost.TotalMilliseconds:F0} ms, {result.Sentence}");
                // Every certificate of a deep chain is needed, so that to follow it costs nothing.
                bool mayEndAtOnce = (client.AcceptsIntermediateAnchors && shape is "layers in the store" or "orders") || (client.MaxPresented is null && shape is "deep");
                Assert.True(mayEndAtOnce || !result.IsAccepted, $"{shape}: {result.Sentence}");
                if (client.RulesOutByNames && shape.StartsWith("namesakes", StringComparison.Ordinal))
                    Assert.Equal(PathOutcome.Rejected, result.Outcome);
                Assert.InRange(cost, TimeSpan.Zero, TimeSpan.FromSeconds(3));
                Assert.InRange(result.Candidates.Length, 0, 4 * PathBudget.Default.MaxPaths);
            }
        }
    }

    [Fact]
    public void Who_would_try_every_path_leaves_a_hostile_graph_undecided()
    {
        foreach (ClientProfile profile in new[] { Exhaustive, ClientProfiles.Careful, ClientProfiles.Get("go"), ClientProfiles.Get("firefox") })
        {
            foreach (string shape in new[] { "namesakes", "namesakes nobody vouches for", "layers", "deep" })
            {
                // What was sent in order the JDK validates as it stands, however long: nothing is searched.
                if (profile.Search == PathSearch.Java && shape is "deep")
                    continue;
                Assert.Equal(PathOutcome.Undecided, PathBuilder.Build(Shapes.Single(one => string.Equals(one.Name, shape, StringComparison.Ordinal)).Question, profile).Outcome);
            }
        }
    }

    [Fact]
    public void A_search_cut_short_is_undecided_for_every_profile_where_names_do_lead_to_an_anchor()
    {
        ImmutableArray<CertificateFacts> crossSigned = [.. Enumerable.Range(0, 500).Select(i => Described.Authority("Evil", "key" + i, "Evil", "key" + ((i + 1) % 500)))];
        var request = new PathRequest([Described.EndEntity("host.test", crossSigned[0]), .. crossSigned], [new TrustAnchor(Described.Root("Evil"))], [], Described.Now, "host.test");
        Assert.Equal(PathOutcome.Undecided, PathBuilder.Build(request, ClientProfiles.Get("webpki")).Outcome);
        Assert.Equal(PathOutcome.Undecided, PathBuilder.Build(request, Exhaustive).Outcome);
    }

    [Fact]
    public void A_good_path_beyond_the_budget_is_undecided_and_within_it_accepted()
    {
        CertificateFacts root = Described.Root("Root 0");
        List<CertificateFacts> chain = [Described.Authority("CA 1", "1", "Root 0", "Root 0")];
        for (int i = 2; i <= 30; i++)
            chain.Add(Described.Authority($"CA {i}", $"{i}", $"CA {i - 1}", $"{i - 1}"));
        var request = new PathRequest([Described.EndEntity("host.test", chain[^1]), .. chain], [new TrustAnchor(root)], [], Described.Now, "host.test");
        Assert.Equal(PathOutcome.Undecided, PathBuilder.Build(request, Exhaustive).Outcome);
        Assert.Equal(PathOutcome.Accepted, PathBuilder.Build(request, Exhaustive, new PathBudget(MaxDepth: 40)).Outcome);
        Assert.Equal(PathOutcome.Undecided, PathBuilder.Build(request, Exhaustive, new PathBudget(MaxSteps: 5, MaxDepth: 40)).Outcome);
    }

    [Fact]
    public void A_key_rollover_certificate_in_the_store_is_no_root_for_clients_that_want_one()
    {
        CertificateFacts rollover = Described.Authority("Root", "new", "Root", "old");
        var request = new PathRequest([Described.EndEntity("host.test", rollover)], [new TrustAnchor(rollover)], [], Described.Now, "host.test");
        Assert.Equal(PathOutcome.Rejected, PathBuilder.Build(request, ClientProfiles.Find("openssl")!).Outcome);
        Assert.Equal(PathOutcome.Accepted, PathBuilder.Build(request, ClientProfiles.Find("curl")!).Outcome);
        PathRequest whole = request with { Anchors = [new TrustAnchor(Described.Authority("Root", "old", "Root", "old")), new TrustAnchor(rollover)] };
        Assert.NotEqual(PathOutcome.Rejected, PathBuilder.Build(whole, Exhaustive).Outcome);
    }

    [Fact]
    public void Two_authorities_that_certify_each_other_are_no_loop()
    {
        CertificateFacts a = Described.Authority("A", "a", "B", "b"), b = Described.Authority("B", "b", "A", "a");
        var request = new PathRequest([Described.EndEntity("host.test", a), a, b], [new TrustAnchor(Described.Root("Other"))], [], Described.Now, "host.test");
        PathResult result = PathBuilder.Build(request, Exhaustive);
        Assert.Equal(PathOutcome.Rejected, result.Outcome);
        Assert.StartsWith("No path to a trust anchor", result.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void The_order_of_intermediates_and_anchors_does_not_change_the_outcome() =>
        Graph().Sample(graph =>
        {
            CertificateFacts leaf = Described.EndEntity("host.test", graph.Blocks[0]);
            PathOutcome Outcome(IEnumerable<CertificateFacts> blocks, IEnumerable<CertificateFacts> anchors) => PathBuilder.Build(
                new PathRequest([leaf, .. blocks], [.. anchors.Select(anchor => new TrustAnchor(anchor))], [], Described.Now, "host.test"), Exhaustive).Outcome;
            return Outcome(graph.Blocks, graph.Anchors) == Outcome(graph.Blocks.Reverse(), graph.Anchors.Reverse())
                && Outcome(graph.Blocks, graph.Anchors) == Outcome(graph.Blocks.OrderBy(block => block.Sha256), graph.Anchors.OrderBy(anchor => anchor.Sha256));
        }, iter: 300);

    [Fact]
    public void More_anchors_never_turn_an_acceptance_of_an_exhaustive_search_into_a_rejection_when_their_names_are_new() =>
        Graph().Sample(graph =>
        {
            CertificateFacts leaf = Described.EndEntity("host.test", graph.Blocks[0]);
            PathOutcome Outcome(params IEnumerable<CertificateFacts> anchors) => PathBuilder.Build(
                new PathRequest([leaf, .. graph.Blocks], [.. anchors.Select(anchor => new TrustAnchor(anchor))], [], Described.Now, "host.test"), Exhaustive).Outcome;
            return Outcome(graph.Anchors) != PathOutcome.Accepted || Outcome([.. graph.Anchors, Described.Root("New")]) == PathOutcome.Accepted;
        }, iter: 100);

    /// <summary>Authorities N0..N5 with one key each, some signed by the key that the issuer's name has and some by another.</summary>
    private static Gen<(CertificateFacts[] Blocks, CertificateFacts[] Anchors)> Graph() =>
        Gen.Select(Gen.Int[0, 5], Gen.Int[0, 5], Gen.Int[0, 9]).Array[1, 9].Select(Gen.Int[0, 5].Array[0, 3], static (edges, roots) =>
        (
            edges.Select((edge, i) => Described.Authority($"N{edge.Item1}", $"N{edge.Item1}", $"N{edge.Item2}", edge.Item3 == 0 ? "stranger" : $"N{edge.Item2}", $"{i}")).ToArray(),
            roots.Select(root => Described.Root($"N{root}")).ToArray()));
}
