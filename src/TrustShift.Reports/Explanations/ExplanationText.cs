using System.Collections.Immutable;
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
            Write(page, explanation.Chain, 0);
            page.Blank();
            page.Labelled(0, "Target", 9, explanation.Target, Tone.Quiet);
            page.Labelled(0, "Migration", 9, $"{explanation.Title} ({explanation.Migration})", Tone.Quiet);
            page.Labelled(0, "Judged", 9, $"for {explanation.At}", Tone.Quiet);
            page.Blank();
        }
    }

    private static void Write(TextPage page, ExplanationLink link, int depth)
    {
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
        foreach (string place in link.Places.Where(p => p.Length > 0 && !link.Text.Contains(p, StringComparison.Ordinal)))
            page.Whole(indent + 2, place, Tone.Quiet);
        foreach (ExplanationLink below in link.Because)
            Write(page, below, depth + 1);
    }
}
