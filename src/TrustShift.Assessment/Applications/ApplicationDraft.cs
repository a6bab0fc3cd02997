using TrustShift.Assessment.Verdicts;
using TrustShift.Discovery.Evidence;

namespace TrustShift.Assessment.Applications;

/// <summary>An application while it is put together: before anything in it is judged.</summary>
/// <param name="id">As in <see cref="Application.Id"/>.</param>
/// <param name="kind">As in <see cref="Application.Kind"/>.</param>
/// <param name="name">As in <see cref="Application.Name"/>.</param>
/// <param name="place">As in <see cref="Application.Place"/>.</param>
internal sealed class ApplicationDraft(string id, string kind, string name, string place)
{
    public string Id { get; } = id;

    public string Kind { get; } = kind;

    public string Name { get; } = name;

    public string Place { get; } = place;

    /// <summary>What starts it; null for a folder or a runtime.</summary>
    public ProcessEvidence? Process { get; init; }

    /// <summary>The folders that are its own, without a slash at the end; "" is the whole target.</summary>
    public SortedSet<string> Folders { get; } = new(StringComparer.Ordinal);

    /// <summary>The ecosystems of its manifests: "node", "java".</summary>
    public SortedSet<string> Ecosystems { get; } = new(StringComparer.Ordinal);

    /// <summary>Ids of its clients.</summary>
    public SortedSet<string> Clients { get; } = new(StringComparer.Ordinal);

    /// <summary>Its sets of pins.</summary>
    public List<PinSet> Pins { get; } = [];

    /// <summary>The endpoints in its files.</summary>
    public List<ClassifiedEndpoint> Endpoints { get; } = [];

    /// <summary>The AWS SDKs that its manifests name or that lie in it.</summary>
    public List<SoftwareEvidence> Sdks { get; } = [];

    /// <summary>Gaps in its files behind which trust may hide.</summary>
    public List<Gap> Gaps { get; } = [];

    /// <summary>Whether code of its own decides what it talks to. A runtime runs what others wrote, and the rest of a target is whatever is there.</summary>
    public bool HasOwnCode => Kind is not (ApplicationKinds.Runtime or ApplicationKinds.Target);

    /// <summary>Whether an endpoint that decides stands in its own files, or was stated.</summary>
    public bool HasOwnEndpoints => Endpoints.Exists(static e => Exposure.Decides(e.Evidence.Strength));

    /// <summary>Whether it has anything to tell.</summary>
    public bool IsEmpty => Clients.Count == 0 && Pins.Count == 0 && !(HasOwnCode && Sdks.Count > 0)
        && !Endpoints.Exists(static e => Exposure.Decides(e.Evidence.Strength) && (e.Classification.IsInScope || e.Classification.IsUndecided) && e.Evidence.Path is not EndpointEvidence.Stated);
}
