using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace TrustShift.Discovery.Scanning.Content;

/// <summary>
/// The vectorised prefilter of <see cref="ContentSweep"/>: places where a certificate can begin, whatever it is written in. Two or three bytes decide, so that most blocks of 32 bytes cost a few comparisons.
/// <list type="bullet">
/// <item><c>30 82</c>: two of these heads begin every certificate of more than 255 bytes (RFC 5280 4.1: a SEQUENCE in a SEQUENCE).</item>
/// <item><c>A0 03 02</c>: the version, for shorter ones.</item>
/// <item><c>06 09 2A</c>, <c>06 09 2B</c>: the object identifiers of signed data and OCSP responses.</item>
/// <item><c>MI</c>: <c>30 82</c> as base64 (RFC 4648), also in characters of two bytes.</item>
/// <item><c>LS0</c>, <c>TFM</c>: three dashes as base64, of PEM that was encoded once or twice more.</item>
/// <item><c>308</c>: <c>30 82</c> as hexadecimal digits, which programs have among their strings.</item>
/// <item><c>/u3</c>, <c>zs7</c>: the first bytes of Java's keystores as base64.</item>
/// </list>
/// </summary>
internal static class CertificateAnchors
{
    /// <summary>The first place at or after <paramref name="from"/> and before <paramref name="limit"/> where one may begin; -1 when there is none.</summary>
    public static int Next(ReadOnlySpan<byte> bytes, int from, int limit)
    {
        int i = from;
        ref byte first = ref MemoryMarshal.GetReference(bytes);
        int lastBlock = Math.Min(limit, bytes.Length - Vector256<byte>.Count - 2);
        for (; i <= lastBlock; i += Vector256<byte>.Count)
        {
            Vector256<byte> b0 = Vector256.LoadUnsafe(ref first, (nuint)i);
            Vector256<byte> b1 = Vector256.LoadUnsafe(ref first, (nuint)(i + 1));
            Vector256<byte> b2 = Vector256.LoadUnsafe(ref first, (nuint)(i + 2));
            Vector256<byte> hits =
                (Is(b0, 0x30) & Is(b1, 0x82))
                | (Is(b0, 0xA0) & Is(b1, 0x03) & Is(b2, 0x02))
                | (Is(b0, 0x06) & Is(b1, 0x09) & (Is(b2, 0x2A) | Is(b2, 0x2B)))
                | (Is(b0, (byte)'M') & (Is(b1, (byte)'I') | (Is(b1, 0) & Is(b2, (byte)'I'))))
                | (Is(b0, (byte)'3') & Is(b1, (byte)'0') & Is(b2, (byte)'8'))
                | (Is(b0, (byte)'L') & Is(b1, (byte)'S') & Is(b2, (byte)'0'))
                | (Is(b0, (byte)'T') & Is(b1, (byte)'F') & Is(b2, (byte)'M'))
                | (Is(b0, (byte)'/') & Is(b1, (byte)'u') & Is(b2, (byte)'3'))
                | (Is(b0, (byte)'z') & Is(b1, (byte)'s') & Is(b2, (byte)'7'));
            uint mask = hits.ExtractMostSignificantBits();
            if (mask == 0)
                continue;
            int at = i + System.Numerics.BitOperations.TrailingZeroCount(mask);
            return at < limit ? at : -1;
        }

        for (; i < Math.Min(limit, bytes.Length - 2); i++)
        {
            if ((bytes[i], bytes[i + 1], bytes[i + 2]) is (0x30, 0x82, _) or (0xA0, 0x03, 0x02) or (0x06, 0x09, 0x2A or 0x2B) or ((byte)'M', (byte)'I', _) or ((byte)'M', 0, (byte)'I')
                or ((byte)'3', (byte)'0', (byte)'8') or ((byte)'L', (byte)'S', (byte)'0') or ((byte)'T', (byte)'F', (byte)'M') or ((byte)'/', (byte)'u', (byte)'3') or ((byte)'z', (byte)'s', (byte)'7'))
                return i;
        }

        return -1;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<byte> Is(Vector256<byte> bytes, byte value) => Vector256.Equals(bytes, Vector256.Create(value));
}
