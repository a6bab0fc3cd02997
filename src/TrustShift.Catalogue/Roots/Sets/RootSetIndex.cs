using System.Collections.Immutable;
using TrustShift.Pki.Certificates;

namespace TrustShift.Catalogue.Roots.Sets;

/// <summary>Every distinct set of roots that a store ever had (some 570), as one bit a public key, with the releases that have it.</summary>
internal sealed class RootSetIndex
{
    private readonly Dictionary<Sha256Hash, int> _bits = [];
    private readonly Dictionary<Sha256Hash, Entry> _entries = [];
    private readonly int[] _bitOf;

    private RootSetIndex(TimelineRoots roots)
    {
        _bitOf = new int[roots.Count];
        for (int i = 0; i < roots.Count; i++)
        {
            Sha256Hash key = roots.KeyHash(i);
            if (!_bits.TryGetValue(key, out _bitOf[i]))
                _bits[key] = _bitOf[i] = _bits.Count;
        }
    }

    /// <summary>The sets of releases that were read.</summary>
    public IReadOnlyCollection<Entry> Entries { get; private set; } = [];

    /// <summary>Reads all stores.</summary>
    public static RootSetIndex Of(TimelineFile file)
    {
        var index = new RootSetIndex(file.Roots);
        foreach (string store in file.Stores)
            index.Add(store, file.Find(store)!);
        index.Entries = [.. index._entries.Values.Where(static e => e.Ranges.Count > 0)];
        return index;
    }

    /// <summary>A set without roots.</summary>
    public ulong[] Empty() => new ulong[(_bits.Count + 63) / 64];

    /// <summary>Adds a root to a set; false when no store ever had it.</summary>
    public bool Add(Sha256Hash key, ulong[] set)
    {
        if (!_bits.TryGetValue(key, out int bit))
            return false;
        set[bit / 64] |= 1UL << (bit % 64);
        return true;
    }

    private void Add(string store, StoreTimeline timeline)
    {
        var roots = new HashSet<int>();
        // Releases of a line follow one another: what another line released in between ends no range.
        var open = new Dictionary<string, (Entry Set, int Range)>(StringComparer.Ordinal);
        (Entry Set, ImmutableArray<TimelineConstraint> Constraints)? last = null;
        foreach (TimelineEntry entry in timeline.Entries)
        {
            roots.UnionWith(entry.Added);
            roots.ExceptWith(entry.Removed);
            bool isSame = last is { } known && entry.Added.IsEmpty && entry.Removed.IsEmpty && known.Constraints == entry.Constraints;
            Entry set = isSame ? last!.Value.Set : SetOf(roots, entry.Constraints);
            last = (set, entry.Constraints);
            string line = ReleaseLine.Of(store, VersionOrder.Spell(store, entry.Version));
            if (entry.Basis == TimelineBasis.Derived || set.IsEmpty)
            {
                open.Remove(line);
                continue;
            }

            if (open.TryGetValue(line, out (Entry Set, int Range) range) && ReferenceEquals(range.Set, set))
            {
                set.Ranges[range.Range] = set.Ranges[range.Range] with { Last = entry.Version, LastDate = entry.Date };
                continue;
            }

            open[line] = (set, set.Ranges.Count);
            set.Ranges.Add(new RootSetRange(store, entry.Version, entry.Date, entry.Version, entry.Date));
        }
    }

    private Entry SetOf(HashSet<int> roots, ImmutableArray<TimelineConstraint> constraints)
    {
        ulong[] bits = Empty();
        foreach (int root in roots)
        {
            if (!constraints.Any(c => c.Root == root && c.IsDisabled))
                bits[_bitOf[root] / 64] |= 1UL << (_bitOf[root] % 64);
        }

        var hash = Sha256Hash.Of(System.Runtime.InteropServices.MemoryMarshal.AsBytes<ulong>(bits));
        if (!_entries.TryGetValue(hash, out Entry? entry))
            _entries[hash] = entry = new Entry([.. bits]);
        return entry;
    }

    /// <summary>One set.</summary>
    /// <param name="roots">Its bits.</param>
    internal sealed class Entry(ImmutableArray<ulong> roots)
    {
        /// <summary>One bit a key.</summary>
        public ImmutableArray<ulong> Roots { get; } = roots;

        /// <summary>The releases that have it.</summary>
        public List<RootSetRange> Ranges { get; } = [];

        /// <summary>Whether it has no root.</summary>
        public bool IsEmpty { get; } = roots.All(static word => word == 0);
    }
}
