using System.Numerics;

namespace TrustShift.Discovery.Archives;

/// <summary>
/// Arrays for entries of more than a chunk, used again: new ones for each are left about until the garbage collector comes, which takes its time for large arrays. Small ones in powers of two, large
/// ones all of the largest length; what of an array is not written to takes no memory. Any thread.
/// </summary>
/// <param name="largest">Length of the largest.</param>
internal sealed class EntryBuffers(int largest)
{
    private const int Least = 512 * 1024;
    private const int Small = 4 * 1024 * 1024;
    private const int MostSmall = 16 * 1024 * 1024;
    private const int MostLarge = 2;

    private readonly Lock _gate = new();
    private readonly List<byte[]> _small = [];
    private readonly List<byte[]> _large = [];
    private long _length;

    /// <summary>An array of at least that many bytes, with anything in it.</summary>
    public byte[] Rent(int length)
    {
        int rounded = length <= Small ? Math.Max(Least, (int)BitOperations.RoundUpToPowerOf2((uint)length)) : Math.Max(length, largest);
        List<byte[]> kept = length <= Small ? _small : _large;
        lock (_gate)
        {
            int at = kept.FindLastIndex(a => a.Length == rounded);
            if (at >= 0)
            {
                byte[] found = kept[at];
                kept.RemoveAt(at);
                _length -= length <= Small ? found.Length : 0;
                return found;
            }
        }

        return GC.AllocateUninitializedArray<byte>(rounded);
    }

    /// <summary>Gives it back; it must not be used any more.</summary>
    public void Return(byte[] array)
    {
        lock (_gate)
        {
            if (array.Length > Small)
            {
                if (_large.Count < MostLarge)
                    _large.Add(array);
                return;
            }

            // The oldest makes room: sizes that come no more are not kept.
            for (; _small.Count > 0 && _length + array.Length > MostSmall; _small.RemoveAt(0))
                _length -= _small[0].Length;
            _small.Add(array);
            _length += array.Length;
        }
    }
}
