using System.Collections.Immutable;
using TrustShift.Discovery.Endpoints;
using TrustShift.Discovery.Evidence;

namespace TrustShift.Discovery.Sources;

/// <summary>Collects endpoints of all files within bounds, the same ones whatever the order in which files were read.</summary>
public sealed class EndpointAssembly
{
    /// <summary>The most endpoints of the vocabulary that are kept of a target.</summary>
    public const int MostEndpoints = 100_000;

    /// <summary>The most other hosts that are kept of a target.</summary>
    public const int MostOthers = 2_000;

    private const int MostRemembered = 4 * MostEndpoints;
    private readonly List<EndpointEvidence> _endpoints = [];
    private readonly Dictionary<(string Host, string? Scheme), EndpointEvidence> _others = [];
    private bool _capped;

    /// <summary>Adds those of one file.</summary>
    public void Add(IEnumerable<EndpointEvidence> endpoints, IEnumerable<EndpointEvidence> others)
    {
        _endpoints.AddRange(endpoints);
        if (_endpoints.Count > MostRemembered)
        {
            _capped = true;
            Cap();
        }

        foreach (EndpointEvidence other in others)
        {
            (string Host, string? Scheme) key = (other.Host, other.Scheme);
            if (_others.TryGetValue(key, out EndpointEvidence? known))
                _others[key] = Order(other, known) < 0 ? other : known;
            else if (_others.Count < MostRemembered)
                _others[key] = other;
        }
    }

    /// <summary>The endpoints in order, and a gap for each bound that was reached.</summary>
    public ImmutableArray<EndpointEvidence> ToEvidence(IEnumerable<string> stated, ICollection<Gap> gaps)
    {
        if (_endpoints.Count > MostEndpoints || _capped)
        {
            Cap();
            gaps.Add(new Gap("endpoints", $"more than {MostEndpoints} endpoints: only those that say most about use are kept"));
        }

        List<EndpointEvidence> others = [.. _others.Values.Order(Comparer<EndpointEvidence>.Create(Order))];
        if (others.Count > MostOthers)
        {
            gaps.Add(new Gap("endpoints", $"more than {MostOthers} other hosts: the rest is not kept", Decides: false));
            others.RemoveRange(MostOthers, others.Count - MostOthers);
        }

        return [.. StatedEndpoints(stated), .. _endpoints.Concat(others).Order(Comparer<EndpointEvidence>.Create(Order))];
    }

    private void Cap()
    {
        _endpoints.Sort((a, b) => a.Strength != b.Strength ? a.Strength.CompareTo(b.Strength) : Order(a, b));
        if (_endpoints.Count > MostEndpoints)
            _endpoints.RemoveRange(MostEndpoints, _endpoints.Count - MostEndpoints);
    }

    private static IEnumerable<EndpointEvidence> StatedEndpoints(IEnumerable<string> stated)
    {
        foreach (string endpoint in stated)
        {
            int scheme = endpoint.IndexOf("://", StringComparison.Ordinal);
            int start = scheme < 0 ? 0 : scheme + 3;
            int end = endpoint.AsSpan(start).IndexOfAny("/?#") is >= 0 and var cut ? start + cut : endpoint.Length;
            start = endpoint.AsSpan(start, end - start).LastIndexOf('@') is >= 0 and var at ? start + at + 1 : start;
            if (HostText.Read(endpoint, start, out _) is { } host)
                yield return new EndpointEvidence(EndpointEvidence.Stated, 0, host, scheme < 0 ? null : UrlEndpoints.SchemeBefore(endpoint, scheme), EvidenceStrength.Observed);
        }
    }

    private static int Order(EndpointEvidence a, EndpointEvidence b)
    {
        int order = string.CompareOrdinal(a.Path, b.Path);
        order = order != 0 ? order : a.Line.CompareTo(b.Line);
        order = order != 0 ? order : string.CompareOrdinal(a.Host, b.Host);
        return order != 0 ? order : string.CompareOrdinal(a.Scheme, b.Scheme);
    }
}
