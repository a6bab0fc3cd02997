using System.Collections.Immutable;
using System.Text;
using TrustShift.Assessment;
using TrustShift.Catalogue.Migrations;
using TrustShift.Pki.Certificates;
using TrustShift.Pki.Paths;

namespace TrustShift.Reports.Text;

/// <summary>
/// The clients of an assessment: what is impacted, unknown or fragile in full, the rest compactly by store. Clients with the same store and
/// the same reasons stand together.
/// </summary>
internal static class ClientsSection
{
    public static void Write(TextPage page, MigrationAssessment assessment, bool verbose)
    {
        if (assessment.Clients.IsEmpty)
        {
            page.Heading("Clients");
            page.Paragraph(2, "No TLS client and no trust store was found.");
            return;
        }

        foreach (Verdict verdict in new[] { Verdict.Impacted, Verdict.Unknown, Verdict.NotImpacted })
        {
            ImmutableArray<ClientAssessment> inFull = [.. assessment.Clients.Where(c => c.Verdict == verdict && NeedsAttention(c))];
            if (!inFull.IsEmpty)
                WriteInFull(page, verdict, inFull, verbose);
        }

        ImmutableArray<ClientAssessment> fine = [.. assessment.Clients.Where(static c => !NeedsAttention(c))];
        if (!fine.IsEmpty)
            WriteCompactly(page, fine, verbose);
    }

    public static void WriteReason(TextPage page, int indent, Reason reason, params string?[] shown)
    {
        page.Item(indent, "-", reason.Text);
        // A place that the sentence or the heading above already shows is not repeated.
        foreach (string place in reason.Evidence.Where(p => !reason.Text.Contains(p, StringComparison.Ordinal) && !shown.Contains(p, StringComparer.Ordinal)))
            page.Whole(indent + 4, place, Tone.Quiet);
    }

    // A fragile client is not impacted, and yet there is something to do about it.
    private static bool NeedsAttention(ClientAssessment client) =>
        client.Verdict != Verdict.NotImpacted || !client.Fix.IsEmpty || client.Reasons.Any(static r => string.Equals(r.Id, "fragile", StringComparison.Ordinal));

    private static void WriteInFull(TextPage page, Verdict verdict, ImmutableArray<ClientAssessment> clients, bool verbose)
    {
        string heading = verdict switch
        {
            Verdict.Impacted => "Impacted",
            Verdict.Unknown => "Unknown",
            _ => "Not impacted, but fragile",
        };
        page.Heading($"{heading}: {Words.Count(clients.Length, "client", "clients")}");
        foreach (ImmutableArray<ClientAssessment> group in GroupEqual(clients))
        {
            page.Blank();
            foreach (ClientAssessment client in group)
            {
                page.Paragraph(2, $"{Words.Of(verdict)}  {client.Client.Name}", Words.ToneOf(verdict), hanging: 4);
                if (!string.Equals(client.Client.Place, client.Client.Store?.Path, StringComparison.Ordinal))
                    page.Whole(6, client.Client.Place, Tone.Quiet);
            }

            WriteStore(page, 6, group[0]);
            foreach (Reason reason in group[0].Reasons)
                WriteReason(page, 6, reason, group[0].Client.Store?.Path, group[0].Client.Place);
            if (group[0].Client.Uncertainty is { } uncertainty && !group[0].Reasons.Any(r => r.Text.Contains(uncertainty, StringComparison.Ordinal)))
                page.Item(6, "-", uncertainty);
            WriteChains(page, 6, group[0], verbose);
            if (!group[0].Fix.IsEmpty)
                page.Paragraph(6, verdict == Verdict.NotImpacted ? "To be safe in any case:" : "To mend it:", Tone.Heading);
            foreach (string command in group[0].Fix)
                page.Whole(8, command, Tone.Command);
        }
    }

    private static void WriteStore(TextPage page, int indent, ClientAssessment client)
    {
        if (client.Client.Store is not { } store)
        {
            page.Paragraph(indent, "Trust store: could not be determined.", Tone.Doubt);
            return;
        }

        string date = store.DataDate is { } day ? $", roots of {Words.Date(day)}" : "";
        page.Paragraph(indent, $"Trust store ({store.Format}, {Words.Count(store.Anchors.Length, "anchor", "anchors")}{date}):");
        page.Whole(indent + 2, store.Path);
        page.Paragraph(indent + 2, store.Reason, Tone.Quiet);
    }

