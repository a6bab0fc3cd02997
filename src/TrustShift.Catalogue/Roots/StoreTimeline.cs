using System.Collections.Immutable;
using System.Globalization;

namespace TrustShift.Catalogue.Roots;

/// <summary>All releases of one store, decoded.</summary>
internal sealed class StoreTimeline
{
    private readonly string _store;
    private readonly ImmutableArray<TimelineEntry> _entries;
    private readonly string[] _spelled;
    private readonly bool _isByDate;

    private StoreTimeline(string store, ImmutableArray<TimelineEntry> entries)
    {
        (_store, _entries) = (store, entries);
        _isByDate = ReleaseLine.IsByDate(store);
        _spelled = [.. entries.Select(entry => VersionOrder.Spell(store, entry.Version))];
    }

    /// <summary>The releases in the order of the data.</summary>
    public ImmutableArray<TimelineEntry> Entries => _entries;

    /// <summary>Decodes a store's section.</summary>
    public static StoreTimeline Read(string store, ReadOnlyMemory<byte> section)
    {
        var reader = new TimelineReader(section);
        int count = reader.Count();
        ImmutableArray<TimelineEntry>.Builder entries = ImmutableArray.CreateBuilder<TimelineEntry>(count);
        string label = "";
        long day = 0;
        ImmutableArray<TimelineConstraint> constraints = [];
        for (int i = 0; i < count; i++)
        {
            int flags = reader.Count();
            label = string.Concat(label.AsSpan(0, reader.Count()), reader.Text());
            DateOnly? date = (flags & TimelineFlags.HasDate) != 0 ? DateOnly.FromDayNumber((int)(day += reader.Signed())) : null;
            ImmutableArray<int> added = (flags & TimelineFlags.HasAdded) != 0 ? reader.Indexes() : [];
            ImmutableArray<int> removed = (flags & TimelineFlags.HasRemoved) != 0 ? reader.Indexes() : [];
            if ((flags & TimelineFlags.KeepsConstraints) == 0)
                constraints = (flags & TimelineFlags.HasConstraints) != 0 ? Constraints(reader) : [];
            entries.Add(new TimelineEntry(label, date, (TimelineBasis)(flags & TimelineFlags.BasisMask), added, removed, constraints));
        }

        return new StoreTimeline(store, entries.MoveToImmutable());
    }

    /// <summary>The release that answers for a version, how exact that is, and the roots of it in ascending order.</summary>
    public (TimelineEntry Entry, RootStoreMatch Kind, ImmutableArray<int> Roots) Find(string version)
    {
        string wanted = VersionOrder.Spell(_store, version);
        int[] listed = [.. Enumerable.Range(0, _entries.Length).Where(i => VersionOrder.Compare(_spelled[i], wanted) == 0)];
        if (listed.Length > 0)
            return Listed(listed);

        string line = ReleaseLine.Of(_store, wanted);
        string key = _isByDate ? version.Trim() : wanted;
        int[] inLine = [.. Ordered().Where(i => _isByDate || string.Equals(ReleaseLine.Of(_store, _spelled[i]), line, StringComparison.Ordinal))];
        int lower = Last(inLine, key);
        int upper = inLine.FirstOrDefault(i => VersionOrder.Compare(Key(i), key) > 0, -1);
        if (lower >= 0 && upper >= 0 && IsPlaced(wanted, key)
            && _entries[lower].Basis != TimelineBasis.Derived && _entries[upper].Basis != TimelineBasis.Derived
            && RootsOf(lower).SequenceEqual(RootsOf(upper))
            && _entries[lower].Constraints.SequenceEqual(_entries[upper].Constraints))
            return (_entries[lower], RootStoreMatch.Between, RootsOf(lower));

        int nearest = lower >= 0 ? lower : Last([.. Ordered()], key);
        if (nearest < 0)
            nearest = Ordered().FirstOrDefault(0);
        return (_entries[nearest], RootStoreMatch.Uncertain, RootsOf(nearest));
    }

