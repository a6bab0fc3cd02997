using System.Collections.Immutable;
using TrustShift.Assessment.Clients;
using TrustShift.Catalogue.Endpoints;
using TrustShift.Catalogue.Migrations;
using TrustShift.Discovery.Evidence;

namespace TrustShift.Assessment.Verdicts;

/// <summary>What the target is known to talk to, seen from one migration.</summary>
public sealed class Exposure
{
    private Exposure(Migration migration, ImmutableArray<ClassifiedEndpoint> endpoints, AssessmentOptions options, ImmutableArray<SoftwareEvidence> sdks, string? unproven = null, OwnEndpoints? own = null)
    {
        Migration = migration;
        Endpoints = endpoints;
        Options = options;
        UnprovenFor = unproven;
        Own = own;
        Sdks = sdks;
    }

    /// <summary>The migration from which it is seen.</summary>
    public Migration Migration { get; }

    /// <summary>Every endpoint: in scope first, then by path, line and host.</summary>
    public ImmutableArray<ClassifiedEndpoint> Endpoints { get; }

    /// <summary>What the user states.</summary>
    public AssessmentOptions Options { get; }

    /// <summary>
    /// The application whose client is looked at and of which no endpoint was found or stated; null for none. That the endpoints of other applications are out of scope proves nothing for it, however
    /// whole their list is.
    /// </summary>
    public string? UnprovenFor { get; }

    /// <summary>What stands in the files of the applications of the client that is looked at; null where all that the target talks to may go through it.</summary>
    public OwnEndpoints? Own { get; }

    /// <summary>AWS SDKs of the target: they make a use likely and decide nothing.</summary>
    public ImmutableArray<SoftwareEvidence> Sdks { get; }

    /// <summary>The same as one client sees it.</summary>
    /// <param name="own">As in <see cref="Own"/>.</param>
    /// <param name="unproven">As in <see cref="UnprovenFor"/>.</param>
    public Exposure For(OwnEndpoints? own, string? unproven) => new(Migration, Endpoints, Options, Sdks, unproven, own);

    /// <summary>Classifies all endpoints of the evidence.</summary>
    public static Exposure Of(ClientContext context, Migration migration, AssessmentOptions options)
    {
        var classifier = new EndpointClassifier(migration);
        EvidenceSet evidence = context.Evidence;
        return new Exposure(
            migration,
            [
                .. evidence.Endpoints
                    // Source code on a host is not what the host runs.
                    .Select(e => Decides(e.Strength) && context.CheckoutOf(e.Path) is not null ? e with { Strength = EvidenceStrength.Mentioned } : e)
                    .Select(e => CustomDomains.Classify(e, classifier, options.Names))
                    .OrderBy(e => e.Classification.IsInScope ? 0 : e.Classification.Service is not null ? 1 : 2)
                    .ThenBy(e => e.Evidence.Strength)
                    .ThenBy(e => e.Evidence.Path, StringComparer.Ordinal)
                    .ThenBy(e => e.Evidence.Line)
                    .ThenBy(e => e.Evidence.Host, StringComparer.Ordinal),
            ],
            options,
            [.. ImpliedUse.SdksOf(context)]);
    }

    /// <summary>Endpoints in scope of a service that decide (stated, configured or coded).</summary>
    public IEnumerable<ClassifiedEndpoint> Deciding(string service) => InScope(service).Where(e => Decides(e.Evidence.Strength));

    /// <summary>Endpoints in scope of a service, however weak; the client's own ones first.</summary>
    public IEnumerable<ClassifiedEndpoint> InScope(string service) =>
        Endpoints.Where(e => e.Classification.IsInScope && string.Equals(e.Classification.Service, service, StringComparison.Ordinal)).OrderBy(e => Own?.Has(e) != false ? 0 : 1);

    /// <summary>Whether the target is known to use the service.</summary>
    public bool Uses(string service) => Options.Uses.Contains(service, StringComparer.Ordinal) || Deciding(service).Any();

    /// <summary>
    /// Whether it is proven that no client meets a chain of the migration: the list of endpoints is stated to be whole, it is not empty, and nothing in it
    /// is in scope or may be (a host of which too much is a variable).
    /// </summary>
    public bool ProvenNone =>
        UnprovenFor is null && Options is { EndpointsComplete: true, Uses.IsEmpty: true } && !Endpoints.IsEmpty
        && !Endpoints.Any(e => IsOpen(e) && (e.Classification.IsInScope || e.Classification.IsUndecided));

    /// <summary>Whether the list of endpoints is stated to be whole and names none of the service (while naming others).</summary>
    public bool ProvenUnused(string service) =>
        UnprovenFor is null && Options.EndpointsComplete && !Options.Uses.Contains(service, StringComparer.Ordinal) && !Endpoints.IsEmpty
        && !InScope(service).Any(IsOpen) && !Endpoints.Any(e => IsOpen(e) && e.Classification.IsUndecided);

    // That S3 is used at all (a dependency, an s3:// address) opens no question where a client says which S3: one of the same folders, that decides.
    private bool IsOpen(ClassifiedEndpoint endpoint) =>
        endpoint.Evidence is not { Strength: EvidenceStrength.Implied, Basis: not null } || !Endpoints.Any(other =>
            Decides(other.Evidence.Strength) && other.Evidence.Path is not EndpointEvidence.Stated && string.Equals(other.Classification.Service, endpoint.Classification.Service, StringComparison.Ordinal)
            && (IsBelow(other.Evidence.Path, endpoint.Evidence.Path) || IsBelow(endpoint.Evidence.Path, other.Evidence.Path)));

    // Whether a file lies in the folder of another one, or below it.
    private static bool IsBelow(string path, string other) => path.AsSpan().StartsWith(other.AsSpan(0, other.LastIndexOf('/') + 1), StringComparison.Ordinal);

    /// <summary>Whether evidence of this strength decides a verdict.</summary>
    public static bool Decides(EvidenceStrength strength) =>
        strength is EvidenceStrength.Observed or EvidenceStrength.Configured or EvidenceStrength.Coded;
}
