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
        Text = Prefilters(Detectors, d => d.Anchors);
        Sample = Prefilters([.. Detectors.Where(d => d.ReadsMentioned)], d => d.Anchors);
        Binary = Prefilters(Detectors, d => d.BinaryAnchors);
        CompiledDetectors = [.. Detectors.Where(static d => d.Case != AnchorCase.ExactForVerification)];
        Compiled = Prefilters(CompiledDetectors, d => d.Anchors);
        Named = Prefilters(NamedDetectors, d => d.Anchors);
    }

    /// <summary>All detectors.</summary>
    public ImmutableArray<LineDetector> Detectors { get; }

    /// <summary>Those that also read places which are looked at by name only.</summary>
    public ImmutableArray<LineDetector> NamedDetectors { get; }

    /// <summary>Searches of text, one per kind of anchors; the first also finds PEM.</summary>
    public ImmutableArray<SearchValues<string>> Text { get; }

    /// <summary>Searches of text in documentation, samples and tests.</summary>
    public ImmutableArray<SearchValues<string>> Sample { get; }

    /// <summary>Searches of binaries.</summary>
    public ImmutableArray<SearchValues<string>> Binary { get; }

    /// <summary>
    /// Those that read the constants of compiled classes. Not those of verification that is switched off: a library that offers a trust manager for tests has its name too.
    /// </summary>
    public ImmutableArray<LineDetector> CompiledDetectors { get; }

    /// <summary>Searches of the constants of compiled classes.</summary>
    public ImmutableArray<SearchValues<string>> Compiled { get; }

    /// <summary>Searches of places that are looked at by name only.</summary>
    public ImmutableArray<SearchValues<string>> Named { get; }

    private static ImmutableArray<SearchValues<string>> Prefilters(ImmutableArray<LineDetector> detectors, Func<LineDetector, ImmutableArray<string>> anchors)
    {
        var searches = ImmutableArray.CreateBuilder<SearchValues<string>>();
        foreach (AnchorCase kind in (ReadOnlySpan<AnchorCase>)[AnchorCase.Exact, AnchorCase.ExactForVerification, AnchorCase.ExactForNames, AnchorCase.AnyForHosts, AnchorCase.AnyForPins])
        {
            string[] own = [.. detectors.Where(d => d.Case == kind).SelectMany(d => anchors(d)).Concat(kind == AnchorCase.Exact ? [PemAnchor] : Array.Empty<string>()).Distinct(StringComparer.Ordinal)];
            // One that begins with another is found by the other.
            own = [.. own.Where(a => !Array.Exists(own, b => a.Length > b.Length && a.StartsWith(b, StringComparison.Ordinal)))];
            if (own.Length > 0)
                searches.Add(SearchValues.Create(own, kind is AnchorCase.Exact or AnchorCase.ExactForVerification or AnchorCase.ExactForNames ? StringComparison.Ordinal : StringComparison.OrdinalIgnoreCase));
        }

        return searches.ToImmutable();
    }
}
