using System.Globalization;
using System.Text;
using TrustShift.Discovery.Sources;

namespace TrustShift.Discovery.Archives.Containers;

/// <summary>ar (ar(5)): Debian packages (deb(5)) and static libraries, with GNU's and BSD's long names.</summary>
public sealed class ArArchives : ArchiveFormat
{
    private const int HeaderLength = 60;
    private const int LongestNames = 16 * 1024 * 1024;

    /// <inheritdoc/>
    public override string Name => "ar";

    /// <inheritdoc/>
    public override bool IsCandidate(ReadOnlySpan<byte> head) => head.StartsWith("!<arch>\n"u8);

    /// <inheritdoc/>
    public override IEnumerable<ArchiveEntry> Read(FileBytes source, ArchiveBudget budget)
    {
        byte[] header = new byte[HeaderLength];
        byte[] names = [];
        long at = 8;
        while (source.ReadWhole(header, at) is > 0 and var read)
        {
            if (read < HeaderLength || !header.AsSpan(58).SequenceEqual("`\n"u8) || !long.TryParse(Text(header, 48, 10), NumberStyles.None, CultureInfo.InvariantCulture, out long length))
                throw new InvalidDataException("a header in it is damaged");
            long data = at + HeaderLength;
            string name = Text(header, 0, 16);
            long nameLength = 0;
            if (name is "//" && length <= LongestNames)
            {
                names = new byte[length];
                _ = source.ReadWhole(names, data);
            }
            else if (name.StartsWith("#1/", StringComparison.Ordinal) && long.TryParse(name.AsSpan(3), NumberStyles.None, CultureInfo.InvariantCulture, out nameLength) && nameLength is > 0 and < 4096 && nameLength <= length)
            {
                byte[] own = new byte[nameLength];
                _ = source.ReadWhole(own, data);
                name = Encoding.UTF8.GetString(own).TrimEnd('\0');
            }
            else if (name.Length > 1 && name[0] == '/' && int.TryParse(name.AsSpan(1), NumberStyles.None, CultureInfo.InvariantCulture, out int offset) && offset < names.Length)
            {
                ReadOnlySpan<byte> rest = names.AsSpan(offset);
                name = Encoding.UTF8.GetString(rest[..(rest.IndexOf((byte)'\n') is >= 0 and var end ? end : rest.Length)]);
            }

            // "/" and "__.SYMDEF" are lists of symbols.
            name = name.TrimEnd('/');
            if (name.Length > 0 && !name.StartsWith("__.SYMDEF", StringComparison.Ordinal))
                yield return new ArchiveEntry(name, length - nameLength, () => new PartStream(source, data + nameLength, length - nameLength));
            at = data + length + (length & 1);
        }
    }

    private static string Text(byte[] header, int from, int length) => Encoding.ASCII.GetString(header, from, length).TrimEnd(' ');
}
