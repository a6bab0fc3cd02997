using System.Collections.Immutable;
using TrustShift.Assessment.Applications;
using TrustShift.Assessment.Clients;
using TrustShift.Assessment.Clients.Stores;
using TrustShift.Assessment.Security;
using TrustShift.Assessment.Verdicts;
using TrustShift.Catalogue.Migrations;
using TrustShift.Discovery.Evidence;

namespace TrustShift.Assessment;

/// <summary>Judges evidence against a migration.</summary>
public static class Assessor
{
    /// <summary>The verdict per client and overall, with the whole proof. Deterministic.</summary>
    public static MigrationAssessment Assess(EvidenceSet evidence, Migration migration, AssessmentOptions options)
    {
        var context = new ClientContext(evidence);
        Exposure exposure = Exposure.Of(context, migration, options);
        var clientVerdicts = new ClientVerdicts(migration, exposure, evidence.Target);
        ImmutableArray<TlsClient> found = ClientSearch.Run(context);
        ImmutableArray<PinSet> sets = [.. PinSet.Of(context)];
        ImmutableArray<ApplicationDraft> drafts = ApplicationSearch.Run(context, found, exposure, sets);
        Dictionary<string, string> unproven = WithoutEndpoints(drafts);
        IReadOnlyDictionary<string, OwnEndpoints> own = OwnEndpoints.Of(drafts);
        ILookup<bool, ClientAssessment> judged = found
            .Select(c => clientVerdicts.Judge(c, exposure.For(own.GetValueOrDefault(c.Id), unproven.GetValueOrDefault(c.Id))))
            .ToLookup(c => context.IsHost && clientVerdicts.NeverServed(c));
        ImmutableArray<ClientAssessment> clients =
        [
            .. judged[false]
                .OrderByDescending(c => c.Verdict)
                .ThenBy(c => c.Client.Name, StringComparer.Ordinal)
                .ThenBy(c => c.Client.Id, StringComparer.Ordinal),
        ];
        var pinVerdicts = new PinVerdicts(migration, options);
        ILookup<bool, (PinSet Set, PinAssessment? Judged)> judgedSets = sets.Select(s => (s, pinVerdicts.Judge(s))).ToLookup(static s => s.Item2 is not null);
        ImmutableArray<PinAssessment> pins =
        [
            .. judgedSets[true].Select(static s => s.Judged!)
                .OrderByDescending(p => p.Verdict)
                .ThenBy(p => p.Path, StringComparer.Ordinal)
                .ThenBy(p => p.Host, StringComparer.Ordinal),
        ];
        (Verdict verdict, string summary, ImmutableArray<Reason> reasons) = TargetVerdict.Of(context, migration, exposure, clients, pins, drafts);
        return new MigrationAssessment
        {
            Migration = migration,
            At = options.At,
            Verdict = verdict,
            Summary = summary,
            Reasons = reasons,
            Clients = clients,
            Applications = ApplicationVerdicts.Of(drafts, clients, pins, exposure),
            Pins = pins,
            OtherPins = [.. judgedSets[false].Select(static s => s.Set).OrderBy(static s => s.Path, StringComparer.Ordinal).ThenBy(static s => s.Host, StringComparer.Ordinal)],
            Endpoints = exposure.Endpoints,
            SecurityFindings = SecurityFindings.Of(context),
            UnattributedStores = [.. CustomStoreClients.Unattributed(context), .. NeverServed(context, judged[true])],
            Anchors = AnchorPresences.Of(context, migration, clients),
            Hints = Advice.HintsOf(evidence, migration, exposure),
            NextSteps = Advice.NextSteps(context, migration, exposure, verdict, clients, pins, drafts),
        };
    }

    // The client of an application of which no endpoint is known: others' endpoints prove nothing for it.
    private static Dictionary<string, string> WithoutEndpoints(ImmutableArray<ApplicationDraft> applications)
    {
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (ApplicationDraft application in applications.Where(static a => a is { HasOwnCode: true, HasOwnEndpoints: false }))
        {
            foreach (string client in application.Clients)
                names.TryAdd(client, application.Name);
        }

        return names;
    }

    private static IEnumerable<UnattributedStore> NeverServed(ClientContext context, IEnumerable<ClientAssessment> clients) =>
        from client in clients
        from store in context.Evidence.Stores
        where string.Equals(store.Path, client.Client.Place, StringComparison.Ordinal) || string.Equals(Path.GetDirectoryName(store.Path), client.Client.Place, StringComparison.Ordinal)
        let named = client.Client.Kind is ConfiguredStoreClients.Kind ? client.Client.Store!.Reason : "no setting names a program that uses it"
        select new UnattributedStore(store, named + ", and it accepts neither the old chains nor the new ones: through it alone nothing ever reached these services");
}
