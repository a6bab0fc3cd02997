using System.Collections.Immutable;
using System.Globalization;
using TrustShift.Catalogue.Migrations;
using TrustShift.Discovery.Evidence;
using TrustShift.Pki.Paths;

namespace TrustShift.Assessment.Verdicts;

/// <summary>The sentences of a client's verdict: services that stand alike share one.</summary>
internal static class ClientReasons
{
    /// <summary>The reasons, worst first.</summary>
    public static ImmutableArray<Reason> Of(TlsClient client, ImmutableArray<ServiceOutcome> outcomes, Exposure exposure, DateOnly factsEnd) =>
    [
        // Where it breaks for one service, what it might do to another adds nothing.
        .. outcomes.Where(o => o.Verdict == Verdict.Impacted || outcomes.All(other => other.Verdict != Verdict.Impacted))
            .GroupBy(o => (o.Kind, Chain: o.Rejected?.Chain.Id, o.RejectedCount))
            .OrderByDescending(g => g.Key.Kind)
            .SelectMany(g => Sentences(client, [.. g], exposure, factsEnd))
            .DistinctBy(r => (r.Id, r.Text)),
    ];

    public static Reason NeverMeets(Exposure exposure)
    {
        string rules = RulesOf(exposure.Endpoints.Where(e => !e.Classification.IsInScope));
        return new Reason(
            "never-meets-the-new-chain",
            $"It never meets a chain of this migration: you stated that the list of endpoints is whole, and {(exposure.Endpoints.Length == 1 ? "the one in it does not concern it" : $"none of the {exposure.Endpoints.Length} in it concerns it")}. {rules}".TrimEnd(),
            [.. exposure.Endpoints.Select(Place).Distinct(StringComparer.Ordinal).Take(5)]);
    }

    private static Reason NeverMeets(Exposure exposure, ImmutableArray<ServiceOutcome> alike) => new(
        "never-meets-the-new-chain",
        $"It never meets a chain of {Titles(alike)}: you stated that the list of endpoints is whole, and none of them belongs to it.",
        [.. exposure.Endpoints.Select(Place).Distinct(StringComparer.Ordinal).Take(5)]);

    public static Reason VerifiesNothing(SettingEvidence setting) => new(
        "verification-off",
        $"It verifies no certificate at all ({setting.Name}{(setting.Value.Length == 0 ? "" : "=" + setting.Value)} in {setting.Place}), so that no authority matters to it. That is a security finding of its own: see below.",
        [setting.Place]);

    public static Reason NoStore(TlsClient client) => new(
        "store-not-known",
        client.Uncertainty is { } why
            ? $"The trust store that it uses is not known: {why}."
            : "The trust store that it uses was not found in the target; examine the machine or image that it runs on as well.",
        [client.Place]);

    public static string PathText(PathResult result) => string.Join(" \u2192 ", result.Path.Select(c => c.Subject.CommonName));

    public static string Place(ClassifiedEndpoint endpoint) => endpoint.Evidence.Line > 0
        ? string.Create(CultureInfo.InvariantCulture, $"{endpoint.Evidence.Path}:{endpoint.Evidence.Line}")
        : endpoint.Evidence.Path;

    /// <summary>The sentences of the exemptions that take these endpoints out of scope.</summary>
    public static string RulesOf(IEnumerable<ClassifiedEndpoint> endpoints) =>
        string.Join(" ", endpoints.Select(e => e.Classification.Exemption?.Text).OfType<string>().Distinct(StringComparer.Ordinal));

