using TrustShift.Discovery.Evidence;
using TrustShift.Discovery.Sources;
using TrustShift.Testing;

namespace TrustShift.Discovery.Limits;

/// <summary>Each bound, met by what a real tool made: a gap that names it and the option that raises it, and the rest goes on.</summary>
public sealed class ReadingLimitTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("file", "3G", 3L * 1024 * 1024 * 1024)]
    [InlineData("expanded", "512M", 512L * 1024 * 1024)]
    [InlineData("memory", "65536K", 64L * 1024 * 1024)]
    [InlineData("entries", "17", 17L)]
    [InlineData("time", "500ms", 500L)]
    [InlineData("time", "90s", 90_000L)]
    public void A_value_is_read_as_it_is_written(string name, string text, long expected) =>
        Assert.Equal(expected, ReadingLimits.All.Single(l => l.Name == name).Parse(text));

    [Theory]
    [InlineData("file", "-1")]
    [InlineData("file", "")]
    [InlineData("file", "1T")]
    [InlineData("file", "9999999999G")]
    [InlineData("entries", "1K")]
    [InlineData("entries", "0")]
    [InlineData("depth", "33")]
    [InlineData("time", "5")]
    [InlineData("time", "5m")]
    [InlineData("time", "0s")]
    [InlineData("memory", "1M")]
    public void What_is_no_value_is_refused(string name, string text) => Assert.Null(ReadingLimits.All.Single(l => l.Name == name).Parse(text));

    [Theory]
    [InlineData("mkdir d; for i in 1 2 3 4 5 6 7 8 9; do echo $i > d/$i; done; tar cf a.tar d; rm -r d", "entries=5", "--limit entries=10", "more than 5 entries")]
    [InlineData("echo a > a; tar cf 1.tar a; tar cf 2.tar 1.tar; tar cf a.tar 2.tar; rm a 1.tar 2.tar", "depth=2", "--limit depth=4", "nest deeper than 2")]
    [InlineData("head -c 100000 /dev/zero | gzip > a.gz", "expanded=64K", "--limit expanded=128K", "unpacks to more than 64 KB")]
    [InlineData("head -c 100000000 /dev/zero | gzip > a.gz", "ratio=10", "--limit ratio=20", "more than 10 times its size")]
    [InlineData("head -c 3000 /dev/urandom | base64 > a.txt", "file=2K", "--limit file=4K", "longer than the 2 KB")]
    [InlineData("echo a | xz --lzma2=dict=128MiB > a.xz", "memory=64M", "--limit memory=128M", "128 MB of memory")]
    [InlineData("echo a | xz -9 > a; echo b | xz --lzma2=dict=1GiB >> a; mv a a.xz", "memory=256M", "--limit memory=512M", "1 GB of memory")]
    [InlineData("head -c 9000000 /dev/urandom | zstd -q --ultra --long=27 > a.zst", "memory=16M", "--limit memory=32M", "of memory")]
    [InlineData("echo a | xz --format=lzma --lzma1=dict=128MiB > a.lzma", "memory=64M", "--limit memory=128M", "128 MB of memory")]
    [InlineData("head -c 9000000 /dev/zero | lzip --dictionary-size=8MiB > a.lz", "memory=8M", "--limit memory=16M", "8 MB of memory")]
    [InlineData("head -c 9000000 /dev/zero > a; 7z a -bd -m0=lzma2:d=16m a.7z a > log; rm a log", "memory=8M", "--limit memory=16M", "MB of memory")]
    [InlineData("head -c 9000000 /dev/zero > a; 7z a -bd -m0=lzma:d=16m a.7z a > log; rm a log", "memory=8M", "--limit memory=16M", "MB of memory")]
    [InlineData("head -c 9000000 /dev/zero > a; 7z a -bd -m0=ppmd:mem=16m a.7z a > log; rm a log", "memory=8M", "--limit memory=16M", "MB of memory")]
    public void A_bound_that_is_met_is_a_gap_that_names_the_option(string make, string limit, string remedy, string reason)
    {
        string made = Make(make);
        File.WriteAllText(Path.Combine(made, "beside.pem"), Archives.MarkerRoot.Pem);

        EvidenceSet evidence = Examine.Folder(made, r => r with { Limits = With(limit) });

        Gap gap = Assert.Single(evidence.Gaps);
        Assert.True(gap.Decides);
        Assert.Contains(reason, gap.Reason, StringComparison.Ordinal);
        Assert.EndsWith(remedy, gap.Remedy, StringComparison.Ordinal);
        Assert.Equal("beside.pem", Assert.Single(evidence.Stores).Path);
    }

    [Theory]
    [InlineData("echo a | xz --lzma2=dict=128MiB > a.xz")]
    [InlineData("for i in 1 2 3 4 5 6 7 8 9; do echo $i | xz --lzma2=dict=64MiB; done > a.xz")]
    [InlineData("head -c 900000 /dev/urandom | xz -9 --block-size=100000 > a.xz")]
    [InlineData("for i in 1 2 3 4 5 6 7 8 9; do echo $i | lzip -9; done > a.lz")]
    [InlineData("head -c 9000000 /dev/urandom | zstd -q --ultra --long=27 > a.zst")]
    [InlineData("for i in 1 2 3; do head -c 100000 /dev/urandom | base64 > $i; done; 7z a -bd -mx9 -ms=off a.7z 1 2 3 > log; rm 1 2 3 log")]
    public void What_tools_write_with_their_own_settings_is_within_the_bounds(string make) => Assert.Empty(Examine.Folder(Make(make)).Gaps);

    [Fact]
    public void A_file_that_takes_too_long_is_a_gap_and_the_rest_goes_on()
    {
        string made = Make("head -c 15000000 /dev/urandom | base64 > slow.txt; tar czf slow.tgz slow.txt");
        _folder.Write("in/z/ca.pem", Archives.MarkerRoot.Pem);

        EvidenceSet evidence = Examine.Folder(made, static r => r with { Clock = new ClockThatLeaps(), Limits = With("time=1s"), Parallelism = 1 });

        Assert.Contains(evidence.Gaps, static g => g is { Place: "slow.txt", Decides: true } && g.Reason.Contains("takes longer than 1 s", StringComparison.Ordinal) && g.Remedy!.EndsWith("--limit time=2s", StringComparison.Ordinal));
        Assert.Contains(evidence.Gaps, static g => g.Place == "slow.tgz");
        Assert.Equal("z/ca.pem", Assert.Single(evidence.Stores).Path);
    }

    [Fact]
    public void More_different_certificates_than_are_granted_are_a_gap_and_copies_of_a_bundle_count_once()
    {
        string[] roots = [.. Enumerable.Range(0, 12).Select(_ => Tool.Run("openssl", "req", "-x509", "-newkey", "ed25519", "-nodes", "-subj", "/CN=Root", "-addext", "basicConstraints=critical,CA:TRUE", "-keyout", "/dev/null"))];
        for (int i = 0; i < 5; i++)
            _folder.Write($"in/{i}.pem", string.Concat(roots.Take(6)));
        Assert.Empty(Examine.Folder(_folder.PathOf("in", "x")[..^2], static r => r with { Limits = With("certificates=6") }).Gaps);
        _folder.Write("in/9.pem", string.Concat(roots));

        EvidenceSet evidence = Examine.Folder(_folder.PathOf("in", "x")[..^2], static r => r with { Limits = With("certificates=10"), Parallelism = 1 });

        Gap gap = Assert.Single(evidence.Gaps);
        Assert.Equal(("9.pem", true), (gap.Place, gap.Decides));
        Assert.EndsWith("--limit certificates=20", gap.Remedy, StringComparison.Ordinal);
        TrustStoreEvidence store = Assert.Single(evidence.Stores, static s => s.IsIncomplete);
        Assert.Equal(("9.pem", 10), (store.Path, store.Entries.Length));
    }

    private static ReadingLimits With(string setting)
    {
        string[] parts = setting.Split('=');
        ReadingLimit limit = ReadingLimits.All.Single(l => l.Name == parts[0]);
        return limit.With(new ReadingLimits(), limit.Parse(parts[1])!.Value);
    }

    private string Make(string command)
    {
        foreach (string tool in new[] { "xz", "zstd", "lzip", "7z" })
        {
            if (command.Contains(tool + " ", StringComparison.Ordinal) && Tool.Execute("bash", ["-c", $"command -v {tool}"]).ExitCode != 0)
                Assert.Skip($"{tool} is not installed.");
        }

        string made = _folder.PathOf("in", "x")[..^2];
        Directory.CreateDirectory(made);
        Tool.Run("bash", ["-ec", command], input: null, made);
        return made;
    }

    // A tenth of a second passes between any two looks at it: a short file is read in no time, a long one takes seconds.
    private sealed class ClockThatLeaps : TimeProvider
    {
        private long _ticks;

        public override long TimestampFrequency => 100;

        public override long GetTimestamp() => Interlocked.Add(ref _ticks, 10);
    }
}
