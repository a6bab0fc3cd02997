using System.Globalization;
using System.Text;
using TrustShift.Discovery.Sources;

namespace TrustShift.Discovery.Archives.Containers;

/// <summary>cpio in its "new ASCII" forms (cpio(5)): the content of RPM packages and of initial RAM disks.</summary>
public sealed class CpioArchives : ArchiveFormat
{
    private const int HeaderLength = 110;
    private const int LongestName = 4_096;
    private const uint KindMask = 0xF000;
    private const uint RegularFile = 0x8000;
    private const uint SymbolicLink = 0xA000;

    /// <inheritdoc/>
    public override string Name => "cpio";

    /// <inheritdoc/>
    public override bool IsCandidate(ReadOnlySpan<byte> head) => head.Length >= HeaderLength && (head.StartsWith("070701"u8) || head.StartsWith("070702"u8));

    /// <inheritdoc/>
    public override IEnumerable<ArchiveEntry> Read(FileBytes source, ArchiveBudget budget)
    {
        byte[] header = new byte[HeaderLength];
        for (long at = 0; source.ReadWhole(header, at) == HeaderLength;)
        {
            if (!header.AsSpan().StartsWith("07070"u8))
                throw new InvalidDataException("a header in it is damaged");
            long length = Field(header, 6);
            uint mode = Field(header, 1);
            int nameLength = (int)Math.Min(Field(header, 11), LongestName);
            byte[] name = new byte[nameLength];
            if (source.ReadWhole(name, at + HeaderLength) != nameLength)
                throw new EndOfStreamException("it ends within a header");
            string path = Encoding.UTF8.GetString(name).TrimEnd('\0');
            long data = Padded(at + HeaderLength + nameLength);
            if (path is "TRAILER!!!")
            {
                // Linux's initial RAM disks are several archives, zeros between them, the later ones packed (Documentation/driver-api/early-userspace/buffer-format.rst).
                long next = Beginning(source, data);
                if (next < 0)
                    yield break;
                if (source.ReadWhole(header, next) == HeaderLength && IsCandidate(header))
                {
                    at = next;
                    continue;
                }

                yield return new ArchiveEntry("", -1, () => source.AsStream(next));
                yield break;
            }

            if ((mode & KindMask) == RegularFile)
            {
                yield return new ArchiveEntry(path, length, () => new PartStream(source, data, length));
            }
            else if ((mode & KindMask) == SymbolicLink && length is > 0 and < LongestName)
            {
                byte[] target = new byte[length];
                _ = source.ReadWhole(target, data);
                yield return new ArchiveEntry(path, 0, null, Encoding.UTF8.GetString(target).TrimEnd('\0'));
            }

            at = Padded(data + length);
        }
    }

    // Where something else than zeros begins; -1 for nowhere.
    private static long Beginning(FileBytes source, long at)
    {
        byte[] bytes = new byte[512];
        while (source.ReadWhole(bytes, at) is > 0 and var read)
        {
            int first = bytes.AsSpan(0, read).IndexOfAnyExcept((byte)0);
            if (first >= 0)
                return at + first;
            at += read;
        }

        return -1;
    }

    private static long Padded(long at) => (at + 3) & ~3L;

    private static uint Field(byte[] header, int index) =>
        uint.TryParse(Encoding.ASCII.GetString(header, 6 + (8 * index), 8), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out uint value)
            ? value : throw new InvalidDataException("a header in it is damaged");
}
