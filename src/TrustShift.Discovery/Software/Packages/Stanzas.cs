using System.Text;

namespace TrustShift.Discovery.Software.Packages;

/// <summary>
/// Texts of paragraphs with one key a line, ended by an empty line: dpkg's status (deb-control(5)) and apk's installed (apk-tools doc/apk-package.5). Only
/// the keys that are asked for are kept; continuation lines belong to the key before them and are left out.
/// </summary>
internal static class Stanzas
{
    private const int MostLength = 32_768;

    /// <summary>Reads the paragraphs one after another.</summary>
    /// <param name="bytes">The text, UTF-8.</param>
    /// <param name="keys">The keys with what ends them: "Package: ", "P:". Values are cut after 32 KB.</param>
    /// <param name="found">
    /// Called for each paragraph with the values, null where a key does not stand, and the line on which it starts. Where a key stands twice, two paragraphs have run
    /// into one: the first key's value is empty.
    /// </param>
    public static void Read(ReadOnlySpan<byte> bytes, ReadOnlySpan<string> keys, Action<string?[], int> found)
    {
        byte[][] patterns = new byte[keys.Length][];
        for (int i = 0; i < keys.Length; i++)
            patterns[i] = Encoding.ASCII.GetBytes(keys[i]);
        string?[]? values = null;
        int line = 0, start = 0;
        while (!bytes.IsEmpty)
        {
            line++;
            int end = bytes.IndexOf((byte)'\n');
            ReadOnlySpan<byte> text = end < 0 ? bytes : bytes[..end];
            bytes = end < 0 ? [] : bytes[(end + 1)..];
            if (text.EndsWith("\r"u8))
                text = text[..^1];
            if (text.IsEmpty)
            {
                if (values is not null)
                    found(values, start);
                values = null;
                continue;
            }

            if (values is null)
                (values, start) = (new string?[patterns.Length], line);
            for (int i = 0; i < patterns.Length; i++)
            {
                if (text.StartsWith(patterns[i]))
                {
                    ReadOnlySpan<byte> value = text[patterns[i].Length..];
                    if (values[i] is not null)
                        values[0] = "";
                    else
                        values[i] = Encoding.UTF8.GetString(value[..Math.Min(value.Length, MostLength)]).Trim();
                    break;
                }
            }
        }

        if (values is not null)
            found(values, start);
    }
}
