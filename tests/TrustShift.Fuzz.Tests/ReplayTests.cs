using System.Globalization;
using TrustShift.Testing;

namespace TrustShift.Fuzz;

/// <summary>
/// Every reader on every file that was ever kept of its fuzzing, whole, cut at each length, and with bits flipped: no exception, no certificate more than the whole has, bounded memory and time.
/// </summary>
public sealed class ReplayTests
{
    private const int CutEverywhere = 3 * 1024;
    private const int SampledCuts = 200;
    private const int Flips = 300;
    private const long MostAllocated = 400L * 1024 * 1024;
    private static readonly TimeSpan s_longest = TimeSpan.FromSeconds(20);

    public static TheoryData<string> Targets => [.. FuzzTargets.All.Select(static t => t.Name)];

    [Theory]
    [MemberData(nameof(Targets))]
    public void A_reader_has_seeds_and_reads_them(string name)
    {
        List<string> seeds = [.. Files("corpus", name)];
        Assert.NotEmpty(seeds);
        int certificates = 0;
        foreach (string seed in seeds)
            certificates += Read(name, File.ReadAllBytes(seed), seed);
        // Seeds of stores and archives hold a root.
        if ((name.StartsWith("store-", StringComparison.Ordinal) && name is not "store-unreadable") || name.StartsWith("archive-", StringComparison.Ordinal))
            Assert.NotEqual(0, certificates);
    }

    [Theory]
    [MemberData(nameof(Targets))]
    public void What_fuzzing_found_stays_fixed(string name)
    {
        foreach (string found in Files("findings", name))
            Read(name, File.ReadAllBytes(found), found);
    }

    [Theory]
    [MemberData(nameof(Targets))]
    public void A_file_that_is_cut_never_throws_nor_tells_more(string name)
    {
        var random = new Random(1);
        foreach (string seed in Files("corpus", name))
        {
            byte[] whole = File.ReadAllBytes(seed);
            int most = Read(name, whole, seed);
            IEnumerable<int> lengths = whole.Length <= CutEverywhere && !IsSlow(name) ? Enumerable.Range(0, whole.Length) : Enumerable.Range(0, DerivesKeys(name) ? 20 : SampledCuts).Select(_ => random.Next(whole.Length));
            foreach (int length in lengths)
                Assert.InRange(Read(name, whole[..length], string.Create(CultureInfo.InvariantCulture, $"{seed} cut to {length}")), 0, most);
        }
    }

    [Theory]
    [MemberData(nameof(Targets))]
    public void A_file_with_flipped_bits_never_throws_nor_tells_more(string name)
    {
        var random = new Random(2);
        foreach (string seed in Files("corpus", name))
        {
            byte[] whole = File.ReadAllBytes(seed);
            if (whole.Length == 0)
                continue;
            int most = Read(name, whole, seed);
            for (int i = 0; i < (DerivesKeys(name) ? 20 : IsSlow(name) ? Flips / 6 : Flips); i++)
            {
                byte[] flipped = [.. whole];
                for (int bits = random.Next(1, 4); bits > 0; bits--)
                    flipped[random.Next(flipped.Length)] ^= (byte)(1 << random.Next(8));
                Assert.InRange(Read(name, flipped, string.Create(CultureInfo.InvariantCulture, $"{seed} flipped {i}")), 0, most);
            }
        }
    }

    // Most of the time goes into the password.
    private static bool DerivesKeys(string name) => name is "store-bks" or "store-bcfks";

    // Targets that read the same bytes under many names, or derive keys from passwords.
    private static bool IsSlow(string name) => DerivesKeys(name) || name is "store-pkcs12" or "code" or "xml" or "yaml" or "settings" or "commands" or "manifests" or "json";

    private static int Read(string name, byte[] bytes, string what)
    {
        FuzzTarget target = FuzzTargets.Find(name)!;
        long allocated = GC.GetAllocatedBytesForCurrentThread();
        long start = TimeProvider.System.GetTimestamp();
        int certificates;
        try
        {
            certificates = target.Read(bytes);
        }
        catch (Exception e)
        {
            throw new InvalidOperationException($"{name} threw on {what}: {e}", e);
        }

        Assert.True(TimeProvider.System.GetElapsedTime(start) < s_longest, $"{name} took longer than {s_longest} on {what}");
        Assert.True(GC.GetAllocatedBytesForCurrentThread() - allocated < MostAllocated, $"{name} took {(GC.GetAllocatedBytesForCurrentThread() - allocated) >> 20} MB on {what}");
        return certificates;
    }

    private static IEnumerable<string> Files(string kind, string name)
    {
        string folder = Path.Combine(Repository.Root, "fuzz", kind, name);
        return Directory.Exists(folder) ? Directory.EnumerateFiles(folder).Order(StringComparer.Ordinal) : [];
    }
}
