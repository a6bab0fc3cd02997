using System.Collections.Immutable;
using System.Globalization;
using TrustShift.Assessment.Applications;
using TrustShift.Assessment.Clients;
using TrustShift.Assessment.Clients.Stores;
using TrustShift.Catalogue.Migrations;
using TrustShift.Discovery.Evidence;

namespace TrustShift.Assessment.Verdicts;

/// <summary>The verdict for the target as a whole. "Not impacted" needs every client, every pin and every gap to agree.</summary>
internal static class TargetVerdict
{
    public static (Verdict Verdict, string Summary, ImmutableArray<Reason> Reasons) Of(
        ClientContext context, Migration migration, Exposure exposure, ImmutableArray<ClientAssessment> clients, ImmutableArray<PinAssessment> pins,
        ImmutableArray<ApplicationDraft> applications)
    {
        var reasons = new List<Reason>();
        int impactedClients = clients.Count(c => c.Verdict == Verdict.Impacted);
        int impactedPins = pins.Count(p => p.Verdict == Verdict.Impacted);
        reasons.AddRange(SoftwareReasons.Of(context.Evidence, migration));

        if (impactedClients + impactedPins > 0)
            return (Verdict.Impacted, ImpactedSummary(migration, exposure, clients, impactedClients, impactedPins), [.. reasons]);

        // A pin for no stated host concerns no service that is never met.
        if (exposure.ProvenNone && clients.All(static c => c.Verdict == Verdict.NotImpacted) && pins.All(p => p.Verdict != Verdict.Unknown || p.Host is null))
        {
            Reason proof = ClientReasons.NeverMeets(exposure);
            return (Verdict.NotImpacted, "No endpoint of the target is in scope, and you stated that the list of endpoints is whole.", [proof, .. reasons]);
        }

        ImmutableArray<Gap> gaps = context.DecidingGaps;
        ImmutableArray<Reason> unseen = [.. applications.Where(a => ApplicationVerdicts.IsUnseen(a, a.Clients.Count, exposure)).Select(a => ApplicationVerdicts.Unseen(a, exposure))];
        if (clients.IsEmpty && unseen.IsEmpty)
        {
            reasons.Insert(0, new Reason(
                "nothing-to-judge",
                "No trust store, no runtime and no program with TLS was found in the target, so there is nothing that could be judged. What it runs on decides: examine that machine or image as well.",
                []));
        }

        if (gaps.Length > 0)
        {
            reasons.Insert(0, new Reason(
                "gaps",
                $"{Count(gaps.Length, "place")} could not be read, and a trust store, a pin or a client may hide there.",
                [.. gaps.Take(5).Select(g => g.Place)]));
        }

        reasons.InsertRange(0, unseen);
        bool isRuntimeUnseen = !context.IsWholeSystem && !context.HasRuntime;
        // A store that nothing names may belong to no program at all: code of which neither the runtime nor the store is there is not cleared by it.
        bool holdsNative = s_native.Any(kind => context.SoftwareOf(kind).Any());
        bool isProgramUnseen = (isRuntimeUnseen || holdsNative) && !context.IsWholeSystem && !clients.IsEmpty && clients.All(c => c.Client.Kind is CustomStoreClients.Kind && !NamedStoreClients.IsNamed(context, c.Client.Place)) && (holdsNative || HoldsProgram(context, exposure));
        int unknownClients = clients.Count(c => c.Verdict == Verdict.Unknown);
        int unknownPins = pins.Count(p => p.Verdict == Verdict.Unknown);
        if (isProgramUnseen)
        {
            reasons.Insert(0, new Reason(
                "program-not-seen",
                "The target holds code, and nothing in it names the trust stores below: whether the code uses them, or the default store of the runtime that it runs on, which is not in the target, is not known. Check the machine or image that it runs on, or name the store where it is configured.",
                [.. clients.Select(static c => c.Client.Place).Distinct(StringComparer.Ordinal).Take(5)]));
        }

        if (clients.IsEmpty || isProgramUnseen || gaps.Length > 0 || unknownClients + unknownPins + unseen.Length > 0)
            return (Verdict.Unknown, UnknownSummary(clients, unknownClients, unknownPins, gaps.Length, unseen.Length, isProgramUnseen), [.. reasons]);

        if (isRuntimeUnseen)
        {
            reasons.Insert(0, new Reason(
                "runtime-not-seen",
                "No runtime (Java, Python, Node.js, ...) lies in this folder: a program of it that does not use the trust stores below uses the default store of its machine. Check that machine as well.",
                []));
        }

        int fragile = clients.Count(c => c.Reasons.Any(r => string.Equals(r.Id, "fragile", StringComparison.Ordinal)));
        string fragileNote = fragile == 0 ? "" : clients.Length == 1 ? " It is fragile: see below." : $" {Count(fragile, "of them is", "of them are")} fragile: see below.";
        return (
            Verdict.NotImpacted,
            $"{(clients.Length == 1 ? "The one TLS client that was found accepts" : $"All {clients.Length} TLS clients that were found accept")} the chains of this migration.{fragileNote}",
            [.. reasons]);
    }