    // Where one path serves every chain of a kind it is told once; --verbose tells of each.
    private static void WriteChains(TextPage page, int indent, ClientAssessment client, bool verbose)
    {
        if (client.Chains.IsEmpty)
            return;
        if (!verbose)
        {
            // The reasons tell of the chain that decides; the others only count.
            int refused = client.Chains.Count(static c => !c.Result.IsAccepted);
            if (refused > 0)
            {
                string which = refused == client.Chains.Length ? $"all {refused}" : $"{refused} of {client.Chains.Length}";
                page.Item(indent, "✗", $"not accepted: {which} chains that it may meet (each with --verbose)");
            }

            foreach (string path in AcceptedPaths(client).Take(3))
                page.Item(indent, "✓", path);
            return;
        }

        foreach (ChainAnswer answer in client.Chains)
        {
            string mark = answer.Result.Outcome switch { PathOutcome.Accepted => "✓", PathOutcome.Rejected => "✗", _ => "?" };
            string what = answer.Result.IsAccepted ? Words.Path(answer.Result.Path) : answer.Result.Sentence;
            page.Item(indent, mark, $"{Kind(answer)} {answer.Chain.Id} ({Words.Moment(answer.At)}): {what}");
        }
    }

    private static string Kind(ChainAnswer answer) =>
        (answer.IsAfter ? "new" : "old") + (answer.Chain.Status == ChainStatus.Served ? " chain" : " chain, possible,");

    private static IEnumerable<string> AcceptedPaths(ClientAssessment client) => client.Chains
        .Where(static c => c.Result.IsAccepted)
        .OrderByDescending(static c => c.IsAfter).ThenBy(static c => c.Chain.Status)
        .Select(static c => Words.Path(c.Result.Path)).Distinct(StringComparer.Ordinal);

    private static void WriteCompactly(TextPage page, ImmutableArray<ClientAssessment> clients, bool verbose)
    {
        page.Heading($"Not impacted: {Words.Count(clients.Length, "client", "clients")}");
        foreach (IGrouping<string, ClientAssessment> store in clients.GroupBy(static c => c.Client.Store?.Path ?? "", StringComparer.Ordinal))
        {
            ImmutableArray<ClientAssessment> users = [.. store];
            page.Blank();
            if (users[0].Client.Store is { } effective)
            {
                page.Whole(2, effective.Path);
                string date = effective.DataDate is { } day ? $", roots of {Words.Date(day)}" : "";
                page.Paragraph(4, $"{effective.Format}, {Words.Count(effective.Anchors.Length, "anchor", "anchors")}{date}; path found:", Tone.Quiet);
                foreach (string path in AcceptedPaths(users[0]).Take(verbose ? int.MaxValue : 1))
                    page.Item(4, "✓", path, Tone.Good);
            }

            int width = Math.Min(users.Max(static c => c.Client.Name.Length), 26);
            foreach (ClientAssessment client in users)
            {
                page.Labelled(4, client.Client.Name, width, client.Client.Store?.Reason ?? Sentence(client));
                // The path found already says that every chain is accepted; anything else is part of the proof.
                foreach (Reason reason in client.Reasons.Where(r => !client.Chains.Any(static c => c.Result.IsAccepted) || !string.Equals(r.Id, "accepts-every-chain", StringComparison.Ordinal)))
                    WriteReason(page, 6, reason);
                if (verbose)
                {
                    page.Whole(6, client.Client.Place, Tone.Quiet);
                    WriteChains(page, 6, client, verbose);
                }
            }
        }
    }

    private static string Sentence(ClientAssessment client) => client.Reasons.IsEmpty ? "" : client.Reasons[0].Text;

    private static IEnumerable<ImmutableArray<ClientAssessment>> GroupEqual(ImmutableArray<ClientAssessment> clients) =>
        clients.GroupBy(Likeness, StringComparer.Ordinal).Select(static g => g.ToImmutableArray());

    // All that is printed of a client but its name and place.
    private static string Likeness(ClientAssessment client)
    {
        var key = new StringBuilder();
        EffectiveStore? store = client.Client.Store;
        key.Append(store?.Path).Append('\n').Append(store?.Reason).Append('\n').Append(client.Client.Uncertainty).Append('\n');
        foreach (Reason reason in client.Reasons)
            key.Append(reason.Text).Append('\n').AppendJoin('\n', reason.Evidence).Append('\n');
        key.AppendJoin('\n', client.Fix).Append('\n');
        foreach (ChainAnswer answer in client.Chains)
        {
            key.Append(answer.Chain.Id).Append(answer.At.Ticks).Append(answer.Result.Sentence);
            foreach (CertificateFacts certificate in answer.Result.Path)
                key.Append(certificate.Sha256.ToString());
        }

        return key.ToString();
    }
}
