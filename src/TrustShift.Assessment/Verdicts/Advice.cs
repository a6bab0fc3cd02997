using System.Collections.Immutable;
using System.Globalization;
using TrustShift.Assessment.Applications;
using TrustShift.Assessment.Clients;
using TrustShift.Assessment.Fixes;
using TrustShift.Catalogue.Migrations;
using TrustShift.Discovery.Evidence;

namespace TrustShift.Assessment.Verdicts;

/// <summary>Hints, which prove nothing, and next steps, which lead on.</summary>
internal static class Advice
{
    public static ImmutableArray<string> HintsOf(EvidenceSet evidence, Migration migration, Exposure exposure)
    {
        var hints = new List<string>();
        if (DateOnly.FromDateTime(exposure.Options.At.UtcDateTime) < migration.Starts)
        {
            hints.Add($"The day that is judged lies before the start of the migration ({migration.Starts.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}): the day of the start was judged in its place.");
        }

        EndpointEvidence? other = evidence.Endpoints.FirstOrDefault(
            e => migration.HintHostSuffixes.Any(s => e.Host.EndsWith(s, StringComparison.Ordinal) || e.Host.StartsWith(s.TrimStart('.') + ".", StringComparison.Ordinal))
                && !exposure.Endpoints.Any(c => c.Evidence == e && c.Classification.Service is not null));
        if (other is not null)
            hints.Add($"The target already uses another service of the provider ({other.Host}), which moved earlier: if that works, the new authority is probably trusted. This is a hint and counts as no proof.");
        return [.. hints];
    }

    public static ImmutableArray<string> NextSteps(
        ClientContext context, Migration migration, Exposure exposure, Verdict verdict, ImmutableArray<ClientAssessment> clients, ImmutableArray<PinAssessment> pins,
        ImmutableArray<ApplicationDraft> applications)
    {
        var steps = new List<string>();
        bool store = clients.Any(c => c.Verdict == Verdict.Impacted);
        bool pin = pins.Any(p => p.Verdict == Verdict.Impacted);
        var causes = new HashSet<string>(StringComparer.Ordinal);
        if (clients.Any(static c => c.AnchorsMend && (c.Verdict == Verdict.Impacted || (c.Verdict == Verdict.Unknown && !c.Fix.IsEmpty))))
            causes.Add("store");
        if (pin)
            causes.Add("pin");
        if (verdict != Verdict.NotImpacted && !SoftwareReasons.Of(context.Evidence, migration).IsEmpty)
            causes.Add("sdk");
        if (store && exposure.Endpoints.Any(e => e.Classification.IsInScope))
            causes.Add("endpoint");
        IEnumerable<string> remedies = migration.Remedies
            .Where(r => r.AppliesTo.Any(causes.Contains) && (r.Services.IsEmpty || r.Services.Any(s => exposure.Uses(s) || exposure.InScope(s).Any())))
            .Select(r => r.Text);

        // What is unknown is settled first; then comes what to do if it breaks.
        if (verdict == Verdict.Unknown)
        {
            steps.AddRange(OfGaps(context));
            string stated = string.Concat(migration.Services.Where(s => exposure.Uses(s.Id) || exposure.Sdks.Any(sdk => ImpliedUse.ServicesOf(sdk, migration).Contains(s.Id, StringComparer.Ordinal))).Select(static (s, i) => (i == 0 ? " --uses " : ",") + s.Id));
            steps.AddRange(ImageExport.StepsFor(context, clients, stated));
            steps.AddRange(clients.Where(c => c.Client.Store is null && c.Client.Kind is not ("image" or "required-runtime") && c.Verdict == Verdict.Unknown).Select(c => $"Find the trust store of {c.Client.Name} ({c.Client.Place}) and check it as well.").Take(5));
            string[] elsewhere =
            [
                .. applications.Where(a => ApplicationVerdicts.IsUnseen(a, a.Clients.Count, exposure)).Select(static a => $"{a.Name} ({ApplicationVerdicts.RuntimeOf(a)})"),
                .. clients.Where(static c => c is { Verdict: Verdict.Unknown, Client.Kind: "required-runtime" }).Select(static c => c.Client.Name),
            ];
            if (elsewhere.Length > 0 || clients.IsEmpty)
                steps.AddRange(OfMachines(elsewhere, stated));
            if (clients.IsEmpty)
                return [.. steps.Distinct(StringComparer.Ordinal)];
            if (exposure.Options.Uses.IsEmpty && clients.Any(c => c.Verdict == Verdict.Unknown && c.Reasons.Any(r => r.Id is "breaks-if-it-connects")))
                steps.Add($"State what it uses: --uses {string.Join(",", migration.Services.Select(s => s.Id))}, or the endpoints: --endpoint URL ... --endpoints-complete.");
        }

        if (clients.Any(static c => c.Reasons.Any(static r => r.Id is "old-chain-rejected")))
        {
            string until = string.Join(", ", migration.Services.Where(s => s.OldUntil > exposure.Options.At).Select(static s => $"{s.Title} until {s.OldUntil.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}"));
            steps.Add($"Keep the authority of the old chain in the trust store as well, as long as that chain is served ({until}).");
        }

        steps.AddRange(verdict == Verdict.Unknown ? remedies.Select(r => "If it breaks: " + r) : remedies);
        if (verdict != Verdict.Impacted && !clients.IsEmpty && migration.Tests.FirstOrDefault(t => t.Url is not null) is { } test)
            steps.Add($"To see it live, from the machine and with the program that makes the real connections: {test.Url} ({test.Expect})");
        else if (verdict == Verdict.Impacted)
            steps.Add("Then run the same check again.");
        return [.. steps.Distinct(StringComparer.Ordinal)];
    }

    // What runs it decides, and that is not in the target.
    private static IEnumerable<string> OfMachines(string[] what, string stated)
    {
        string names = what.Length == 0 ? "the application" : string.Join(", ", what.Distinct(StringComparer.Ordinal).Take(3)) + (what.Length > 3 ? ", ..." : "");
        yield return $"Check the machine that runs {names}, on that machine:\nsudo trustshift check{stated}";
        yield return "Or, where a container runs it, what is in its image:\nIMAGE=name:tag    # put its name here\n" + string.Join('\n', ImageExport.Commands("\"$IMAGE\"", "image", stated));
    }

    private static IEnumerable<string> OfGaps(ClientContext context)
    {
        const int Shown = 5;
        Gap[] gaps = [.. context.DecidingGaps.Where(g => g.Remedy is not null)];
        Gap[] forbidden = [.. gaps.Where(g => context.IsHost && g.Remedy!.StartsWith("run as a user", StringComparison.Ordinal))];
        if (forbidden.Length > 1)
            yield return $"Run it as root: {forbidden.Length} places may be read by other users only. (Or leave each out with --exclude PATH.)";
        foreach (string step in gaps.Except(forbidden.Length > 1 ? forbidden : []).Select(g => $"{g.Place}: {g.Remedy}").Distinct(StringComparer.Ordinal).Take(Shown))
            yield return step;
    }
}
