using System.Collections.Immutable;

namespace TrustShift.Discovery.Scanning;

/// <summary>Reads one kind of evidence from lines in which the prefilter found one of its anchors.</summary>
public abstract class LineDetector
{
    /// <summary>
    /// Whether anchors match in either case. A vectorised search for few texts, or for many in one case only, is several times as fast as one for many in
    /// either case, so detectors of a kind share a search and state this. A search for more than 80 texts is a slow one.
    /// </summary>
    public virtual AnchorCase Case => AnchorCase.Exact;

    /// <summary>What the prefilter looks for (ASCII): rare in ordinary text, present in every form that <see cref="Read"/> knows.</summary>
    public abstract ImmutableArray<string> Anchors { get; }

    /// <summary>Those anchors that are looked for in binaries too.</summary>
    public virtual ImmutableArray<string> BinaryAnchors => [];

    /// <summary>Whether the detector also works in places that are looked at by name only.</summary>
    public virtual bool ReadsNamedPlaces => false;

    /// <summary>Whether what documentation, samples and tests mention counts. Where it does not, files of that nature are not searched for the anchors.</summary>
    public virtual bool ReadsMentioned => true;

    /// <summary>Reads the line. It may hold none of the own anchors: another detector's anchor may have brought it up. Never throws.</summary>
    public abstract void Read(in TextHit hit, FileFindings findings);
}
