using System.Buffers.Binary;
using System.Text;

namespace TrustShift.Discovery.Scanning;

/// <summary>
/// The constants of a compiled Java class (JVM specification, 4.4) as text, one in quotes on each line: what it compares and pins, and the names of the methods that it calls, as its source
/// has them.
/// </summary>
internal static class JavaConstants
{
    private const int PoolAt = 10;

    /// <summary>The text; null when the bytes are no whole class file.</summary>
    public static string? TextOf(ReadOnlySpan<byte> file)
    {
        if (file.Length < PoolAt || !file.StartsWith((ReadOnlySpan<byte>)[0xca, 0xfe, 0xba, 0xbe]))
            return null;
        int count = BinaryPrimitives.ReadUInt16BigEndian(file[8..]);
        ReadOnlySpan<byte> rest = file[PoolAt..];
        var text = new StringBuilder(Math.Min(file.Length, 64 * 1024));
        for (int i = 1; i < count; i++)
        {
            if (rest.IsEmpty)
                return null;
            byte tag = rest[0];
            int length = LengthOf(tag, rest);
            if (length < 0 || length > rest.Length)
                return null;
            if (tag == 1)
                Append(text, rest[3..length]);
            // A long or double takes two numbers.
            i += tag is 5 or 6 ? 1 : 0;
            rest = rest[length..];
        }

        return text.ToString();
    }

    private static int LengthOf(byte tag, ReadOnlySpan<byte> rest) => tag switch
    {
        1 => rest.Length < 3 ? -1 : 3 + BinaryPrimitives.ReadUInt16BigEndian(rest[1..]),
        3 or 4 or 9 or 10 or 11 or 12 or 17 or 18 => 5,
        5 or 6 => 9,
        7 or 8 or 16 or 19 or 20 => 3,
        15 => 4,
        _ => -1,
    };

    // Line breaks and quotes within a constant would end it.
    private static void Append(StringBuilder text, ReadOnlySpan<byte> utf8)
    {
        if (utf8.IsEmpty)
            return;
        text.Append('"').Append(Encoding.UTF8.GetString(utf8).Replace('"', ' ').Replace('\n', ' ').Replace('\r', ' ')).Append("\"\n");
    }
}
