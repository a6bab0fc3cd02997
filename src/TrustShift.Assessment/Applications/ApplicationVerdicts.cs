using System.Collections.Immutable;
using System.Globalization;
using TrustShift.Assessment.Verdicts;
using TrustShift.Discovery.Evidence;

namespace TrustShift.Assessment.Applications;

/// <summary>The verdict of an application: the worst of what belongs to it. It never is better than what its parts say, and the target never better than it.</summary>
internal static class ApplicationVerdicts
{
    /// <summary>The applications, worst first.</summary>
    public static ImmutableArray<Application> Of(ImmutableArray<ApplicationDraft> drafts, ImmutableArray<ClientAssessment> clients, ImmutableArray<PinAssessment> pins, Exposure exposure) =>
    [
        .. drafts.Select(d => Judge(d, clients, pins, exposure)).OfType<Application>()
            .OrderByDescending(static a => a.Verdict)
            // What starts by itself before what it rests on; the rest of the target last.
            .ThenBy(static a => a.Kind switch { ApplicationKinds.Target => 2, ApplicationKinds.Runtime => 1, _ => 0 })
            .ThenBy(static a => a.Name, StringComparer.Ordinal)
            .ThenBy(static a => a.Id, StringComparer.Ordinal),
    ];

    private static Application? Judge(ApplicationDraft draft, ImmutableArray<ClientAssessment> clients, ImmutableArray<PinAssessment> pins, Exposure exposure)
    {
        ImmutableArray<ClientAssessment> own = [.. clients.Where(c => draft.Clients.Contains(c.Client.Id))];
        ImmutableArray<PinAssessment> ownPins = [.. pins.Where(p => draft.Pins.Exists(s => string.Equals(s.Path, p.Path, StringComparison.Ordinal) && string.Equals(s.Host, p.Host, StringComparison.Ordinal)))];
        bool talks = TalksToWhatMoves(draft) || (draft.HasOwnCode && draft.Sdks.Count > 0);
        // A store of a host that nothing judges leaves nothing to tell.
        if (own.IsEmpty && ownPins.IsEmpty && (!talks || (draft.Kind is ApplicationKinds.Target && draft.Gaps.Count == 0)))
            return null;
        var reasons = new List<Reason>();
        bool isUnseen = IsUnseen(draft, own.Length, exposure);
        if (isUnseen)
            reasons.Add(Unseen(draft, exposure));
        if (draft.Gaps.Count > 0)
        {
            reasons.Add(new Reason(
                "gaps", $"{draft.Gaps.Count.ToString(CultureInfo.InvariantCulture)} {(draft.Gaps.Count == 1 ? "place" : "places")} of it could not be read.", [.. draft.Gaps.Take(5).Select(static g => g.Place)]));
        }

        Verdict verdict = own.Select(static c => c.Verdict).Concat(ownPins.Select(static p => p.Verdict)).DefaultIfEmpty(Verdict.NotImpacted).Max();
        // Nothing that was judged clears what talks to a service that moves.
        bool isUnjudged = own.Length == 0 && TalksToWhatMoves(draft) && !exposure.ProvenNone;
        if ((isUnseen || isUnjudged || draft.Gaps.Count > 0) && !(exposure.ProvenNone && draft.HasOwnEndpoints))
            verdict = (Verdict)Math.Max((int)verdict, (int)Verdict.Unknown);
        return new Application
        {
            Id = draft.Id,
            Kind = draft.Kind,
            Name = draft.Name,
            Place = draft.Place,
            Clients = own,
            Pins = ownPins,
            Endpoints = [.. draft.Endpoints],
            Verdict = verdict,
            Reasons = [.. reasons],
        };
    }

    /// <summary>Whether an application talks to what moves, or probably does, and holds no client that does: what runs it is not in the target.</summary>
    public static bool IsUnseen(ApplicationDraft draft, int clients, Exposure exposure) =>
        draft.HasOwnCode && clients == 0 && (TalksToWhatMoves(draft) || draft.Sdks.Count > 0) && !exposure.ProvenNone;

    /// <summary>The reason for that.</summary>
    public static Reason Unseen(ApplicationDraft draft, Exposure exposure)
    {
        string missing = $"the {RuntimeOf(draft)} and trust store that it runs on are not in the target: examine the machine or image that runs it.";
        if (TalksToWhatMoves(draft))
        {
            return new Reason(
                "application-without-client", $"{draft.Name} talks to a service of this migration, and {missing}",
                [.. draft.Endpoints.Where(IsConcerned).Select(ClientReasons.Place).Distinct(StringComparer.Ordinal).Take(5)]);
        }

        string sdks = string.Join(", ", draft.Sdks.Select(ImpliedUse.Described).Distinct(StringComparer.Ordinal).Take(2));
        string hint = exposure.Options.Uses.IsEmpty ? $" If it does, say so with --uses {string.Join(",", draft.Sdks.SelectMany(s => ImpliedUse.ServicesOf(s, exposure.Migration)).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))}." : "";
        return new Reason("application-without-client", $"{draft.Name} uses an AWS SDK, {sdks}, and so may talk to what moves; {missing}{hint}", [.. draft.Sdks.Select(static s => s.Path).Distinct(StringComparer.Ordinal).Take(5)]);
    }

    /// <summary>For people: "Java"; "runtime" where the manifests tell none or several.</summary>
    public static string RuntimeOf(ApplicationDraft draft) => draft.Ecosystems.Count == 1
        ? draft.Ecosystems.Min switch { "java" => "Java", "node" => "Node.js", "python" => "Python", "dotnet" => ".NET", "ruby" => "Ruby", "php" => "PHP", "go" => "Go program", "rust" => "program", _ => "runtime" } : "runtime";

    private static bool TalksToWhatMoves(ApplicationDraft draft) => draft.Endpoints.Exists(static e => IsConcerned(e) && e.Evidence.Path is not EndpointEvidence.Stated);

    private static bool IsConcerned(ClassifiedEndpoint endpoint) => Exposure.Decides(endpoint.Evidence.Strength) && endpoint.Classification.IsInScope;
}
