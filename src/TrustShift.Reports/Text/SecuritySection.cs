using System.Collections.Immutable;
using TrustShift.Assessment.Security;

namespace TrustShift.Reports.Text;

/// <summary>Where certificates are not verified, worst first, the same thing at several places once. It stands apart from the verdict.</summary>
internal static class SecuritySection
{
    private const int Shown = 10;
    private const int ShownPlaces = 3;

    public static void Write(TextPage page, ImmutableArray<SecurityFinding> findings, bool verbose)
    {
        if (findings.IsEmpty)
            return;
        page.Heading($"Security: certificates are not verified at {Words.Count(findings.SelectMany(static f => f.Evidence).Distinct(StringComparer.Ordinal).Count(), "place", "places")}");
        page.Paragraph(2, "This is apart from the verdict: who does not verify is not broken by a new authority, and cannot tell the server from anybody who pretends to be it.", Tone.Quiet);
        var groups = findings.GroupBy(static f => (f.Severity, f.Setting, f.Text)).ToList();
        foreach (IGrouping<(Severity Severity, string Setting, string Text), SecurityFinding> group in verbose ? groups : groups.Take(Shown))
        {
            page.Paragraph(2, $"{Words.Of(group.Key.Severity)}  {group.Key.Setting} [{FindingId.Of(group.First())}]", group.Key.Severity == Severity.High ? Tone.Bad : Tone.Doubt, hanging: 4);
            page.Paragraph(6, group.Key.Text);
            ImmutableArray<string> places = [.. group.SelectMany(static f => f.Evidence).Distinct(StringComparer.Ordinal)];
            foreach (string place in verbose ? places : places.Take(ShownPlaces))
                page.Whole(6, place, Tone.Quiet);
            if (!verbose && places.Length > ShownPlaces)
                page.Paragraph(6, $"and {Words.Count(places.Length - ShownPlaces, "other place", "other places")} (all with --verbose)", Tone.Quiet);
        }

        if (!verbose && groups.Count > Shown)
            page.Paragraph(2, $"and {Words.Count(groups.Count - Shown, "other", "others")} (all with --verbose)", Tone.Quiet);
    }
}