    private static IEnumerable<Reason> Sentences(TlsClient client, ImmutableArray<ServiceOutcome> alike, Exposure exposure, DateOnly factsEnd)
    {
        ServiceOutcome outcome = alike[0];
        switch (outcome.Kind)
        {
            case ServiceOutcomeKind.AcceptsAll:
                yield return new Reason(
                    "accepts-every-chain", $"Its store accepts every chain that may be presented ({outcome.Total}); for instance {PathText(outcome.Accepted!)}.", [client.Store!.Path]);
                break;
            case ServiceOutcomeKind.Fragile:
                yield return Fragile(client, alike);
                break;
            case ServiceOutcomeKind.NeverMeets:
                yield return exposure.ProvenNone ? NeverMeets(exposure) : NeverMeets(exposure, alike);
                break;
            case ServiceOutcomeKind.FactsEnd:
                yield return new Reason(
                    "facts-do-not-reach",
                    $"What {Titles(alike)} serve{(alike.Length == 1 ? "s" : "")} on that day is not known: the issuing certificates of the facts end on {factsEnd.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}.",
                    []);
                break;
            case ServiceOutcomeKind.NoChain:
                yield return new Reason(
                    "no-chain-known", $"The migration describes no new chain that {Titles(alike)} present{(alike.Length == 1 ? "s" : "")} on that day, so nothing shows what the store does with it.", []);
                break;
            case ServiceOutcomeKind.UncertainStore:
                yield return new Reason("store-not-certain", $"What it trusts is not certain: {client.Uncertainty ?? client.Unproven}.{(client.Store!.IsAddition ? "" : outcome.Rejected is null ? $" By what is known it accepts every chain that may be presented; for instance {PathText(outcome.Accepted!)}." : "")}", [client.Place]);
                break;
            case ServiceOutcomeKind.Undecided:
                yield return new Reason(
                    "path-undecided", $"Whether it accepts the chains of {Titles(alike)} could not be decided: {Cause(outcome.RejectedAnswer!.Sentence)}.", [client.Store!.Path]);
                break;
            case ServiceOutcomeKind.OtherPurpose:
                yield return new Reason(
                    "store-of-something-else",
                    $"Nothing says which program uses this store. It rejected the old chains of {Titles(alike)} as well and holds nothing of the new ones, so a program that trusts only this store never reached {(alike.Length == 1 ? "it" : "them")}: "
                    + "it is probably the private authority of something else. If so, leave it out with --exclude; if it is added to other roots, find out to which.",
                    [client.Store!.Path]);
                break;
            case ServiceOutcomeKind.IncompleteStore:
                yield return new Reason(
                    "store-incomplete", "Part of its store could not be read, and what could be read does not suffice; the gaps say what to pass.", [client.Store!.Path]);
                break;
            case ServiceOutcomeKind.BreaksIfItConnects:
                yield return BreaksIfItConnects(client, alike, exposure);
                break;
            default:
                break;
        }

        bool said = outcome.Kind is ServiceOutcomeKind.Fragile or ServiceOutcomeKind.NeverMeets or ServiceOutcomeKind.Undecided or ServiceOutcomeKind.OtherPurpose
            || client.Store?.IsAddition == true
            || (outcome.Kind == ServiceOutcomeKind.IncompleteStore && client.Store!.Anchors.IsEmpty);
        if (outcome.Rejected is not null && !said)
            yield return Rejects(client, alike);
        foreach (ServiceOutcome used in alike.Where(o => o.Kind == ServiceOutcomeKind.Breaks))
            yield return Uses(exposure, used.Service);
    }

    private static Reason Fragile(TlsClient client, ImmutableArray<ServiceOutcome> alike)
    {
        ServiceOutcome outcome = alike[0];
        return new Reason(
            "fragile",
            $"FRAGILE: it accepts every chain that {Titles(alike)} serve{(alike.Length == 1 ? "s" : "")} ({PathText(outcome.Accepted!)}), but not all that may be presented: "
            + $"{outcome.RejectedCount} of {outcome.Total} are rejected, first \"{outcome.Rejected!.Chain.Title}\" ({Trimmed(outcome.RejectedAnswer!.Sentence)}). "
            + (outcome.AnchorsMend ? "Install all the anchors of the migration before that changes." : "No root in its store helps with that: only a newer release of it does."),
            [client.Store!.Path]);
    }

    private static Reason Rejects(TlsClient client, ImmutableArray<ServiceOutcome> alike)
    {
        ServiceOutcome outcome = alike[0];
        (string id, string which) = outcome.Rejected!.Kind switch
        {
            ChainKind.OldServed => ("old-chain-rejected", "the old chain that is still served on that day"),
            ChainKind.NewServed => ("served-chain-rejected", "the new chain"),
            _ => ("possible-chain-rejected", "a new chain that may be presented"),
        };
        string already = alike.All(o => o.AlreadyBroken) && outcome.Rejected.Kind != ChainKind.OldServed
            ? " It rejected the old chain as well, so through this store alone nothing ever reached it."
            : "";
        return new Reason(
            id, $"Its store rejects {which} of {Titles(alike)}, \"{outcome.Rejected.Chain.Title}\": {Trimmed(outcome.RejectedAnswer!.Sentence)}.{already}", [client.Store!.Path]);
    }

