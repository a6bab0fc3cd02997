using System.Collections.Immutable;
using TrustShift.Assessment;

namespace TrustShift.Reports.Text;

/// <summary>The end of a report: what to do next, once, over all targets and migrations.</summary>
internal static class NextStepsSection
{
    public static void Write(TextPage page, CheckReport report)
    {
        ImmutableArray<string> steps =
            [.. report.Targets.SelectMany(static t => t.Assessments).SelectMany(static a => a.NextSteps).Distinct(StringComparer.Ordinal)];
        page.Heading("What to do next");
        if (steps.IsEmpty)
        {
            page.Paragraph(2, report.Verdict switch
            {
                Verdict.NotImpacted => "Nothing. Run this again when the target changes.",
                Verdict.Impacted => "Mend what is listed as impacted above, then run this again.",
                _ => "Settle what is listed as unknown above, then run this again.",
            });
            return;
        }

        int number = 1;
        foreach (string step in steps)
        {
            // A step may have commands, each on a line of its own.
            string[] lines = step.Split('\n');
            page.Item(2, $"{number++}.", lines[0]);
            foreach (string command in lines.Skip(1))
                page.Whole(6, command, Tone.Command);
        }
    }
}
