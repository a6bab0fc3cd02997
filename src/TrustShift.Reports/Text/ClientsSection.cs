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
    private const int ShownPlaces = 5;

    /// <summary>Writes them.</summary>
    /// <param name="page">Where to.</param>
    /// <param name="clients">The clients.</param>
    /// <param name="verbose">Whether everything is listed.</param>
    /// <param name="headed">Whether headings stand above them: not below that of an application.</param>
    public static void Write(TextPage page, ImmutableArray<ClientAssessment> clients, bool verbose, bool headed = true)
    {
        foreach (Verdict verdict in new[] { Verdict.Impacted, Verdict.Unknown, Verdict.NotImpacted })
        {
            ImmutableArray<ClientAssessment> inFull = [.. clients.Where(c => c.Verdict == verdict && NeedsAttention(c))];
            if (!inFull.IsEmpty)
                WriteInFull(page, verdict, inFull, verbose, headed);
        }

        ImmutableArray<ClientAssessment> fine = [.. clients.Where(static c => !NeedsAttention(c))];
        if (!fine.IsEmpty)
            WriteCompactly(page, fine, verbose, headed);
    }

    /// <summary>Reasons as items, those with the same sentence as one.</summary>
    /// <param name="page">Where to.</param>
    /// <param name="indent">Columns before each.</param>
    /// <param name="owner">The id of what they are reasons of; "" for the target.</param>
    /// <param name="reasons">The reasons.</param>
    /// <param name="verbose">Whether all places are listed.</param>
    public static void WriteReasons(TextPage page, int indent, string owner, ImmutableArray<Reason> reasons, bool verbose)
    {
        foreach (IGrouping<string, Reason> same in reasons.GroupBy(static r => r.Text, StringComparer.Ordinal))
        {
            page.Item(indent, "-", $"{same.Key} [{FindingId.Of(owner, same.First())}]");
            WritePlaces(page, indent + 4, [.. same.SelectMany(static r => r.Evidence).Distinct(StringComparer.Ordinal)], verbose, Tone.Quiet);
        }
    }

    private static void WritePlaces(TextPage page, int indent, ImmutableArray<string> places, bool verbose, Tone tone)
    {
        foreach (string place in verbose ? places : places.Take(ShownPlaces))
            page.Whole(indent, place, tone);
        if (!verbose && places.Length > ShownPlaces)
            page.Paragraph(indent, $"and {Words.Count(places.Length - ShownPlaces, "other", "others")} (all with --verbose)", Tone.Quiet);
    }

    // A fragile client is not impacted, and yet there is something to do about it.
    public static bool NeedsAttention(ClientAssessment client) =>
        client.Verdict != Verdict.NotImpacted || !client.Fix.IsEmpty || client.Reasons.Any(static r => string.Equals(r.Id, "fragile", StringComparison.Ordinal));

    private static void WriteInFull(TextPage page, Verdict verdict, ImmutableArray<ClientAssessment> clients, bool verbose, bool headed)
    {
        string heading = verdict switch
        {
            Verdict.Impacted => "Impacted",
            Verdict.Unknown => "Unknown",
            _ => "Not impacted, but fragile",
        };
        if (headed)
            page.Heading($"{heading}: {Words.Count(clients.Length, "client", "clients")}");
        var told = new HashSet<string>(StringComparer.Ordinal);
        foreach (ImmutableArray<ClientAssessment> group in GroupEqual(clients))
        {
            ClientAssessment first = group[0];
            page.Blank();
            foreach (IGrouping<string, ClientAssessment> named in group.GroupBy(static c => c.Client.Name, StringComparer.Ordinal))
            {
                string times = named.Count() == 1 ? "" : $" ({named.Count()} alike)";
                page.Paragraph(2, $"{Words.Of(verdict)}  {named.Key}{times} [{FindingId.Of(named.First().Client)}]", Words.ToneOf(verdict), hanging: 4);
                ImmutableArray<string> places =
                    [.. named.Where(static c => !string.Equals(c.Client.Place, c.Client.Store?.Path, StringComparison.Ordinal)).Select(static c => c.Client.Place)];
                WritePlaces(page, 6, places, verbose, Tone.Quiet);
            }

            WriteStores(page, 6, group, verbose);
            WriteReasons(page, 6, FindingId.Of(first.Client), WithoutShownPlaces(first), verbose);
            if (first.Client.Uncertainty is { } uncertainty && !first.Reasons.Any(r => r.Text.Contains(uncertainty, StringComparison.Ordinal)))
                page.Item(6, "-", uncertainty);
            WriteChains(page, 6, first, verbose);
            WriteFix(page, 6, group, verdict, verbose, told);
        }
    }

    // A place that the lines above or the sentence itself show is not repeated.
    private static ImmutableArray<Reason> WithoutShownPlaces(ClientAssessment client) =>
    [
        .. client.Reasons.Select(r => r with
        {
            Evidence =
            [
                .. r.Evidence.Where(e => !r.Text.Contains(e, StringComparison.Ordinal)
                    && !string.Equals(e, client.Client.Store?.Path, StringComparison.Ordinal)
                    && !string.Equals(e, client.Client.Place, StringComparison.Ordinal)),
            ],
        }),
    ];

    private static void WriteFix(TextPage page, int indent, ImmutableArray<ClientAssessment> group, Verdict verdict, bool verbose, HashSet<string> told)
    {
        ImmutableArray<ImmutableArray<string>> fixes = [.. group.Select(static c => c.Fix).DistinctBy(static f => string.Join('\n', f), StringComparer.Ordinal)];
        if (fixes[0].IsEmpty)
            return;
        // Two clients with one store need the same commands.
        if (!verbose && !told.Add(string.Join('\n', fixes[0])))
        {
            page.Paragraph(indent, "To fix it: the same commands as above.", Tone.Heading);
            return;
        }

        string more = fixes.Length > 1 && !verbose ? " (here for the first of these stores; the others likewise)" : "";
        page.Paragraph(indent, (verdict == Verdict.NotImpacted ? "To be safe in any case" : "To fix it") + more + ":", Tone.Heading);
        foreach (string command in (verbose ? fixes : fixes.Take(1)).SelectMany(static f => f).Distinct(StringComparer.Ordinal))
            page.Whole(indent + 2, command, Tone.Command);
    }

    private static string Roots(EffectiveStore store) => store.DataDate is { } day ? $", roots of {Words.Date(day)}" : store.Release is { } release ? $", {ReleaseWords.Of(release)}" : "";

    private static void WriteStores(TextPage page, int indent, ImmutableArray<ClientAssessment> group, bool verbose)
    {
        if (group[0].Client.Store is not { } store)
        {
            page.Paragraph(indent, "Trust store: could not be determined.", Tone.Doubt);
            return;
        }

        ImmutableArray<EffectiveStore> stores = [.. group.Select(static c => c.Client.Store!).DistinctBy(static s => s.Path, StringComparer.Ordinal)];
        string date = Roots(store);
        page.Paragraph(indent, stores.Length == 1
            ? $"Trust store ({store.Format}, {Words.Count(store.Anchors.Length, "anchor", "anchors")}{date}) [{FindingId.OfStore(store.Path)}]:"
            : $"Trust stores ({Words.Count(stores.Length, "file", "files")}) [{FindingId.OfStore(store.Path)}]:");
        WritePlaces(page, indent + 2, [.. stores.Select(static s => s.Path)], verbose, Tone.Plain);
        page.Paragraph(indent + 2, store.Reason, Tone.Quiet);
    }

    // Where one path serves every chain of a kind it is told once; --verbose tells of each.
    private static void WriteChains(TextPage page, int indent, ClientAssessment client, bool verbose)
    {
        // What is only added to other roots need not accept anything by itself, and no chain reaches the store of something else.
        if (client.Chains.IsEmpty || (!verbose && (client.Client.Store?.IsAddition == true || client.Reasons.Any(static r => r.Id is "store-of-something-else"))))
            return;
        if (!verbose)
        {
            // The reasons tell of the chain that decides; the others only count.
            int refused = client.Chains.Count(static c => !c.Result.IsAccepted);
            if (refused > 0)
            {
                string which = refused == client.Chains.Length ? $"all {refused}" : $"{refused} of {client.Chains.Length}";
                string when = client.Verdict == Verdict.NotImpacted ? "that may be presented one day, none of them served on that day" : "that it may meet";
                page.Item(indent, "✗", $"not accepted: {which} chains {when} (each with --verbose)");
            }

            foreach (string path in AcceptedPaths(client).Take(1))
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

    private static void WriteCompactly(TextPage page, ImmutableArray<ClientAssessment> clients, bool verbose, bool headed)
    {
        if (headed)
            page.Heading($"Not impacted: {Words.Count(clients.Length, "client", "clients")}");
        foreach (IGrouping<string, ClientAssessment> store in clients.GroupBy(static c => c.Client.Store?.Path ?? "", StringComparer.Ordinal))
        {
            ImmutableArray<ClientAssessment> users = [.. store];
            page.Blank();
            if (users[0].Client.Store is { } effective)
            {
                page.Whole(2, effective.Path);
                string date = Roots(effective);
                page.Paragraph(4, $"{effective.Format}, {Words.Count(effective.Anchors.Length, "anchor", "anchors")}{date} [{FindingId.OfStore(effective.Path)}]; path found:", Tone.Quiet);
                foreach (string path in users.SelectMany(c => AcceptedPaths(c).Take(verbose ? int.MaxValue : 1)).Distinct(StringComparer.Ordinal))
                    page.Item(4, "✓", path, Tone.Good);
            }

            foreach (IGrouping<string, ClientAssessment> why in users.GroupBy(static c => c.Client.Store?.Reason ?? Sentence(c), StringComparer.Ordinal))
                WriteUsers(page, why.Key, [.. why], verbose);
        }
    }

    // Each client by its name, and once for all of them why they use this store.
    private static void WriteUsers(TextPage page, string why, ImmutableArray<ClientAssessment> users, bool verbose)
    {
        foreach (IGrouping<string, ClientAssessment> named in users.GroupBy(static c => c.Client.Name, StringComparer.Ordinal))
        {
            page.Paragraph(4, named.Key + (named.Count() == 1 ? "" : $" ({named.Count()} times)") + $" [{FindingId.Of(named.First().Client)}]", hanging: 2);
            foreach (ClientAssessment client in named.Where(_ => verbose))
            {
                page.Whole(6, client.Client.Place, Tone.Quiet);
                WriteChains(page, 6, client, verbose);
            }
        }

        page.Paragraph(8, why, Tone.Quiet);

        // The path found already says that every chain is accepted; anything else is part of the proof.
        WriteReasons(
            page, 8, FindingId.Of(users[0].Client),
            [
                .. users.SelectMany(static c => c.Reasons.Where(
                    r => !string.Equals(r.Id, "accepts-every-chain", StringComparison.Ordinal) || !c.Chains.Any(static a => a.Result.IsAccepted))),
            ],
            verbose);
    }

    private static string Sentence(ClientAssessment client) => client.Reasons.IsEmpty ? "" : client.Reasons[0].Text;

    private static IEnumerable<ImmutableArray<ClientAssessment>> GroupEqual(ImmutableArray<ClientAssessment> clients) =>
        clients.GroupBy(Likeness, StringComparer.Ordinal).Select(static g => g.ToImmutableArray());

    // All that is printed of a client but its name and places: a copy of a store elsewhere is judged alike, so its path does not count.
    private static string Likeness(ClientAssessment client)
    {
        var key = new StringBuilder();
        EffectiveStore? store = client.Client.Store;
        key.Append(store?.Reason).Append('\n').Append(client.Client.Uncertainty).Append('\n');
        foreach (Reason reason in client.Reasons)
            key.Append(reason.Text).Append('\n').AppendJoin('\n', reason.Evidence).Append('\n');
        key.AppendJoin('\n', client.Fix).Append('\n');
        foreach (string path in new[] { store?.Path, client.Client.Place }.OfType<string>().Where(static p => p.Length > 0))
            key.Replace(path, "\0");
        foreach (ChainAnswer answer in client.Chains)
        {
            key.Append(answer.Chain.Id).Append(answer.At.Ticks).Append(answer.Result.Sentence);
            foreach (CertificateFacts certificate in answer.Result.Path)
                key.Append(certificate.Sha256.ToString());
        }

        return key.ToString();
    }
}
