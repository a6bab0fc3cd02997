using System.Numerics;
using SharpCompress.Compressors.ZStandard;
using SharpCompress.Compressors.ZStandard.Unsafe;

namespace TrustShift.Discovery.Archives.Compressed;

/// <summary>Zstandard (RFC 8878).</summary>
public sealed class ZstandardFiles : CompressedFiles
{
    /// <inheritdoc/>
    public override string Name => "Zstandard";

    /// <inheritdoc/>
    public override bool IsCandidate(ReadOnlySpan<byte> head) => head.StartsWith((ReadOnlySpan<byte>)[0x28, 0xb5, 0x2f, 0xfd]);

    /// <inheritdoc/>
    protected override Stream Unpack(Stream packed, ArchiveBudget budget) => Open(packed, budget);

    /// <summary>The decoder, which takes no larger window than what is granted.</summary>
    internal static DecompressionStream Open(Stream packed, ArchiveBudget budget)
    {
        byte[] head = new byte[ZstandardFrame.LongestHeader];
        int length = packed.ReadAtLeast(head, head.Length, throwOnEndOfStream: false);
        budget.HoldDictionary(ZstandardFrame.WindowOf(head.AsSpan(0, length)));
        var decoder = new DecompressionStream(new StreamBehind(head[..length], packed), bufferSize: 0, checkEndOfStream: true, leaveOpen: true);
        // A later frame may state a larger window.
        decoder.SetParameter(ZSTD_dParameter.ZSTD_d_windowLogMax, Math.Clamp(BitOperations.Log2((ulong)(budget.Limits.Memory / 2)), 10, 30));
        return decoder;
    }
}
