using System.Collections.Immutable;
using System.Globalization;
using TrustShift.Reports.Text;

namespace TrustShift.Reports.Explanations;

/// <summary>Explanations for people: each link below what rests on it.</summary>
public static class ExplanationText
{
    /// <summary>Writes them.</summary>
    /// <param name="explanations">At least one.</param>
    /// <param name="page">Where to.</param>
    public static void Write(ImmutableArray<Explanation> explanations, TextPage page)
    {
        foreach (Explanation explanation in explanations)
        {
            Write(page, explanation.Chain, 0, new HashSet<string>(StringComparer.Ordinal));
            page.Blank();
            page.Labelled(0, "Target", 9, explanation.Target, Tone.Quiet);
            page.Labelled(0, "Migration", 9, $"{explanation.Title} ({explanation.Migration})", Tone.Quiet);
            page.Labelled(0, "Judged", 9, $"for {Moment(explanation.At)}", Tone.Quiet);
            page.Blank();
        }
    }

    // As a report says it, without parts of a second.
    private static string Moment(string at) =>
        DateTimeOffset.TryParse(at, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset time) ? Words.Moment(time) : at;

    private static void Write(TextPage page, ExplanationLink link, int depth, HashSet<string> told)
    {
        // What stands above already is not told again.
        if (!told.Add($"{link.Kind}\n{link.Text}\n{link.Finding}\n{string.Join('\n', link.Places)}"))
            return;
        int indent = depth * 3;
        string id = link.Finding is { Length: > 0 } finding ? $" [{finding}]" : "";
        (string verdict, Tone tone) = link.Verdict switch
        {
            "impacted" => ("IMPACTED  ", Tone.Bad),
            "notImpacted" => ("NOT IMPACTED  ", Tone.Good),
            "unknown" => ("UNKNOWN  ", Tone.Doubt),
            _ => ("", link.Kind is "evidence" ? Tone.Quiet : link.Kind is "fix" ? Tone.Command : Tone.Plain),
        };
        if (depth == 0)
            page.Paragraph(0, verdict + link.Text + id, tone);
        else
            page.Item(indent, "←", verdict + link.Text + id, tone);
        // The places of a reason are those of what it is a reason of, but for further ones.
        foreach (string place in link.Places.Where(p => p.Length > 0 && !link.Text.Contains(p, StringComparison.Ordinal) && (link.Kind is not "reason" || !told.Contains("place\n" + p))))
        {
            page.Whole(indent + 2, place, Tone.Quiet);
            told.Add("place\n" + place);
        }

        foreach (ExplanationLink below in link.Because)
            Write(page, below, depth + 1, told);
    }
}
