namespace TrustShift.Discovery.Archives.Containers;

/// <summary>Which parts of a ZIP file its entries have taken. Two names of one part are a copy that some tools write; more of them, or parts that overlap otherwise, multiply what is unpacked.</summary>
internal sealed class ZipExtents
{
    private const int MostCopies = 1_000;

    private readonly SortedList<long, long> _ends = [];
    private long _last = -1;
    private long _lastEnd;
    private int _copies;

    /// <summary>Takes a part; false when it lies over another.</summary>
    public bool Add(long offset, long length)
    {
        if (offset < 0 || length < 0)
            return true;
        long end = offset + length;
        // Nearly all archives list their entries in the order in which they stand.
        if (offset >= _lastEnd)
        {
            (_last, _lastEnd) = (offset, end);
            _ends.Add(offset, end);
            return true;
        }

        if (_ends.TryGetValue(offset, out long same))
            return same == end && ++_copies <= MostCopies;
        int at = IndexOfNext(offset);
        if ((at > 0 && _ends.GetValueAtIndex(at - 1) > offset) || (at < _ends.Count && _ends.GetKeyAtIndex(at) < end))
            return false;
        _ends.Add(offset, end);
        return true;
    }

    private int IndexOfNext(long offset)
    {
        int low = 0, high = _ends.Count;
        while (low < high)
        {
            int middle = (low + high) / 2;
            if (_ends.GetKeyAtIndex(middle) < offset)
                low = middle + 1;
            else
                high = middle;
        }

        return low;
    }
}
