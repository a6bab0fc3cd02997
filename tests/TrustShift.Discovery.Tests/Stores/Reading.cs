using System.Text;
using TrustShift.Discovery.Stores;

namespace TrustShift.Discovery.Tests.Stores;

/// <summary>Reads bytes the way a scan does: the first format that takes them.</summary>
internal static class Reading
{
    public static StoreContent? Any(string path, byte[] bytes, params string[] passwords)
    {
        var input = new StoreInput(path, bytes, [.. passwords]);
        ReadOnlySpan<byte> head = bytes.AsSpan(0, Math.Min(bytes.Length, 4096));
        foreach (StoreFormat format in StoreFormats.All)
        {
            if (format.IsCandidate(Path.GetFileName(path), head) && format.Read(input) is { } content)
                return content;
        }

        return null;
    }

    public static StoreContent? Any(string path, string text) => Any(path, Encoding.UTF8.GetBytes(text));

    public static StoreContent File(string path, params string[] passwords)
    {
        StoreContent? content = Any(path, System.IO.File.ReadAllBytes(path), passwords);
        Assert.NotNull(content);
        return content;
    }

    public static string[] Hashes(this StoreContent content) => [.. content.Items.Select(i => i.Facts.Sha256.ToString())];

    /// <summary>Every prefix of a store: never throws, and a lost certificate is always told by a gap.</summary>
    public static void TruncatesSafely(string path, byte[] bytes, params string[] passwords)
    {
        StoreContent whole = Any(path, bytes, passwords)!;
        Assert.NotEmpty(whole.Items);
        int step = Math.Max(1, bytes.Length / 400);
        for (int length = 0; length < bytes.Length; length += step)
        {
            StoreContent? cut = Any(path, bytes[..length], passwords);
            if (cut is null || (length > 0 && cut.Items.Length < whole.Items.Length))
                Assert.True(cut is { IsComplete: false, Gaps.IsEmpty: false }, $"cut at byte {length}: {cut?.Items.Length.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "no store"}");
        }
    }

    /// <summary>Flipped bits, seeded: never throws, and a store that vanishes has lost its magic or gives a gap.</summary>
    public static void FlipsSafely(string path, byte[] bytes, int seed, int magicLength, params string[] passwords)
    {
        StoreContent whole = Any(path, bytes, passwords)!;
        var random = new Random(seed);
        for (int i = 0; i < 400; i++)
        {
            byte[] changed = [.. bytes];
            int position = random.Next(bytes.Length);
            changed[position] ^= (byte)(1 << random.Next(8));
            StoreContent? content = Any(path, changed, passwords);
            if (content is null)
                Assert.True(position < magicLength, $"the store vanished by a flip at byte {position}");
            else if (content.Items.Length < whole.Items.Length && content.Gaps.IsEmpty)
                Assert.Fail($"a flip at byte {position} lost a certificate silently");
        }
    }
}
