using System.Globalization;
using System.Text;
using TrustShift.Catalogue.Certificates;

namespace TrustShift.Bench;

/// <summary>Writes a deterministic tree of sources, binaries and packed data, with certificates sprinkled in.</summary>
internal static class SampleTree
{
    private const int Seed = 20210323;

    /// <summary>Writes about <paramref name="megabytes"/> of files: half of it many small texts, half larger binaries.</summary>
    public static int Make(string folder, int megabytes)
    {
        var random = new Random(Seed);
        long left = megabytes * 1_000_000L;
        string certificate = AnchorCatalogue.FindPem("amazon-root-ca-1.self") ?? throw new InvalidOperationException("the catalogue holds no such anchor");
        for (int i = 0; left > 0; i++)
        {
            string path = Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"m{i / 500}"), string.Create(CultureInfo.InvariantCulture, $"p{i / 25 % 20}"));
            Directory.CreateDirectory(path);
            byte[] bytes = (i % 25) switch
            {
                < 20 => Source(random, random.Next(2_000, 40_000), i),
                < 23 => Binary(random, random.Next(40_000, 900_000), i),
                23 => Packed(random, random.Next(20_000, 1_500_000)),
                _ => Encoding.ASCII.GetBytes(certificate),
            };
            File.WriteAllBytes(Path.Combine(path, Name(i)), bytes);
            left -= bytes.Length;
        }

        return 0;
    }

    private static string Name(int i) => string.Create(CultureInfo.InvariantCulture, $"f{i}") + (i % 25) switch { < 8 => ".cs", < 14 => ".py", < 18 => ".yaml", < 20 => ".md", < 23 => ".so", 23 => ".bin", _ => ".pem" };

    private static byte[] Source(Random random, int length, int i)
    {
        string[] words = ["public", "return", "value", "static", "endpoint", "config", "mapping", "spin", "import", "string", "certificate", "for", "while", "// see", "x = y + z;", "null"];
        var text = new StringBuilder(length + 100);
        text.Append(CultureInfo.InvariantCulture, $"// Licensed under https://www.apache.org/licenses/LICENSE-2.0 file {i}\n");
        while (text.Length < length)
        {
            for (int w = random.Next(3, 12); w > 0; w--)
                text.Append(words[random.Next(words.Length)]).Append(' ');
            if (random.Next(400) == 0)
                text.Append(CultureInfo.InvariantCulture, $"\"https://bucket{random.Next(50)}.s3.us-east-1.amazonaws.com/key\"");
            text.Append('\n');
        }

        return Encoding.ASCII.GetBytes(text.ToString());
    }

    // Machine code has many zeros and few long texts.
    private static byte[] Binary(Random random, int length, int i)
    {
        byte[] bytes = new byte[length];
        random.NextBytes(bytes);
        for (int at = 0; at + 16 < length; at += 16)
            bytes.AsSpan(at, random.Next(12)).Clear();
        "\u007fELF\u0002\u0001\u0001\0"u8.CopyTo(bytes);
        Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"\0https://data{i % 50}.s3.amazonaws.com/\0")).CopyTo(bytes, length / 2);
        return bytes;
    }

    private static byte[] Packed(Random random, int length)
    {
        byte[] bytes = new byte[length];
        random.NextBytes(bytes);
        bytes[0] = 0x1f;
        bytes[1] = 0x8b;
        return bytes;
    }
}
