namespace TrustShift.Discovery.Archives.Compressed;

/// <summary>The memory of decoders that follow one another: the largest of their dictionaries is what they hold.</summary>
/// <param name="budget">What it is counted against.</param>
internal sealed class DecoderMemory(ArchiveBudget budget)
{
    private long _taken;

    /// <summary>Counts a dictionary before it is made.</summary>
    /// <param name="bytes">Its size as the file states it.</param>
    /// <exception cref="IOException">It is larger than what is granted.</exception>
    public void Take(long bytes)
    {
        if (bytes <= _taken)
            return;
        budget.HoldDictionary(bytes, _taken);
        _taken = bytes;
    }
}
