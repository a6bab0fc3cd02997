using System.Buffers;
using System.Collections.Immutable;
using TrustShift.Discovery.Endpoints;

namespace TrustShift.Discovery.Scanning;

/// <summary>The detectors of an examination and the prefilters made of their anchors. Immutable, shared by all workers.</summary>
public sealed class ScanRules
{
    /// <summary>Begins every PEM block.</summary>
    public const string PemAnchor = "-----BEGIN ";

    /// <summary>The rules for a vocabulary.</summary>
    public ScanRules(EndpointVocabulary vocabulary)
    {
        Detectors = LineDetectors.All(vocabulary);
        NamedDetectors = [.. Detectors.Where(d => d.ReadsNamedPlaces)];
        Text = Prefilter(Detectors.SelectMany(d => d.Anchors));
        Binary = Prefilter(Detectors.SelectMany(d => d.BinaryAnchors));
        Named = Prefilter(NamedDetectors.SelectMany(d => d.Anchors));
        LongestAnchor = Detectors.SelectMany(d => d.Anchors.Concat(d.BinaryAnchors)).Append(PemAnchor).Max(a => a.Length);
    }

    /// <summary>All detectors.</summary>
    public ImmutableArray<LineDetector> Detectors { get; }

    /// <summary>Those that also read places which are looked at by name only.</summary>
    public ImmutableArray<LineDetector> NamedDetectors { get; }

    /// <summary>Prefilter of text.</summary>
    public SearchValues<string> Text { get; }

    /// <summary>Prefilter of binaries.</summary>
    public SearchValues<string> Binary { get; }

    /// <summary>Prefilter of places that are looked at by name only.</summary>
    public SearchValues<string> Named { get; }

    /// <summary>Length of the longest anchor.</summary>
    public int LongestAnchor { get; }

    private static SearchValues<string> Prefilter(IEnumerable<string> anchors) =>
        SearchValues.Create([.. anchors.Append(PemAnchor).Distinct(StringComparer.OrdinalIgnoreCase)], StringComparison.OrdinalIgnoreCase);
}
