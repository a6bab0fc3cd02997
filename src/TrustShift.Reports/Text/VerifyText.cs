using System.Collections.Immutable;
using System.Globalization;
using TrustShift.Discovery.Evidence;
using TrustShift.Pki.Paths;

namespace TrustShift.Reports.Text;

/// <summary>The text of <c>verify</c>: one client in full, or a table of many.</summary>
public static class VerifyText
{
    private const int ManyCandidates = 8;
    private const int WidestLabel = 40;

    /// <summary>Writes the whole report.</summary>
    /// <param name="report">What to say.</param>
    /// <param name="page">Where to.</param>
    /// <param name="verbose">Whether every candidate path is listed, for many clients too.</param>
    public static void Write(VerifyReport report, TextPage page, bool verbose)
    {
        if (report.Answers is [var only])
            WriteAnswer(page, only, verbose);
        else if (report.GroupsVersions)
            WriteAnswers(report, page, verbose);
        else
            WriteTable(report, page, verbose);

        page.Blank();
        foreach (VerifiedStore store in report.Stores)
            page.Labelled(0, "Store", 8, $"{store.Path} ({store.Format}, {Words.Count(store.Certificates, "certificate", "certificates")})", Tone.Quiet);
        page.Labelled(0, "Chain", 8, report.Chain.IsEmpty ? "no certificate of it could be read" : string.Join(", ", report.Chain.Select(static c => c.Subject.CommonName)) + " (as sent)", Tone.Quiet);
        page.Labelled(0, "Name", 8, report.HostName ?? "not checked (--name HOST checks it)", Tone.Quiet);
        page.Labelled(0, "Judged", 8, $"for {Words.Moment(report.At)}", Tone.Quiet);
        foreach (Gap gap in report.Gaps)
            page.Item(0, "!", $"{gap.Place}: {gap.Reason}{(gap.Remedy is null ? "" : $" ({gap.Remedy})")}", Tone.Doubt);
    }

    private static void WriteTable(VerifyReport report, TextPage page, bool verbose)
    {
        int width = Math.Min(report.Answers.Max(static a => a.Asked.Length), WidestLabel);
        foreach (VerifyAnswer answer in report.Answers)
        {
            page.Labelled(2, $"{Word(answer.Outcome),-9} {answer.Asked}", 12 + width, SentenceOf(answer), ToneOf(answer.Outcome));
            if (answer.Note is not null)
                page.Paragraph(12, answer.Note, Tone.Quiet);
            if (verbose)
                WriteCandidates(page, answer, 6, verbose);
        }

        WriteCounts(report, page);
    }

    // Over a hundred clients come to a few answers: each answer stands once, with the versions that give it. What rejects stands first: it is what one looks for.
    private static void WriteAnswers(VerifyReport report, TextPage page, bool verbose)
    {
        foreach (PathOutcome outcome in new[] { PathOutcome.Rejected, PathOutcome.Undecided, PathOutcome.Accepted })
        {
            ImmutableArray<VerifyRow> rows = [.. VerifyRow.Of(report.Answers).Where(r => r.Answer.Outcome == outcome)];
            if (rows.IsEmpty)
                continue;
            page.Heading($"{Word(outcome)}  {Words.Count(rows.Sum(static r => r.Answers.Length), "client", "clients")}");
            foreach (IGrouping<string, VerifyRow> same in rows.GroupBy(static r => SentenceOf(r.Answer).Replace(r.Answer.Profile.Title, "these clients", StringComparison.Ordinal), StringComparer.Ordinal))
            {
                page.Paragraph(2, same.Key, ToneOf(outcome), hanging: 2);
                page.Paragraph(6, string.Join(", ", same.Select(static r => r.Label)));
                if (verbose)
                    WriteCandidates(page, same.First().Answer, 6, verbose);
            }
        }

        WriteCounts(report, page);
        page.Paragraph(0, "Versions that answer alike stand together; --format json lists each, and --client with one of them tells its paths and its own message.", Tone.Quiet);
    }

    private static void WriteCounts(VerifyReport report, TextPage page)
    {
        page.Blank();
        page.Paragraph(0, string.Create(
            CultureInfo.InvariantCulture,
            $"{Count(report, PathOutcome.Accepted)} accept, {Count(report, PathOutcome.Rejected)} reject, {Count(report, PathOutcome.Undecided)} undecided"), Tone.Heading);
    }

