using System.Collections.Immutable;
using TrustShift.Assessment.Clients;
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
        Exposure exposure = Exposure.Of(evidence, migration, options);
        var clientVerdicts = new ClientVerdicts(migration, exposure);
        ImmutableArray<ClientAssessment> clients =
        [
            .. ClientFinders.All.SelectMany(f => f.Find(context)).ToList()
                .DistinctBy(c => c.Id, StringComparer.Ordinal)
                .Select(clientVerdicts.Judge)
                .OrderByDescending(c => c.Verdict)
                .ThenBy(c => c.Client.Name, StringComparer.Ordinal)
                .ThenBy(c => c.Client.Id, StringComparer.Ordinal),
        ];
        var pinVerdicts = new PinVerdicts(migration, options);
        ImmutableArray<PinAssessment> pins =
        [
            .. PinSet.Of(evidence).Select(pinVerdicts.Judge).OfType<PinAssessment>()
                .OrderByDescending(p => p.Verdict)
                .ThenBy(p => p.Path, StringComparer.Ordinal)
                .ThenBy(p => p.Host, StringComparer.Ordinal),
        ];
        (Verdict verdict, string summary, ImmutableArray<Reason> reasons) = TargetVerdict.Of(evidence, migration, exposure, clients, pins);
        return new MigrationAssessment
        {
            Migration = migration,
            At = options.At,
            Verdict = verdict,
            Summary = summary,
            Reasons = reasons,
            Clients = clients,
            Pins = pins,
            Endpoints = exposure.Endpoints,
            UnattributedStores = [.. CustomStoreClients.Unattributed(context)],
            Hints = Advice.HintsOf(evidence, migration, exposure),
            NextSteps = Advice.NextSteps(evidence, migration, exposure, verdict, clients, pins),
        };
    }
}
