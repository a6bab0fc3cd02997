using System.Formats.Tar;
using TrustShift.Discovery.Sources;

namespace TrustShift.Discovery.Archives.Containers;

/// <summary>tar in its forms: V7, ustar, pax, GNU (POSIX.1-2017 pax, GNU tar's manual).</summary>
public sealed class TarArchives : ArchiveFormat
{
    private const int ChecksumAt = 148;
    private const int ChecksumLength = 8;
    private const int HeaderLength = 512;
    private const int MostPieces = 1_000_000_000;

    /// <inheritdoc/>
    public override string Name => "tar";

    /// <inheritdoc/>
    // The checksum tells also the forms without "ustar": the sum of all bytes, with its own field as spaces.
    public override bool IsCandidate(ReadOnlySpan<byte> head)
    {
        if (head.Length < HeaderLength || head[0] == 0)
            return false;
        long sum = 0, signed = 0;
        for (int i = 0; i < HeaderLength; i++)
        {
            byte b = i is >= ChecksumAt and < ChecksumAt + ChecksumLength ? (byte)' ' : head[i];
            sum += b;
            signed += (sbyte)b;
        }

        long stated = 0;
        foreach (byte b in head.Slice(ChecksumAt, ChecksumLength))
        {
            if (b is >= (byte)'0' and <= (byte)'7')
                stated = (stated * 8) + b - '0';
            else if (b is not ((byte)' ' or 0))
                return false;
        }

        return stated > 0 && (stated == sum || stated == signed);
    }

    /// <inheritdoc/>
    public override IEnumerable<ArchiveEntry> Read(FileBytes source, ArchiveBudget budget)
    {
        using var reader = new TarReader(source.AsStream(), leaveOpen: true);
        while (Next(reader) is { } entry)
        {
            switch (entry.EntryType)
            {
                case TarEntryType.RegularFile or TarEntryType.V7RegularFile or TarEntryType.ContiguousFile:
                    Stream? data = entry.DataStream;
                    string? sparse = (entry as PaxTarEntry)?.ExtendedAttributes.GetValueOrDefault("GNU.sparse.name");
                    yield return sparse is null
                        ? new ArchiveEntry(entry.Name, entry.Length, () => data ?? Stream.Null)
                        : new ArchiveEntry(sparse, -1, () => WithoutMap(data ?? Stream.Null));
                    break;
                case TarEntryType.SymbolicLink or TarEntryType.HardLink:
                    yield return new ArchiveEntry(entry.Name, 0, null, entry.LinkName, entry.EntryType == TarEntryType.HardLink);
                    break;
            }
        }
    }

    // GNU tar's manual, "PAX Format, Version 1.0": before the data of a sparse file stands its map, a number of lines, filled up to a block. The holes are left out.
    private static Stream WithoutMap(Stream data)
    {
        long lines = -1, value = 0;
        byte[] block = new byte[HeaderLength];
        while (lines != 0)
        {
            data.ReadExactly(block);
            foreach (byte b in block)
            {
                if (b is >= (byte)'0' and <= (byte)'9')
                    value = Math.Min((value * 10) + b - '0', MostPieces);
                else if (b != '\n')
                    throw new InvalidDataException("the map of a sparse file in it is damaged");
                else
                    (lines, value) = (lines < 0 ? 2 * value : lines - 1, 0);
                if (lines == 0)
                    break;
            }
        }

        return data;
    }

    private static TarEntry? Next(TarReader reader)
    {
        try
        {
            return reader.GetNextEntry();
        }
        catch (Exception e) when (e is FormatException or ArgumentException or NotSupportedException or InvalidOperationException or OverflowException)
        {
            throw new InvalidDataException("a header in it is damaged, or of a kind that is not known (a sparse file in GNU tar's own form)", e);
        }
    }
}