    // The colour and the word before it say the outcome already.
    private static string SentenceOf(VerifyAnswer answer)
    {
        string word = answer.Outcome switch { PathOutcome.Accepted => "Accepted: ", PathOutcome.Rejected => "Rejected: ", _ => "Undecided: " };
        return answer.Sentence.StartsWith(word, StringComparison.Ordinal) ? answer.Sentence[word.Length..] : answer.Sentence;
    }

    private static void WriteAnswer(TextPage page, VerifyAnswer answer, bool verbose)
    {
        page.Blank();
        page.Paragraph(0, "━━ " + Word(answer.Outcome) + " " + new string('━', 12), ToneOf(answer.Outcome));
        page.Paragraph(0, $"{answer.Profile.Title} (profile {answer.Profile.Name})", Tone.Heading);
        if (answer.Note is not null)
            page.Paragraph(0, char.ToUpperInvariant(answer.Note[0]) + answer.Note[1..] + ".", Tone.Doubt);
        page.Paragraph(0, answer.Sentence + ".");
        if (answer.Says is not null)
        {
            page.Paragraph(0, "The client itself prints something like:", Tone.Quiet);
            page.Whole(4, answer.Says, Tone.Command);
        }

        if (answer.Outcome == PathOutcome.Accepted && !answer.Result.Candidates.IsEmpty)
        {
            page.Heading("Path");
            WriteCandidate(page, answer.Result.Candidates[0], 2);
        }

        WriteCandidates(page, answer, 2, verbose);
        page.Blank();
        page.Labelled(0, "Rules", 8, answer.Profile.Source, Tone.Quiet);
    }

    private static void WriteCandidates(TextPage page, VerifyAnswer answer, int indent, bool verbose)
    {
        var others = answer.OtherCandidates;
        if (others.IsEmpty)
            return;
        if (indent == 2)
            page.Heading(answer.Outcome == PathOutcome.Accepted ? "Other candidate paths" : "Candidate paths, the best first");
        int shown = verbose ? others.Length : Math.Min(others.Length, ManyCandidates);
        for (int i = 0; i < shown; i++)
        {
            page.Paragraph(indent, string.Create(CultureInfo.InvariantCulture, $"{i + 1}. {(others[i].Anchor is null ? "reaches no trust anchor" : "reaches a trust anchor")}"));
            WriteCandidate(page, others[i], indent + 3);
        }

        if (shown < others.Length)
            page.Paragraph(indent, string.Create(CultureInfo.InvariantCulture, $"and {others.Length - shown} more (--verbose lists them)"), Tone.Quiet);
    }

    private static void WriteCandidate(TextPage page, CandidatePath candidate, int indent)
    {
        for (int i = 0; i < candidate.Certificates.Length; i++)
        {
            string anchor = candidate.Anchor is not null && i == candidate.Certificates.Length - 1 ? "  (in the store)" : "";
            page.Item(indent, i.ToString(CultureInfo.InvariantCulture), candidate.Certificates[i].Subject.CommonName + anchor);
            foreach (PathFinding finding in candidate.Findings.Where(f => f.Index == i))
                WriteFinding(page, finding, indent + 2);
        }

        foreach (PathFinding finding in candidate.Findings.Where(f => f.Index < 0 || f.Index >= candidate.Certificates.Length))
            WriteFinding(page, finding, indent);
    }

    private static void WriteFinding(TextPage page, PathFinding finding, int indent)
    {
        string mark = finding.Fatal ? "✗" : finding.Undecided ? "?" : "-";
        page.Item(indent, mark, $"{finding.Text} [{finding.Id}]", finding.Fatal ? Tone.Bad : finding.Undecided ? Tone.Doubt : Tone.Quiet);
    }

    private static int Count(VerifyReport report, PathOutcome outcome) => report.Answers.Count(a => a.Outcome == outcome);

    private static string Word(PathOutcome outcome) => outcome switch
    {
        PathOutcome.Accepted => "ACCEPTED",
        PathOutcome.Rejected => "REJECTED",
        _ => "UNDECIDED",
    };

    private static Tone ToneOf(PathOutcome outcome) => outcome switch
    {
        PathOutcome.Accepted => Tone.Good,
        PathOutcome.Rejected => Tone.Bad,
        _ => Tone.Doubt,
    };
}
