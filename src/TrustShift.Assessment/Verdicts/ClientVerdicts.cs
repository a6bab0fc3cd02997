using System.Collections.Immutable;
using TrustShift.Assessment.Clients;
using TrustShift.Assessment.Clients.Stores;
using TrustShift.Assessment.Fixes;
using TrustShift.Catalogue.Certificates;
using TrustShift.Catalogue.Migrations;
using TrustShift.Discovery.Evidence;
using TrustShift.Pki.Certificates;
using TrustShift.Pki.Paths;

namespace TrustShift.Assessment.Verdicts;

/// <summary>The verdict for one client: what its store says of each chain that it may meet, and whether it meets it.</summary>
public sealed class ClientVerdicts
{
    private readonly Migration _migration;
    private readonly Exposure _exposure;
    private readonly TargetDescription _target;
    private readonly ImmutableArray<ServiceCases> _services;
    private readonly HashSet<Sha256Hash> _keysOfChains;
    private readonly ImmutableArray<TrustAnchor> _anchors;

    /// <summary>Prepares the chains once for all clients.</summary>
    public ClientVerdicts(Migration migration, Exposure exposure, TargetDescription target)
    {
        _target = target;
        _migration = migration;
        _exposure = exposure;
        _services = [.. migration.Services.Select(s => new ServiceCases(s, ChainCalendar.CasesOf(migration, s, exposure.Options.At)))];
        _anchors = [.. migration.Anchors.Select(static a => CertificateCatalogue.Find(a.Certificate)?.Facts).OfType<CertificateFacts>().Select(static f => new TrustAnchor(f))];
        _keysOfChains =
        [
            .. migration.Before.Concat(migration.After).SelectMany(static c => c.Certificates).Concat(migration.Anchors.Select(static a => a.Certificate))
                .Select(static id => CertificateCatalogue.Find(id)?.Facts.SpkiSha256).OfType<Sha256Hash>(),
        ];
    }

    /// <summary>Judges one client.</summary>
    /// <param name="client">The client.</param>
    /// <param name="exposure">What is known of its own endpoints; null for what is known of the target.</param>
    public ClientAssessment Judge(TlsClient client, Exposure? exposure = null)
    {
        exposure ??= _exposure;
        if (client is { VerificationOff: { } off, Unproven: null })
            return new ClientAssessment { Client = client, Verdict = Verdict.NotImpacted, Reasons = [ClientReasons.VerifiesNothing(off)] };
        if (client.Store is null)
        {
            bool proven = exposure.ProvenNone;
            return new ClientAssessment
            {
                Client = client,
                Verdict = proven ? Verdict.NotImpacted : Verdict.Unknown,
                Reasons = [proven ? ClientReasons.NeverMeets(exposure) : ClientReasons.NoStore(client)],
            };
        }

        var answers = new Dictionary<(string Chain, DateTimeOffset At), ChainAnswer>();
        foreach (ChainCase chain in _services.SelectMany(s => s.Cases))
        {
            // Two services may present the same chain: one search answers for both.
            if (!answers.ContainsKey(KeyOf(chain)))
                answers[KeyOf(chain)] = new ChainAnswer(chain.Chain, chain.Kind != ChainKind.OldServed, chain.At, Search(client, chain));
        }

        ImmutableArray<ServiceOutcome> outcomes = [.. _services.Select(s => OutcomeOf(client, s, answers, exposure))];
        bool mends = outcomes.Any(static o => o.AnchorsMend && o.Rejected is not null) || outcomes.All(static o => o.Rejected is null);
        return new ClientAssessment
        {
            Client = client,
            Verdict = outcomes.Max(o => o.Verdict),
            Reasons = [.. ClientReasons.Of(client, outcomes, exposure, ChainCalendar.FactsEnd(_migration)), .. client.Store.Notes],
            Chains = [.. answers.Values],
            AnchorsMend = mends,
            Fix = FixOf(client, outcomes, mends),
        };
    }

    /// <summary>
    /// Whether a store that nobody is known to use never served to reach any service of the migration: it could be read wholly, and no chain that was or is served, old or new, ends in it, even
    /// for a client that takes intermediates as anchors.
    /// </summary>
    public bool NeverServed(ClientAssessment judged)
    {
        TlsClient client = judged.Client;
        if (client.Kind is not (CustomStoreClients.Kind or ConfiguredStoreClients.Kind) || client.Store is not { IsIncomplete: false })
            return false;
        TlsClient generous = client with
        {
            Profile = client.Profile with { AcceptsIntermediateAnchors = true },
            OtherProfiles = [.. client.OtherProfiles.Select(static p => p with { AcceptsIntermediateAnchors = true })],
        };
        return _services.All(s =>
            s.Cases.Where(c => c.Kind != ChainKind.NewPossible).All(c => Search(generous, c).Outcome == PathOutcome.Rejected) && RejectedOldChains(generous, s.Service));
    }

