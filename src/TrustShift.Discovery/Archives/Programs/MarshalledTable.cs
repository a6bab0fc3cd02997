using System.Buffers.Binary;
using System.Text;

namespace TrustShift.Discovery.Archives.Programs;

/// <summary>
/// The table of modules of PyInstaller, marshalled by Python (CPython's Python/marshal.c): a list of (name, (kind, offset, length)), or a dictionary in older versions. Of marshal no more than that.
/// </summary>
internal static class MarshalledTable
{
    private const int MostItems = 2_000_000;
    private const int Deepest = 8;

    /// <summary>The modules with their places.</summary>
    /// <exception cref="InvalidDataException">It is damaged, or marshalled in a way that is not known.</exception>
    public static List<(string Name, long Offset, long Length)> Read(ReadOnlyMemory<byte> bytes)
    {
        var reading = new Reading(bytes);
        List<object?> items = reading.Next(0) as List<object?> ?? throw new InvalidDataException("its table of modules is damaged");
        var modules = new List<(string, long, long)>();
        // A dictionary is a list of its keys and values in turn.
        IEnumerable<(object? Name, object? Place)> pairs = reading.IsDictionary
            ? items.Chunk(2).Where(static p => p.Length == 2).Select(static p => (p[0], p[1]))
            : items.Select(static i => i is List<object?> { Count: 2 } pair ? (pair[0], pair[1]) : (null, null));
        foreach ((object? name, object? place) in pairs)
        {
            if (name is string text && place is List<object?> { Count: 3 } numbers && numbers[1] is int offset && numbers[2] is int length && offset >= 0 && length >= 0)
                modules.Add((text, offset, length));
        }

        return modules;
    }

    private sealed class Reading(ReadOnlyMemory<byte> bytes)
    {
        private readonly List<object?> _references = [];
        private int _at;
        private int _items;

        public bool IsDictionary { get; private set; }

        public object? Next(int depth)
        {
            if (depth > Deepest || ++_items > MostItems)
                throw new InvalidDataException("its table of modules is damaged");
            byte type = Take(1)[0];
            // FLAG_REF: the object gets a number, in the order in which they begin.
            int reference = (type & 0x80) != 0 ? _references.Count : -1;
            if (reference >= 0)
                _references.Add(null);
            object? value = (char)(type & 0x7f) switch
            {
                'z' or 'Z' => Text(Take(1)[0]),
                'a' or 'A' or 'u' or 't' or 's' => Text(Number()),
                'i' => Number(),
                ')' => Many(Take(1)[0], depth),
                '(' or '[' => Many(Number(), depth),
                '{' => Pairs(depth),
                'r' => Number() is var index && index >= 0 && index < _references.Count ? _references[index] : null,
                'N' or 'T' or 'F' or '0' => null,
                _ => throw new InvalidDataException("its table of modules is marshalled in a way that is not known"),
            };
            if (reference >= 0)
                _references[reference] = value;
            return value;
        }

        private List<object?> Many(int count, int depth)
        {
            if (count < 0 || count > bytes.Length - _at)
                throw new InvalidDataException("its table of modules is damaged");
            var items = new List<object?>(Math.Min(count, 1_024));
            for (int i = 0; i < count; i++)
                items.Add(Next(depth + 1));
            return items;
        }

        private List<object?> Pairs(int depth)
        {
            IsDictionary |= depth == 0;
            var items = new List<object?>();
            while (_at < bytes.Length && (bytes.Span[_at] & 0x7f) != '0')
            {
                items.Add(Next(depth + 1));
                items.Add(Next(depth + 1));
            }

            return items;
        }

        private string Text(int length) => Encoding.UTF8.GetString(Take(length));

        private int Number() => BinaryPrimitives.ReadInt32LittleEndian(Take(4));

        private ReadOnlySpan<byte> Take(int count)
        {
            if (count < 0 || count > bytes.Length - _at)
                throw new InvalidDataException("its table of modules is damaged");
            ReadOnlySpan<byte> taken = bytes.Span.Slice(_at, count);
            _at += count;
            return taken;
        }
    }
}