    /// <summary>The first and the last release that is covered, the roots that all between them hold, and whether they hold the same; null when none is covered.</summary>
    public (TimelineEntry First, TimelineEntry Last, bool IsSame, ImmutableArray<int> Roots)? FindRange(Func<string, bool> covers)
    {
        var roots = new SortedSet<int>();
        SortedSet<int>? common = null;
        TimelineEntry? first = null, last = null;
        bool isSame = true;
        foreach (TimelineEntry entry in _entries)
        {
            roots.UnionWith(entry.Added);
            roots.ExceptWith(entry.Removed);
            if (!covers(entry.Version))
                continue;
            isSame &= entry.Basis != TimelineBasis.Derived && (common is null || (common.SetEquals(roots) && entry.Constraints.SequenceEqual(last!.Constraints)));
            if (common is null)
                common = [.. roots];
            else
                common.IntersectWith(roots);
            first ??= entry;
            last = entry;
        }

        return common is null ? null : (first!, last!, isSame, [.. common]);
    }

    /// <summary>The roots of an entry, ascending.</summary>
    public ImmutableArray<int> RootsOf(int index)
    {
        var roots = new SortedSet<int>();
        for (int i = 0; i <= index; i++)
        {
            roots.UnionWith(_entries[i].Added);
            roots.ExceptWith(_entries[i].Removed);
        }

        return [.. roots];
    }

    // The same label may stand twice (a branch and its merge); where the two differ, only what both hold is given and nothing is certain.
    private (TimelineEntry Entry, RootStoreMatch Kind, ImmutableArray<int> Roots) Listed(int[] indexes)
    {
        TimelineEntry entry = _entries[indexes[^1]];
        ImmutableArray<int> roots = RootsOf(indexes[0]);
        bool agree = true;
        foreach (int index in indexes.Skip(1))
        {
            ImmutableArray<int> other = RootsOf(index);
            agree &= roots.SequenceEqual(other);
            roots = [.. roots.Intersect(other)];
        }

        TimelineBasis basis = indexes.Max(index => _entries[index].Basis);
        RootStoreMatch kind = !agree || basis == TimelineBasis.Derived ? RootStoreMatch.Uncertain
            : basis == TimelineBasis.Bracketed ? RootStoreMatch.Between
            : RootStoreMatch.Exact;
        return (entry, kind, roots);
    }

    // A date for a store that is ordered by date, an ordinary release for any other.
    private bool IsPlaced(string wanted, string key) => _isByDate
        ? DateOnly.TryParseExact(key, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _)
        : ReleaseLine.IsOrdinary(_store, wanted);

    private IEnumerable<int> Ordered() => Enumerable.Range(0, _entries.Length)
        .Where(i => !_isByDate || _entries[i].Date is not null)
        .OrderBy(Key, Comparer<string>.Create(VersionOrder.Compare));

    private int Last(int[] ordered, string key) => ordered.LastOrDefault(i => VersionOrder.Compare(Key(i), key) < 0, -1);

    private string Key(int index) => _isByDate ? _entries[index].Date!.Value.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : _spelled[index];

    private static ImmutableArray<TimelineConstraint> Constraints(TimelineReader reader)
    {
        int count = reader.Count();
        ImmutableArray<TimelineConstraint>.Builder constraints = ImmutableArray.CreateBuilder<TimelineConstraint>(count);
        for (int i = 0; i < count; i++)
        {
            int root = reader.Count();
            int kind = reader.Count();
            DateTimeOffset? after = (kind & TimelineFlags.ConstraintHasDate) != 0 ? DateTimeOffset.FromUnixTimeSeconds(reader.Signed()) : null;
            constraints.Add(new TimelineConstraint(root, after, (kind & TimelineFlags.ConstraintDisabled) != 0));
        }

        return constraints.MoveToImmutable();
    }
}
