using System.Collections.Immutable;
using TrustShift.Assessment;
using TrustShift.Assessment.ErrorTexts;

namespace TrustShift.Reports.Text;

/// <summary>The text of <c>check</c>: the verdict first, then the worst first, each with its proof and the way out.</summary>
public static class CheckText
{
    /// <summary>Writes the whole report.</summary>
    /// <param name="report">What to say.</param>
    /// <param name="page">Where to.</param>
    /// <param name="verbose">Whether every chain, endpoint, store and gap is listed.</param>
    public static void Write(CheckReport report, TextPage page, bool verbose)
    {
        if (report.ErrorLog is { } log)
            WriteErrorLog(log, page);
        if (report.Targets.Length > 1)
            WriteOverview(report, page);
        foreach (CheckedTarget target in report.Targets)
        {
            foreach (MigrationAssessment assessment in target.Assessments)
                WriteAssessment(report, target, assessment, page, verbose);
            SecuritySection.Write(page, target.SecurityFindings, verbose);
            GapsSection.Write(page, target.Evidence.Gaps, verbose);
        }

        NextStepsSection.Write(page, report);
    }

    private static void WriteAssessment(CheckReport report, CheckedTarget target, MigrationAssessment assessment, TextPage page, bool verbose)
    {
        page.Blank();
        Tone tone = Words.ToneOf(assessment.Verdict);
        bool fragile = assessment.Verdict == Verdict.NotImpacted && assessment.Clients.Any(static c => c.Reasons.Any(static r => string.Equals(r.Id, "fragile", StringComparison.Ordinal)));
        page.Paragraph(0, "━━ " + Words.Of(assessment.Verdict) + (fragile ? " (fragile) " : " ") + new string('━', 12), tone);
        page.Paragraph(0, assessment.Migration.Title, Tone.Heading);
        page.Paragraph(0, assessment.Summary);
        ClientsSection.WriteReasons(page, 2, "", assessment.Reasons, verbose);
        page.Blank();
        page.Labelled(0, "Target", 8, Words.Of(target.Evidence.Target), Tone.Quiet);
        page.Labelled(0, "", 8, $"{Words.Count(target.Evidence.Statistics.Files, "file", "files")} seen, {Words.Size(target.Evidence.Statistics.BytesRead)} read, "
            + $"collected {Words.Moment(target.Evidence.CollectedAt)}", Tone.Quiet);
        page.Labelled(0, "Judged", 8, $"for {Words.Moment(assessment.At)}", Tone.Quiet);
        WriteFactsDate(report, assessment, page);
        ApplicationsSection.Write(page, assessment, verbose);
        ProfilesSection.Write(page, assessment.Clients, verbose);
        PinsSection.Write(page, assessment.Pins, assessment.OtherPins, verbose);
        EndpointsSection.Write(page, assessment.Endpoints, verbose);
        AnchorsSection.Write(page, assessment, verbose);
        StoresSection.Write(page, assessment.UnattributedStores, verbose);
        if (!assessment.Hints.IsEmpty)
        {
            page.Heading("Hints (they prove nothing)");
            foreach (string hint in assessment.Hints)
                page.Item(2, "-", hint);
        }
    }

    private static void WriteFactsDate(CheckReport report, MigrationAssessment assessment, TextPage page)
    {
        DateOnly facts = assessment.Migration.FactsDate;
        page.Labelled(
            0, "Facts", 8, $"of {Words.Date(facts)} (migration) and {Words.Date(report.Tool.CatalogueDate)} (certificates)", Tone.Quiet);
        foreach ((string name, DateOnly date) in new[] { ("migration", facts), ("certificates", report.Tool.CatalogueDate) })
        {
            if (report.IsOutdated(date))
            {
                int days = report.Today.DayNumber - date.DayNumber;
                page.Labelled(
                    0, "", 8, $"The data about the {name} is {days} days old: look for a newer version of {report.Tool.Name}.", Tone.Doubt);
            }
        }
    }

    private static void WriteOverview(CheckReport report, TextPage page)
    {
        page.Heading($"{Words.Of(report.Verdict)} over {report.Targets.Length} targets");
        foreach (CheckedTarget target in report.Targets.OrderByDescending(static t => t.Verdict))
            page.Labelled(2, Words.Of(target.Verdict), 12, Words.Of(target.Evidence.Target), Words.ToneOf(target.Verdict));
    }

    private static void WriteErrorLog(ErrorLog log, TextPage page)
    {
        page.Heading($"Errors recognised in {log.Name}");
        if (log.Lines.IsEmpty)
        {
            page.Paragraph(2, $"None in {Words.Count(log.LinesRead, "line", "lines")}. Look for the client's own text: it names the certificate or the authority.");
            return;
        }

        foreach (IGrouping<(string Client, ErrorMeaning Meaning), ErrorLogLine> group in log.Lines.GroupBy(static l => (l.Client, l.Meaning)))
        {
            ImmutableArray<ErrorLogLine> lines = [.. group];
            string more = lines.Length == 1 ? "" : $" and {Words.Count(lines.Length - 1, "other", "others")}";
            page.Paragraph(2, $"line {lines[0].Line}{more}: {group.Key.Client}: {Words.Of(group.Key.Meaning)}", Tone.Heading);
            page.Whole(6, lines[0].Text, Tone.Quiet);
            page.Paragraph(6, lines[0].Says);
        }

        if (log.IsCut)
            page.Paragraph(2, $"Only the first {Words.Count(log.LinesRead, "line", "lines")} were looked at.", Tone.Doubt);
    }
}
