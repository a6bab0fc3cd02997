using System.Buffers.Binary;
using System.IO.Compression;
using SharpCompress.Compressors.BZip2;
using SharpCompress.Compressors.Deflate64;
using SharpCompress.Compressors.LZMA;
using SharpCompress.Compressors.PPMd;
using SharpCompress.Compressors.Xz;
using SharpCompress.Compressors.ZStandard;
using TrustShift.Discovery.Archives.Compressed;
using TrustShift.Discovery.Sources;

namespace TrustShift.Discovery.Archives.Containers;

/// <summary>How the entries of ZIP files are packed (APPNOTE.TXT 4.4.5).</summary>
internal static class ZipMethods
{
    private const int LzmaHeaderLength = 9;

    /// <summary>Unpacks an entry.</summary>
    /// <exception cref="InvalidDataException">It is encrypted, damaged, or packed in a way that is not known.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static Stream Open(FileBytes source, ZipItem item, ArchiveBudget budget)
    {
        if (item.IsEncrypted)
            throw new InvalidDataException("it is encrypted");
        if (item.DataIn(source) is not { } start || item.Packed < 0)
            throw new InvalidDataException("its header is damaged");
        var packed = new PartStream(source, start, item.Packed);
        return item.Method switch
        {
            0 => packed,
            8 => new DeflateStream(packed, CompressionMode.Decompress),
            9 => new Deflate64Stream(packed, SharpCompress.Compressors.CompressionMode.Decompress),
            12 => BZip2Stream.Create(packed, SharpCompress.Compressors.CompressionMode.Decompress, decompressConcatenated: false, leaveOpen: true, tolerateTruncatedStream: false),
            14 => Lzma(packed, item, budget),
            93 => ZstandardFiles.Open(packed, budget),
            95 => XzFiles.OpenOne(packed, new DecoderMemory(budget)),
            98 => Ppmd(packed, budget),
            var method => throw new InvalidDataException($"it is packed in a way that is not known (method {method})"),
        };
    }

    // 5.8: version, length of the properties, the properties.
    private static LzmaStream Lzma(PartStream packed, ZipItem item, ArchiveBudget budget)
    {
        byte[] header = new byte[LzmaHeaderLength];
        packed.ReadExactly(header);
        budget.HoldDictionary(BinaryPrimitives.ReadUInt32LittleEndian(header.AsSpan(5)));
        return LzmaStream.Create(header[4..], packed, item.Packed - LzmaHeaderLength, item.Length, leaveOpen: true);
    }

    // 5.10: order, memory and method in two bytes.
    private static PpmdStream Ppmd(PartStream packed, ArchiveBudget budget)
    {
        byte[] header = new byte[2];
        packed.ReadExactly(header);
        budget.HoldDictionary(((BinaryPrimitives.ReadUInt16LittleEndian(header) >> 4 & 0xFF) + 1L) * 1024 * 1024);
        return PpmdStream.Create(new PpmdProperties(header), packed, false);
    }
}
