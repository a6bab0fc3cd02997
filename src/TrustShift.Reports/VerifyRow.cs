using System.Collections.Immutable;
using TrustShift.Pki.Clients;

namespace TrustShift.Reports;

/// <summary>Versions of one family, used in the same way, that come to the same answer.</summary>
/// <param name="Label">The first and the last of them: "curl@7.74.0 to 8.23.0".</param>
/// <param name="Answers">Their answers, at least one.</param>
public sealed record VerifyRow(string Label, ImmutableArray<VerifyAnswer> Answers)
{
    // Options that name a library, not a way to use the client.
    private static readonly ImmutableArray<string> Libraries = ["openssl=", "gnutls=", "urllib3=", "python="];

    /// <summary>The answer of all of them.</summary>
    public VerifyAnswer Answer => Answers[0];

    /// <summary>The answers in their order, neighbours that are alike together.</summary>
    public static ImmutableArray<VerifyRow> Of(IEnumerable<VerifyAnswer> answers)
    {
        var groups = new List<List<VerifyAnswer>>();
        foreach (VerifyAnswer answer in answers)
        {
            // A version between that answers otherwise ends the range.
            List<VerifyAnswer>? same = groups.FindLast(group => string.Equals(Family(group[0].Profile), Family(answer.Profile), StringComparison.Ordinal)
                && string.Equals(Switches(group[0].Asked), Switches(answer.Asked), StringComparison.Ordinal));
            if (same is null || !IsAlike(same[0], answer))
                groups.Add([answer]);
            else
                same.Add(answer);
        }

        ILookup<string, List<VerifyAnswer>> byLabel = groups.ToLookup(static group => LabelOf(group, isFull: false), StringComparer.Ordinal);
        return [.. groups.Select(group => new VerifyRow(LabelOf(group, isFull: byLabel[LabelOf(group, isFull: false)].Count() > 1), [.. group]))];
    }

    private static bool IsAlike(VerifyAnswer one, VerifyAnswer other) =>
        one.Outcome == other.Outcome && string.Equals(one.Sentence, other.Sentence, StringComparison.Ordinal);

    private static string Family(ClientProfile profile) => profile.Name.Split('@', '+')[0];

    private static string Switches(string name) =>
        string.Concat(name.Split('+').Skip(1).Where(static option => !Libraries.Any(library => option.StartsWith(library, StringComparison.Ordinal))).Select(static option => "+" + option));

    private static string LabelOf(List<VerifyAnswer> group, bool isFull)
    {
        string first = group[0].Asked, last = group[^1].Asked;
        string shown = isFull ? first : first.Split('+')[0] + Switches(first);
        string upper = last.Split('@')[^1].Split('+')[0];
        return group.Count == 1 || string.Equals(first.Split('+')[0], last.Split('+')[0], StringComparison.Ordinal) ? shown : $"{first.Split('+')[0]} to {upper}{shown[first.Split('+')[0].Length..]}";
    }
}
