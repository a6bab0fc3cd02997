using System.Diagnostics;
using System.Globalization;
using System.IO.Compression;
using TrustShift.Discovery.Archives;
using TrustShift.Discovery.Evidence;
using TrustShift.Discovery.Limits;
using TrustShift.Discovery.Sources;
using TrustShift.Testing;

namespace TrustShift.Discovery.Hostile;

/// <summary>Small files that unpack without end: each ends at a bound, with a gap that decides, and what lies beside it is found.</summary>
public sealed class BombTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("head -c 300M /dev/zero | gzip > a.gz")]
    [InlineData("head -c 300M /dev/zero | bzip2 > a.bz2")]
    [InlineData("head -c 300M /dev/zero | xz -1 > a.xz")]
    [InlineData("head -c 300M /dev/zero | zstd -q > a.zst")]
    [InlineData("head -c 300M /dev/zero | lz4 -q > a.lz4; gzip a.lz4")]
    [InlineData("head -c 300M /dev/zero | compress > a.Z")]
    [InlineData("head -c 300M /dev/zero > a; 7z a -bd -mx1 a.7z a > log; rm a log")]
    [InlineData("head -c 300M /dev/zero > a; tar cf - a | gzip > a.tgz; rm a")]
    [InlineData("head -c 300M /dev/zero | zip -q a.zip -")]
    public void What_is_packed_far_beyond_all_use_is_not_unpacked_to_its_end(string command)
    {
        string made = Make(command);

        EvidenceSet evidence = Examine.Folder(made);

        Assert.Contains(evidence.Gaps, static g => g.Decides && g.Reason.Contains("more than 200 times its size", StringComparison.Ordinal) && g.Remedy!.Contains("--limit ratio=", StringComparison.Ordinal));
        Assert.InRange(evidence.Statistics.BytesRead, 0, 200L * 1024 * 1024);
        Assert.Equal("beside.pem", Assert.Single(evidence.Stores).Path);
    }

    [Fact]
    public void Archives_in_archives_that_multiply_end_at_the_bound_of_the_outermost()
    {
        // As 42.zip: 16 copies in each of 5 levels make a million files of 4 MB.
        byte[] zip = Zip(1, new byte[4 * 1024 * 1024]);
        for (int level = 0; level < 5; level++)
            zip = Zip(16, zip);
        _folder.Write("in/42.zip", zip);
        var time = Stopwatch.StartNew();

        EvidenceSet evidence = Examine.Folder(Make("true"));

        Assert.Contains(evidence.Gaps, static g => g.Place == "42.zip" && g.Decides && g.Reason.Contains("times its size", StringComparison.Ordinal));
        Assert.InRange(time.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(20));
        Assert.Equal("beside.pem", Assert.Single(evidence.Stores).Path);
    }

    [Fact]
    public void A_kernel_that_many_entries_share_is_refused()
    {
        // Fifield, "A better zip bomb" (2019), with whole copies: every entry of the directory points to one packed file.
        byte[] one = Zip(1, new byte[1024 * 1024]);
        int directory = one.AsSpan().IndexOf("PK\x01\x02"u8);
        byte[] end = one[^22..];
        byte[] entry = one[directory..^22];
        var all = new List<byte>(one[..directory]);
        for (int i = 0; i < 60_000; i++)
            all.AddRange(entry);
        BitConverter.TryWriteBytes(end.AsSpan(8), (ushort)60_000);
        BitConverter.TryWriteBytes(end.AsSpan(10), (ushort)60_000);
        BitConverter.TryWriteBytes(end.AsSpan(12), entry.Length * 60_000);
        _folder.Write("in/a.zip", [.. all, .. end]);

        EvidenceSet evidence = Examine.Folder(Make("true"));

        Assert.Contains(evidence.Gaps, static g => g.Place == "a.zip" && g.Decides);
        Assert.InRange(evidence.Statistics.BytesRead, 0, 2L * 1024 * 1024 * 1024);
    }

    [Fact]
    public void An_archive_that_holds_itself_ends_at_the_bound_of_nesting()
    {
        // Russ Cox's r.zip ("Zip Files All The Way Down"), which the tests of Go's archive/zip hold as a dump.
        string root = Tool.Execute("bash", ["-c", "go env GOROOT"]) is { ExitCode: 0, Output: var path } ? path.Trim() : "";
        string source = Path.Combine(root, "src", "archive", "zip", "reader_test.go");
        Assert.SkipUnless(File.Exists(source), "the source of Go is not installed.");
        _folder.Write("in/r.zip", DumpOf(File.ReadAllText(source), "rZipBytes"));

        EvidenceSet evidence = Examine.Folder(Make("true"));

        Gap gap = Assert.Single(evidence.Gaps);
        Assert.Equal(("r.zip" + string.Concat(Enumerable.Repeat("!r/r.zip", 8)), true), (gap.Place, gap.Decides));
        Assert.Contains("nest deeper than 8", gap.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void As_many_entries_as_are_granted_are_read_and_no_more()
    {
        string made = Make("mkdir d; for i in $(seq 3000); do : > d/$i; done; tar cf a.tar d; cd d; ls | cpio -o -H newc --quiet > ../a.cpio; zip -q0 ../a.zip *; ar rc ../a.a *; 7z a -bd ../a.7z . > /dev/null; cd ..; rm -r d");
        EvidenceSet evidence = Examine.Folder(made, static r => r with { Limits = new ReadingLimits { Entries = 2_000 } });
        Assert.Equal(["a.7z", "a.a", "a.cpio", "a.tar", "a.zip"], evidence.Gaps.Where(static g => g.Reason.Contains("more than 2,000 entries", StringComparison.Ordinal)).Select(static g => g.Place));
        Assert.Empty(Examine.Folder(made).Gaps);
    }

    private string Make(string command)
    {
        foreach (string tool in new[] { "bzip2", "xz", "zstd", "lz4", "compress", "7z", "zip", "cpio" })
        {
            if (command.Contains(tool + " ", StringComparison.Ordinal) && Tool.Execute("bash", ["-c", $"command -v {tool}"]).ExitCode != 0)
                Assert.Skip($"{tool} is not installed.");
        }

        _folder.Write("in/beside.pem", MarkerRoot.Pem);
        string made = _folder.PathOf("in", "x")[..^2];
        Tool.Run("bash", ["-ec", command], input: null, made);
        return made;
    }

    private static byte[] Zip(int copies, byte[] content)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            for (int i = 0; i < copies; i++)
            {
                using Stream entry = zip.CreateEntry($"lib {i}.zip", CompressionLevel.Optimal).Open();
                entry.Write(content);
            }
        }

        return bytes.ToArray();
    }

    // Lines of "0000000 50 4b 03 04 ...".
    private static byte[] DumpOf(string source, string function)
    {
        string text = source[source.IndexOf("func " + function, StringComparison.Ordinal)..];
        text = text[(text.IndexOf('`', StringComparison.Ordinal) + 1)..];
        return [.. text[..text.IndexOf('`', StringComparison.Ordinal)].Split('\n').SelectMany(static line => line.Trim().Split(' ').Skip(1)).Where(static b => b.Length == 2).Select(static b => byte.Parse(b, NumberStyles.HexNumber, CultureInfo.InvariantCulture))];
    }
}