    // New anchors mend nothing where it is an old chain that is rejected.
    private ImmutableArray<string> FixOf(TlsClient client, ImmutableArray<ServiceOutcome> outcomes, bool mends) =>
        client.Store!.IsAddition || !outcomes.Any(static o => o is { Rejected.Kind: not ChainKind.OldServed, Kind: not (ServiceOutcomeKind.NeverMeets or ServiceOutcomeKind.OtherPurpose) }) ? []
            : mends ? StoreFix.CommandsFor(client, _migration, _target) : [StoreFix.Upgrade(client)];

    // A private authority of something else. What holds a certificate of a chain was meant for the service, however it answers.
    private bool IsOfSomethingElse(TlsClient client) =>
        client.IsUnnamedStore
        && !client.Store!.Anchors.Any(a => _keysOfChains.Contains(a.Certificate.SpkiSha256))
        && _services.All(s => s.Cases.All(c => Search(client, c).Outcome == PathOutcome.Rejected) && RejectedOldChains(client, s.Service));

    private ServiceOutcome OutcomeOf(TlsClient client, ServiceCases service, Dictionary<(string Chain, DateTimeOffset At), ChainAnswer> answers, Exposure exposure)
    {
        TlsClient mended = client with { Store = client.Store! with { Anchors = [.. client.Store.Anchors, .. _anchors] } };
        var rejected = service.Cases.Where(c => !answers[KeyOf(c)].Result.IsAccepted).ToList();
        // Where no new chain is known to be served on that day, one of the possible ones will be.
        bool possibleCounts = exposure.Options.Strict || service.Cases.All(c => c.Kind != ChainKind.NewServed);
        var broken = rejected.Where(c => c.Kind != ChainKind.NewPossible || possibleCounts).ToList();
        ChainCase? accepted = service.Cases.Where(c => answers[KeyOf(c)].Result.IsAccepted).OrderBy(c => c.Kind).FirstOrDefault();
        ChainCase? shown = broken.Count > 0 ? broken[0] : rejected.Count > 0 ? rejected[0] : null;
        return new ServiceOutcome(
            service.Service,
            KindOf(),
            accepted is null ? null : answers[KeyOf(accepted)].Result,
            shown,
            shown is null ? null : answers[KeyOf(shown)].Result,
            rejected.Count,
            service.Cases.Length,
            broken.Count > 0 && RejectedOldChains(client, service.Service)) { AnchorsMend = rejected.Count == 0 || rejected.Exists(c => c.Kind != ChainKind.OldServed && Search(mended, c).IsAccepted) };

        ServiceOutcomeKind KindOf()
        {
            // To accept every chain of none proves nothing, and beyond the end of the known certificates nobody knows what is served.
            bool ended = DateOnly.FromDateTime(exposure.Options.At.UtcDateTime) > ChainCalendar.FactsEnd(_migration);
            if (ended || (service.Cases.All(c => c.Kind == ChainKind.OldServed) && broken.Count == 0))
                return exposure.ProvenUnused(service.Service.Id) ? ServiceOutcomeKind.NeverMeets : ended ? ServiceOutcomeKind.FactsEnd : ServiceOutcomeKind.NoChain;
            if (broken.Count > 0 || client.Uncertainty is not null)
            {
                if (exposure.ProvenUnused(service.Service.Id))
                    return ServiceOutcomeKind.NeverMeets;
                if (client.Uncertainty is not null)
                    return ServiceOutcomeKind.UncertainStore;
                if (broken.TrueForAll(c => answers[KeyOf(c)].Result.Outcome == PathOutcome.Undecided))
                    return ServiceOutcomeKind.Undecided;
                if (client.Store!.IsIncomplete)
                    return ServiceOutcomeKind.IncompleteStore;
                if (IsOfSomethingElse(client))
                    return ServiceOutcomeKind.OtherPurpose;
                return exposure.Uses(service.Service.Id) ? ServiceOutcomeKind.Breaks : ServiceOutcomeKind.BreaksIfItConnects;
            }

            if (client.Unproven is not null)
                return _exposure.ProvenUnused(service.Service.Id) ? ServiceOutcomeKind.NeverMeets : ServiceOutcomeKind.UncertainStore;
            return rejected.Count > 0 ? ServiceOutcomeKind.Fragile : ServiceOutcomeKind.AcceptsAll;
        }
    }

    private bool RejectedOldChains(TlsClient client, MigratingService service) =>
        ChainCalendar.OldCases(_migration, service, service.NewFrom).All(c => Search(client, c).Outcome == PathOutcome.Rejected);

    private static (string Chain, DateTimeOffset At) KeyOf(ChainCase chain) => (chain.Chain.Id, chain.At);

    private static PathResult Search(TlsClient client, ChainCase chain) => ChainSearch.Of(client, chain);
}
