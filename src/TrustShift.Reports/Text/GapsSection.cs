using System.Collections.Immutable;
using TrustShift.Discovery.Evidence;

namespace TrustShift.Reports.Text;

/// <summary>What could not be read or decided: the deciding ones first, those with the same reason together.</summary>
internal static class GapsSection
{
    /// <summary>Kinds of gaps shown without --verbose; a kind is one reason.</summary>
    public const int Shown = 20;

    private const int ShownOfAKindThatDecides = 10;
    private const int ShownOfAKind = 3;

    public static void Write(TextPage page, ImmutableArray<Gap> gaps, bool verbose)
    {
        if (gaps.IsEmpty)
            return;
        int deciding = gaps.Count(static g => g.Decides);
        page.Heading($"Could not be read or decided: {gaps.Length}" + (deciding > 0 ? $", of which {deciding} may hide trust" : ""));

        // Enumerable.OrderBy and GroupBy are stable: within a kind the order of the evidence stays.
        var groups = gaps.OrderByDescending(static g => g.Decides).GroupBy(static g => (g.Decides, g.Reason)).ToList();
        foreach (IGrouping<(bool Decides, string Reason), Gap> group in verbose ? groups : groups.Take(Shown))
        {
            ImmutableArray<Gap> alike = [.. group];
            int most = group.Key.Decides ? ShownOfAKindThatDecides : ShownOfAKind;
            foreach (Gap gap in verbose ? alike : alike.Take(most))
                page.Whole(2, gap.Place);
            if (!verbose && alike.Length > most)
                page.Paragraph(2, $"and {Words.Count(alike.Length - most, "other place", "other places")}", Tone.Quiet);
            page.Paragraph(6, group.Key.Reason + (group.Key.Decides ? "" : " (cannot hide trust)") + $" [{FindingId.Of(alike[0])}]", group.Key.Decides ? Tone.Doubt : Tone.Quiet);
            if (alike[0].Remedy is { } remedy)
                page.Whole(6, "→ " + remedy, Tone.Command);
        }

        if (!verbose && groups.Count > Shown)
            page.Paragraph(2, $"and {Words.Count(groups.Count - Shown, "other kind", "other kinds")} (all with --verbose)", Tone.Quiet);
    }
}
