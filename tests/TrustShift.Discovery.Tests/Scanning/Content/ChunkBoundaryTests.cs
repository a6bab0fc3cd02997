using System.Globalization;
using System.Text;
using TrustShift.Discovery.Evidence;
using TrustShift.Discovery.Sources;
using TrustShift.Pki.Certificates;
using TrustShift.Testing;

namespace TrustShift.Discovery.Scanning.Content;

/// <summary>Files are read in chunks of 256 KB: a certificate is found wherever it lies on them.</summary>
public class ChunkBoundaryTests
{
    private const int Chunk = 256 * 1024;

    public static TheoryData<string> Spellings => ["der", "base64", "base64-lines", "pem", "base64-of-pem", "digits-in-program", "hexadecimal", "decimal", "escapes", "dump"];

    [Theory]
    [MemberData(nameof(Spellings))]
    public void A_certificate_on_the_boundary_of_two_chunks_is_found_once(string spelling)
    {
        byte[] pem = File.ReadAllBytes(SharedFacts.Require("certificates", "amazon-root-ca-1.self.pem"));
        byte[] der = Convert.FromBase64String(string.Concat(Encoding.ASCII.GetString(pem).Split('\n').Where(static l => !l.StartsWith('-'))).Trim());
        byte[] spelled = Spell(spelling, der, pem);
        bool isBinary = spelling is "der" or "digits-in-program";
        using var folder = new TemporaryFolder();
        var places = new List<int>();
        for (int before = 1; before < spelled.Length; before = before < 64 ? before + 9 : before + (spelled.Length / 14))
            places.Add(Chunk - before);
        // The chunk after the next begins somewhere behind twice its length, as the end of the first is carried over.
        places.AddRange([(2 * Chunk) - 700, (2 * Chunk) - 2_500, (2 * Chunk) - spelled.Length, (3 * Chunk) - 5_000]);
        foreach (int place in places)
            File.WriteAllBytes(folder.PathOf($"f{place}.dat"), [.. Filler(place, isBinary), .. spelled, .. Filler(4_000, isBinary)]);

        EvidenceSet set = Examine.Folder(folder.Root);
        IEnumerable<CertificateLocation> found = set.Certificates.Where(c => c.Facts.Sha256 == Sha256Hash.Of(der)).SelectMany(static c => c.Locations);
        Assert.Equal(
            places.Select(static p => $"f{p}.dat").Order(StringComparer.Ordinal),
            found.Select(static l => l.Path.Split('!')[0]).Order(StringComparer.Ordinal));
    }

    private static byte[] Spell(string spelling, byte[] der, byte[] pem) => spelling switch
    {
        "der" => der,
        "base64" => Encoding.ASCII.GetBytes($"ca = \"{Convert.ToBase64String(der)}\"\n"),
        "base64-lines" => Encoding.ASCII.GetBytes(string.Join("\n  ", Convert.ToBase64String(der).Chunk(64).Select(static c => new string(c))) + "\n"),
        "pem" => pem,
        "digits-in-program" => Encoding.ASCII.GetBytes(Convert.ToHexStringLower(der)),
        "base64-of-pem" => Encoding.ASCII.GetBytes($"ca: {Convert.ToBase64String(pem)}\n"),
        "hexadecimal" => Encoding.ASCII.GetBytes("{" + string.Join(", ", der.Select(static b => $"0x{b:x2}")) + "};\n"),
        "decimal" => Encoding.ASCII.GetBytes("[" + string.Join(", ", der.Select(static b => b.ToString(CultureInfo.InvariantCulture))) + "]\n"),
        "escapes" => Encoding.ASCII.GetBytes("\"" + string.Concat(der.Select(static b => $"\\x{b:x2}")) + "\";\n"),
        "dump" => Encoding.ASCII.GetBytes(string.Join('\n', der.Chunk(16).Select(static (c, i) => $"{i * 16:x8}: " + string.Join(' ', c.Chunk(2).Select(static p => Convert.ToHexStringLower(p))) + "  ................")) + "\n"),
        _ => throw new ArgumentOutOfRangeException(nameof(spelling), spelling, null),
    };

    // Lines of words, or bytes of no meaning: always the same, and nothing that looks like a certificate.
    private static byte[] Filler(int length, bool isBinary)
    {
        byte[] filler = new byte[length];
        for (int i = 0; i < length; i++)
            filler[i] = isBinary ? (byte)(i * 7 % 13) : i % 61 == 60 || i == length - 1 ? (byte)'\n' : (byte)"a line of plain words "[i % 22];
        return filler;
    }
}