    private static Reason Uses(Exposure exposure, MigratingService service)
    {
        ClassifiedEndpoint? first = exposure.Deciding(service.Id).FirstOrDefault();
        if (first is null || (exposure.Own?.Has(first) == false && exposure.Options.Uses.Contains(service.Id, StringComparer.Ordinal)))
            return new Reason("stated-use", $"You stated that it uses {service.Title} (--uses {service.Id}).", []);
        string what = $"{first.Evidence.Host} in {Place(first)}";
        return exposure.Own is { } own && !own.Has(first)
            ? new Reason(
                "endpoint-of-another-application",
                $"{own.OwnerOf(first) ?? "Another application"} talks to {service.Title}: {what}. That is not {own.Name}, in which no such endpoint was found: if it has nothing to do with {service.Title}, check it alone and name what it talks to (--endpoint URL --endpoints-complete).",
                [Place(first)])
            : new Reason(
                "endpoint-in-scope",
                $"{exposure.Own?.Name ?? "The target"} talks to {service.Title}: {what}.",
                [.. exposure.Deciding(service.Id).Where(e => exposure.Own?.Has(e) != false).Select(Place).Distinct(StringComparer.Ordinal).Take(5)]);
    }

    private static Reason BreaksIfItConnects(TlsClient client, ImmutableArray<ServiceOutcome> alike, Exposure exposure)
    {
        string patterns = string.Join(" or ", alike.Select(o => o.Service.Pattern));
        string ids = string.Join(",", alike.Select(o => o.Service.Id));
        ClassifiedEndpoint? weak = alike.SelectMany(o => exposure.InScope(o.Service.Id)).FirstOrDefault();
        var exempt = exposure.Endpoints.Where(e => e.Classification.Exemption is not null && Exposure.Decides(e.Evidence.Strength)).ToList();
        string evidence = weak is not null
            ? $"{weak.Evidence.Host} is only mentioned ({Place(weak)})"
            : exempt.Count > 0
                ? $"the endpoints that were found are exempt ({RulesOf(exempt).TrimEnd('.')}), which does not prove that there are no others"
                : exposure.Sdks.IsEmpty ? "no endpoint in scope was found, and finding none proves nothing"
                : $"no endpoint in scope was found, but the AWS SDK {ImpliedUse.Described(exposure.Sdks[0])} was, which may make some";
        return new Reason(
            "breaks-if-it-connects",
            $"It breaks if it connects to {patterns}; {evidence}. {Statement(exposure, ids)}",
            weak is null ? [client.Store!.Path] : [client.Store!.Path, Place(weak)]);
    }

    private static string Statement(Exposure exposure, string ids) => (exposure.Options.EndpointsComplete, exposure.Endpoints.IsEmpty) switch
    {
        (true, true) => "You stated that the list of endpoints is whole, but none was found or given: name at least one with --endpoint.",
        (true, false) when exposure.UnprovenFor is { } application =>
            $"You stated that the list of endpoints is whole, and none in it is of {application}: those of others prove nothing for it. Name one of its own with --endpoint.",
        (true, false) => "You stated that the list of endpoints is whole; what is listed there does not settle it.",
        _ => $"--uses {ids} states that it does; --endpoints-complete states that the list of endpoints is whole.",
    };

    private static string Titles(ImmutableArray<ServiceOutcome> alike) => string.Join(" and ", alike.Select(o => o.Service.Title));

    // The sentence before it says already that it is undecided.
    private static string Cause(string sentence) => Trimmed(sentence.StartsWith("Undecided: ", StringComparison.Ordinal) ? sentence["Undecided: ".Length..] : sentence);

    private static string Trimmed(string sentence) => sentence.TrimEnd('.');
}
