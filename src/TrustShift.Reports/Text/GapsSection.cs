using System.Collections.Immutable;
using TrustShift.Discovery.Evidence;

namespace TrustShift.Reports.Text;

/// <summary>What could not be read or decided: the deciding ones first, the first twenty unless all are asked for.</summary>
internal static class GapsSection
{
    /// <summary>Gaps shown without --verbose.</summary>
    public const int Shown = 20;

    public static void Write(TextPage page, ImmutableArray<Gap> gaps, bool verbose)
    {
        if (gaps.IsEmpty)
            return;
        int deciding = gaps.Count(static g => g.Decides);
        page.Heading($"Could not be read or decided: {gaps.Length}" + (deciding > 0 ? $", of which {deciding} may hide trust" : ""));

        // Enumerable.OrderBy is stable: within a kind the order of the evidence stays.
        IEnumerable<Gap> ordered = gaps.OrderByDescending(static g => g.Decides);
        foreach (Gap gap in verbose ? ordered : ordered.Take(Shown))
        {
            page.Whole(2, gap.Place);
            page.Paragraph(6, gap.Reason + (gap.Decides ? "" : " (cannot hide trust)"), gap.Decides ? Tone.Doubt : Tone.Quiet);
            if (gap.Remedy is { } remedy)
                page.Whole(6, "→ " + remedy, Tone.Command);
        }

        if (!verbose && gaps.Length > Shown)
            page.Paragraph(2, $"and {Words.Count(gaps.Length - Shown, "other", "others")} (all with --verbose)", Tone.Quiet);
    }
}
