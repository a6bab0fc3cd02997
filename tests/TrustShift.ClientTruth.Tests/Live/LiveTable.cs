using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using TrustShift.Testing;

namespace TrustShift.ClientTruth.Tests.Live;

/// <summary>
/// The live part of docs/client-truth.md: what the last run with <c>TRUSTSHIFT_WRITE_CLIENT_TRUTH=1</c> found (with <c>./test --all-clients</c> of every client). Versions differ from machine to machine, so the run's numbers stand
/// in <c>agreement.tsv</c>, and what is checked everywhere is that the page says the same and that the cases and the clients are still those.
/// </summary>
internal static class LiveTable
{
    private static readonly ConcurrentDictionary<string, LiveTally> Found = new(StringComparer.Ordinal);

    private static string FilePath { get; } = Repository.PathOf("tests", "TrustShift.ClientTruth.Tests", "Live", "agreement.tsv");

    /// <summary>Adds what a test found.</summary>
    public static void Add(LiveTally tally) => Found.AddOrUpdate(tally.Client, tally, (_, before) => before.Plus(tally));

    /// <summary>Writes what this run found, where that was asked for.</summary>
    public static void Save(DateTimeOffset now)
    {
        if (Found.IsEmpty || !string.Equals(Environment.GetEnvironmentVariable("TRUSTSHIFT_WRITE_CLIENT_TRUTH"), "1", StringComparison.Ordinal))
            return;
        IEnumerable<string> lines = Found.Values.OrderBy(static t => t.Client, StringComparer.Ordinal).Select(static t => string.Create(
            CultureInfo.InvariantCulture, $"{t.Client}\t{t.Profile}\t{t.Cases}\t{t.Agreed}\t{t.Accepted}\t{t.Open}\t{t.NotAsked}"));
        File.WriteAllLines(FilePath, ["# " + now.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), "# client\tprofile\tcases\tagreed\taccepted\topen\tnot asked", .. lines]);
    }

    /// <summary>The numbers of the last long run.</summary>
    public static ImmutableArray<LiveTally> Load() =>
    [
        .. File.ReadLines(FilePath).Where(static line => line[0] != '#').Select(static line => line.Split('\t'))
            .Select(static p => new LiveTally(p[0], p[1], Number(p[2]), Number(p[3]), Number(p[4]), Number(p[5]), Number(p[6]))),
    ];

    /// <summary>The section of the page.</summary>
    public static string Write()
    {
        ImmutableArray<LiveTally> tallies = Load();
        var text = new StringBuilder("\n## Live\n\n");
        text.Append(CultureInfo.InvariantCulture, $"Asked on {File.ReadLines(FilePath).First()[2..]}: {tallies.Length} builds of real clients, ");
        text.Append(CultureInfo.InvariantCulture, $"{tallies.Sum(static t => t.Cases)} questions, of which {tallies.Sum(static t => t.Differed)} were answered otherwise than predicted. ");
        text.Append("The certificates are minted for the run, the chains served on the loopback address; the words of a case are explained in CONTRIBUTING.md. ");
        text.Append("\"Left to chance\" are cases in which the client takes any of several certificates of one name; \"not asked\" those whose store the client cannot hold.\n\n");
        text.Append("| client | profile | cases | agreed | of these accepted | left to chance | not asked | differ |\n|---|---|--:|--:|--:|--:|--:|--:|\n");
        foreach (LiveTally t in tallies)
            text.Append(CultureInfo.InvariantCulture, $"| {t.Client} | `{t.Profile}` | {t.Cases} | {t.Agreed} | {t.Accepted} | {t.Open} | {t.NotAsked} | {t.Differed} |\n");
        return text.ToString();
    }

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}
