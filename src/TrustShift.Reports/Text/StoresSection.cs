using System.Collections.Immutable;
using TrustShift.Assessment;

namespace TrustShift.Reports.Text;

/// <summary>Stores that are present and trusted by no known client, together where the reason is the same.</summary>
internal static class StoresSection
{
    private const int Shown = 5;

    public static void Write(TextPage page, ImmutableArray<UnattributedStore> stores, bool verbose)
    {
        if (stores.IsEmpty)
            return;
        page.Heading($"Stores that decide nothing: {stores.Length}");
        foreach (IGrouping<string, UnattributedStore> group in stores.GroupBy(static s => s.Why, StringComparer.Ordinal))
        {
            ImmutableArray<UnattributedStore> same = [.. group];
            page.Paragraph(2, $"{group.Key} [{FindingId.OfStore(same[0].Store.Path)}]", hanging: 2);
            foreach (UnattributedStore store in verbose ? same : same.Take(Shown))
                page.Whole(4, store.Store.Path, Tone.Quiet);
            if (!verbose && same.Length > Shown)
                page.Paragraph(4, $"and {Words.Count(same.Length - Shown, "other", "others")} (all with --verbose)", Tone.Quiet);
        }
    }
}
