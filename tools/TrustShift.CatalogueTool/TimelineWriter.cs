using System.Buffers;
using System.Text;

namespace TrustShift.CatalogueTool;

/// <summary>Writes what <c>TimelineReader</c> of the product reads.</summary>
internal sealed class TimelineWriter
{
    private readonly ArrayBufferWriter<byte> _bytes = new();

    public byte[] ToArray() => _bytes.WrittenSpan.ToArray();

    public void Number(long value)
    {
        for (; value >= 0x80; value >>= 7)
            Bytes([(byte)(value | 0x80)]);
        Bytes([(byte)value]);
    }

    public void Signed(long value) => Number((value << 1) ^ (value >> 63));

    public void Bytes(ReadOnlySpan<byte> bytes) => _bytes.Write(bytes);

    public void Section(byte[] bytes)
    {
        Number(bytes.Length);
        Bytes(bytes);
    }

    public void Text(string text) => Section(Encoding.UTF8.GetBytes(text));

    public void Indexes(IEnumerable<int> indexes)
    {
        int[] ascending = [.. indexes.Order()];
        Number(ascending.Length);
        int last = -1;
        foreach (int index in ascending)
        {
            Number(index - last - 1);
            last = index;
        }
    }

    public void Words(string[] words)
    {
        string[] table = [.. words.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        Text(string.Join('\n', table));
        foreach (string word in words)
            Number(Array.BinarySearch(table, word, StringComparer.Ordinal));
    }
}