    // What is no runtime, speaks TLS, and has its store from elsewhere than the target.
    private static readonly string[] s_native = [SoftwareKinds.NativeProgram, SoftwareKinds.Curl, SoftwareKinds.CurlGnuTls, SoftwareKinds.Wget, SoftwareKinds.Git, SoftwareKinds.OpenSsl, SoftwareKinds.GnuTls];

    private static bool HoldsProgram(ClientContext context, Exposure exposure) =>
        context.SoftwareOf(SoftwareKinds.Module).Any() || context.SoftwareOf(SoftwareKinds.ProgramArchive).Any() || context.SoftwareOf(SoftwareKinds.RequiredRuntime).Any() || context.Evidence.Processes.Length > 0
        // A URL in a file of settings says nothing of a program; one in code is its own.
        || exposure.Endpoints.Any(static e => e.Evidence is { Strength: EvidenceStrength.Coded, Path: not EndpointEvidence.Stated });

    private static string ImpactedSummary(Migration migration, Exposure exposure, ImmutableArray<ClientAssessment> clients, int impactedClients, int impactedPins)
    {
        var parts = new List<string>();
        string when = DateOnly.FromDateTime(exposure.Options.At.UtcDateTime) < migration.Starts ? $" from {migration.Starts.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)} on" : "";
        if (impactedClients > 0)
        {
            string first = clients[0].Client.Store?.Path ?? clients[0].Client.Place;
            bool isOne = impactedClients == 1;
            string chain = ChainOf(clients, isOne) + when;
            parts.Add(clients.Length == 1
                ? $"the one TLS client that was found, with the trust store {first}, rejects {chain}"
                : $"{impactedClients} of {clients.Length} TLS clients {(isOne ? "rejects" : "reject")} {chain}, first the one with the trust store {first}");
        }

        if (impactedPins > 0)
            parts.Add($"{Count(impactedPins, "set of pins refuses", "sets of pins refuse")} the new authority{(impactedClients > 0 ? "" : when)}");
        return Sentence(string.Join(", and ", parts));
    }

    // Which chain it is that breaks them: a store with the new roots alone rejects the old chain while that is served.
    private static string ChainOf(ImmutableArray<ClientAssessment> clients, bool isOne)
    {
        string[] rejected = [.. clients.Where(static c => c.Verdict == Verdict.Impacted).SelectMany(static c => c.Reasons).Select(static r => r.Id).Where(static id => id.EndsWith("-chain-rejected", StringComparison.Ordinal)).Distinct(StringComparer.Ordinal)];
        return rejected is ["old-chain-rejected"] ? "the old chain, which is still served then as well"
            : rejected is ["served-chain-rejected"] ? $"the new chain, which {(isOne ? "it" : "they")} will meet"
            : $"a chain that {(isOne ? "it" : "they")} will meet";
    }

    private static string UnknownSummary(ImmutableArray<ClientAssessment> clients, int unknownClients, int unknownPins, int gaps, int unseen, bool isProgramUnseen)
    {
        if (clients.IsEmpty && gaps == 0 && unseen == 0)
            return "Nothing in the target could be judged.";
        var parts = new List<string>();
        if (unknownClients > 0)
            parts.Add(clients.Length == 1 ? "the one TLS client that was found could not be settled" : $"{unknownClients} of {clients.Length} TLS clients could not be settled");
        if (unknownPins > 0)
            parts.Add($"{Count(unknownPins, "set of pins", "sets of pins")} could not be settled");
        if (gaps > 0)
            parts.Add($"{Count(gaps, "place")} could not be read");
        if (unseen > 0)
            parts.Add($"what runs {Count(unseen, "application")} is not in the target");
        if (clients.IsEmpty && unseen == 0)
            parts.Add("no TLS client was found");
        if (isProgramUnseen && parts.Count == 0)
            parts.Add("no program of the target is known to use the trust stores that were found");
        return Sentence(string.Join(", and ", parts));
    }

    private static string Sentence(string text) => char.ToUpperInvariant(text[0]) + text[1..] + ".";

    private static string Count(int number, string one, string? many = null) => number == 1 ? $"1 {one}" : $"{number} {many ?? one + "s"}";
}
