using System.Collections.Immutable;
using TrustShift.Pki.Clients;
using TrustShift.Pki.Paths;
using TrustShift.Testing;

namespace TrustShift.ClientTruth.Tests.Suites;

/// <summary>A public suite of path validation, judged by the profile <c>webpki</c>.</summary>
/// <param name="Name">The suite's name.</param>
/// <param name="Source">Where it is from, and which revision.</param>
/// <param name="Cases">All cases, in the suite's order.</param>
internal sealed record PublicSuite(string Name, string Source, ImmutableArray<SuiteCase> Cases)
{
    private static readonly Lazy<ImmutableArray<PublicSuite>> Suites = new(static () => [LimboSuite.Read(), BetterTlsSuite.Read()]);

    /// <summary>All suites; skips the running test where the facts are absent.</summary>
    public static ImmutableArray<PublicSuite> All()
    {
        SharedFacts.Require("suites", LimboSuite.File);
        return Suites.Value;
    }

    /// <summary>The cases that apply.</summary>
    public IEnumerable<SuiteCase> Applicable => Cases.Where(static one => one.NotApplicable is null);

    /// <summary>Every applicable case that is answered otherwise than the suite wants, with the answer.</summary>
    public ImmutableArray<(SuiteCase Case, PathOutcome Answer, string Sentence)> Wrong =>
    [
        .. Applicable.Select(static one => (Case: one, Result: Answer(one)))
            .Where(static pair => pair.Result.Outcome != pair.Case.Expected)
            .Select(static pair => (pair.Case, pair.Result.Outcome, pair.Result.Sentence)),
    ];

    /// <summary>The named exceptions: "suite, tab, case, tab, reason" a line.</summary>
    public ImmutableArray<string[]> Exceptions =>
    [
        .. System.IO.File.ReadLines(Repository.PathOf("tests", "TrustShift.ClientTruth.Tests", "Suites", "exceptions.tsv"))
            .Where(static line => line.Length > 0 && line[0] != '#')
            .Select(static line => line.Split('\t'))
            .Where(row => string.Equals(row[0], Name, StringComparison.Ordinal)),
    ];

    private static PathResult Answer(SuiteCase one) => one.Request is { } request
        ? PathBuilder.Build(request, ClientProfiles.Resolve(one.Profile)!.Profile)
        : new PathResult(PathOutcome.Rejected, [], [], "Rejected: the end entity cannot be read");
}
