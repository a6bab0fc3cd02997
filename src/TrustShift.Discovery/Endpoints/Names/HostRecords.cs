using System.Collections.Frozen;
using System.Collections.Immutable;

namespace TrustShift.Discovery.Endpoints.Names;

/// <summary>Records of the DNS that the user gives, or that were asked for: where custom domains lead.</summary>
public sealed class HostRecords
{
    private const int LongestChain = 16;

    private readonly FrozenDictionary<string, HostRecord> _byName;
    private readonly FrozenDictionary<string, string> _problems;

    /// <summary>The records; of two for one name the first counts, as no name may have two CNAME records (RFC 1034 3.6.2).</summary>
    /// <param name="records">The records.</param>
    /// <param name="problems">Names that could not be resolved, each with the reason.</param>
    public HostRecords(IEnumerable<HostRecord> records, IEnumerable<KeyValuePair<string, string>>? problems = null)
    {
        _byName = records.DistinctBy(static r => r.Name, StringComparer.Ordinal).ToFrozenDictionary(static r => r.Name, StringComparer.Ordinal);
        _problems = (problems ?? []).ToFrozenDictionary(StringComparer.Ordinal);
    }

    /// <summary>No records.</summary>
    public static HostRecords None { get; } = new([]);

    /// <summary>Whether there is nothing.</summary>
    public bool IsEmpty => _byName.Count == 0 && _problems.Count == 0;

    /// <summary>How many there are.</summary>
    public int Count => _byName.Count;

    /// <summary>Why a name could not be resolved; null when it could, or was not asked for.</summary>
    public string? ProblemOf(string host) => _problems.GetValueOrDefault(host);

    /// <summary>The records that a name leads through, in order; empty when there is none for it. A circle ends where it closes.</summary>
    public ImmutableArray<HostRecord> ChainOf(string host)
    {
        var chain = ImmutableArray.CreateBuilder<HostRecord>();
        string name = host;
        while (chain.Count < LongestChain && Find(name) is { } record && !chain.Any(r => string.Equals(r.Target, record.Target, StringComparison.Ordinal)))
        {
            chain.Add(record);
            name = record.Target;
        }

        return chain.ToImmutable();
    }

    // RFC 4592: a wildcard stands for names that do not exist otherwise.
    private HostRecord? Find(string name)
    {
        if (_byName.TryGetValue(name, out HostRecord? exact))
            return exact;
        for (int dot = name.IndexOf('.', StringComparison.Ordinal); dot > 0; dot = name.IndexOf('.', dot + 1))
        {
            if (_byName.TryGetValue("*" + name[dot..], out HostRecord? wild))
                return wild;
        }

        return null;
    }
}
