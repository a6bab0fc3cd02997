using System.Runtime.Versioning;
using TrustShift.Discovery.Endpoints;
using TrustShift.Discovery.Evidence;
using TrustShift.Discovery.Scanning;
using TrustShift.Testing;

namespace TrustShift.Discovery.Sources;

[UnsupportedOSPlatform("windows")]
public sealed class WalkTests
{
    private const string Url = "u: https://b.s3.amazonaws.com\n";

    [Fact]
    public void A_loop_of_folders_ends_and_each_file_is_read_once()
    {
        using var folder = new TemporaryFolder();
        folder.Write("a/b/app.yaml", Url);
        Directory.CreateSymbolicLink(folder.PathOf("a", "b", "up"), "../..");
        Directory.CreateSymbolicLink(folder.PathOf("a", "self"), "self");
        EvidenceSet set = Examine.Folder(folder.Root);
        Assert.Equal("a/b/app.yaml", Assert.Single(set.Endpoints).Path);
        Assert.Equal(1, set.Statistics.FilesRead);
        Assert.Contains(set.Gaps, g => g.Place is "a/self" && !g.Decides);
    }

    [Fact]
    public void A_link_to_a_store_in_the_target_is_an_alias()
    {
        using var folder = new TemporaryFolder();
        File.Copy(SharedFacts.Require("certificates", "amazon-root-ca-1.self.pem"), folder.PathOf("real", "ca.pem"));
        File.CreateSymbolicLink(folder.PathOf("link.pem"), "real/ca.pem");
        Directory.CreateSymbolicLink(folder.PathOf("other"), "real");
        Directory.CreateSymbolicLink(folder.PathOf("third"), "other");
        TrustStoreEvidence store = Assert.Single(Examine.Folder(folder.Root).Stores);
        Assert.Equal("real/ca.pem", store.Path);
        Assert.Equal(["link.pem", "other/ca.pem", "third/ca.pem"], store.Aliases);
    }

    [Theory]
    [InlineData("cacerts", true)]
    [InlineData("trust.jks", true)]
    [InlineData("trust", true)]
    [InlineData("application.yml", true)]
    [InlineData("hosts.txt", false)]
    [InlineData("venv/bin/python3", false)]
    public void A_link_that_leads_out_is_not_followed_and_decides_when_it_may_be_a_store(string name, bool decides)
    {
        using var outside = new TemporaryFolder();
        using var folder = new TemporaryFolder();
        outside.Write("file", Url);
        File.CreateSymbolicLink(folder.PathOf(name), outside.PathOf("file"));
        EvidenceSet set = Examine.Folder(folder.Root);
        Assert.Empty(set.Endpoints);
        Gap gap = Assert.Single(set.Gaps);
        Assert.Equal((name, decides), (gap.Place, gap.Decides));
        Assert.Contains(outside.PathOf("file"), gap.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_store_behind_a_link_that_leads_nowhere_in_an_application_decides()
    {
        using var folder = new TemporaryFolder();
        File.CreateSymbolicLink(folder.PathOf("trust.jks"), "gone.jks");
        Gap gap = Assert.Single(Examine.Folder(folder.Root).Gaps);
        Assert.Equal(("trust.jks", true), (gap.Place, gap.Decides));
    }

    [Fact]
    public void A_certificate_late_in_a_long_program_is_found()
    {
        using var folder = new TemporaryFolder();
        string pem = "\n" + File.ReadAllText(SharedFacts.Require("certificates", "baltimore-cybertrust-root.self.pem"));
        using (FileStream program = File.Create(folder.PathOf("program")))
        {
            program.Seek(70L * 1024 * 1024, SeekOrigin.Begin);
            program.Write(System.Text.Encoding.ASCII.GetBytes(pem));
        }

        EvidenceSet set = Examine.Folder(folder.Root);
        TrustStoreEvidence store = Assert.Single(set.Stores);
        CertificateLocation place = Assert.Single(Assert.Single(set.Certificates).Locations);
        Assert.Equal(("program", "embedded-pem", CertificateRole.TlsTrust), (place.Path, place.Form, store.Role));
    }

    [Fact]
    public void A_link_to_a_folder_outside_decides_since_it_may_hold_anything()
    {
        using var outside = new TemporaryFolder();
        using var folder = new TemporaryFolder();
        Directory.CreateSymbolicLink(folder.PathOf("conf"), outside.Root);
        Assert.True(Assert.Single(Examine.Folder(folder.Root).Gaps).Decides);
    }

    [Fact]
    public void A_root_file_system_follows_absolute_links_below_itself()
    {
        using var folder = new TemporaryFolder();
        File.Copy(SharedFacts.Require("certificates", "amazon-root-ca-1.self.pem"), folder.PathOf("etc", "ssl", "certs", "ca-certificates.crt"));
        File.CreateSymbolicLink(folder.PathOf("usr", "lib", "ssl", "cert.pem"), "/etc/ssl/certs/ca-certificates.crt");
        File.CreateSymbolicLink(folder.PathOf("usr", "lib", "ssl", "up.pem"), "../../../../../../../../etc/ssl/certs/ca-certificates.crt");
        TrustStoreEvidence store = Assert.Single(Examine.Folder(folder.Root).Stores);
        Assert.Equal("etc/ssl/certs/ca-certificates.crt", store.Path);
        Assert.Equal(["usr/lib/ssl/cert.pem", "usr/lib/ssl/up.pem"], store.Aliases);
    }

    [Fact]
    public void Pipes_and_sockets_are_never_opened()
    {
        using var folder = new TemporaryFolder();
        Tool.Run("mkfifo", folder.PathOf("cacerts.jks"));
        using var socket = new System.Net.Sockets.Socket(System.Net.Sockets.AddressFamily.Unix, System.Net.Sockets.SocketType.Stream, System.Net.Sockets.ProtocolType.Unspecified);
        socket.Bind(new System.Net.Sockets.UnixDomainSocketEndPoint(folder.PathOf("ca.pem")));
        folder.Write("app.yaml", Url);
        Assert.Equal(1, Examine.Folder(folder.Root).Statistics.FilesRead);
    }

    [Fact]
    public void What_may_not_be_read_is_a_gap_that_decides()
    {
        using var folder = new TemporaryFolder();
        string file = folder.Write("trust.pem", "x");
        File.SetUnixFileMode(file, UnixFileMode.None);
        string inner = Path.GetDirectoryName(folder.Write("closed/app.yaml", Url))!;
        File.SetUnixFileMode(inner, UnixFileMode.None);
        try
        {
            Assert.SkipWhen(Environment.IsPrivilegedProcess, "root may read everything");
            EvidenceSet set = Examine.Folder(folder.Root);
            Assert.Equal(["closed", "trust.pem"], set.Gaps.Select(g => g.Place).ToArray());
            Assert.All(set.Gaps, g => Assert.True(g.Decides && g.Remedy is not null));
        }
        finally
        {
            File.SetUnixFileMode(inner, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }

    [Fact]
    public void A_large_sparse_file_streams()
    {
        using var folder = new TemporaryFolder();
        using (FileStream file = File.Create(folder.PathOf("disk.img")))
        {
            file.SetLength(300L * 1024 * 1024);
            file.Seek(-100, SeekOrigin.End);
            file.Write("https://end.s3.amazonaws.com/x"u8);
        }

        var pass = new FilePass(new ScanRules(EndpointVocabulary.Current), []);
        var image = new FoundFile(folder.PathOf("disk.img"), "disk.img", 300L * 1024 * 1024, Look.Content);
        long before = GC.GetAllocatedBytesForCurrentThread();
        (FileFindings findings, StoreFinding? store) = pass.Read(image, TestContext.Current.CancellationToken);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1024 * 1024);
        Assert.Equal("end.s3.amazonaws.com", Assert.Single(findings.Endpoints).Host);
        Assert.Null(store);
        Assert.Equal(300L * 1024 * 1024, pass.BytesRead);
    }

    [Fact]
    public void Two_examinations_are_equal_whatever_the_threads_do()
    {
        using var folder = new TemporaryFolder();
        for (int i = 0; i < 300; i++)
            folder.Write($"d{i % 7}/f{i}.yaml", $"u: https://b{i % 50}.s3.amazonaws.com\nv: https://www.shop{i % 20}.test/\n");
        string first = Examine.Text(Examine.Folder(folder.Root, r => r with { Parallelism = 4 }));
        Assert.Equal(first, Examine.Text(Examine.Folder(folder.Root, r => r with { Parallelism = 3 })));
        Assert.Equal(first, Examine.Text(Examine.Folder(folder.Root, r => r with { Parallelism = 1 })));
        Assert.Contains("b49.s3.amazonaws.com", first, StringComparison.Ordinal);
    }

    [Fact]
    public void Progress_ends_with_all_files_and_bytes()
    {
        using var folder = new TemporaryFolder();
        folder.Write("a.yaml", Url);
        folder.Write("b.yaml", Url);
        var reports = new List<ExaminationProgress>();
        Examine.Folder(folder.Root, progress: new Recorder(reports));
        Assert.Equal(new ExaminationProgress(2, 2 * Url.Length, ""), reports[^1]);
    }

    [Fact]
    public void One_file_is_a_target_too()
    {
        using var folder = new TemporaryFolder();
        string file = folder.Write("app.yaml", Url);
        folder.Write("other.yaml", Url);
        Assert.Equal("app.yaml", Assert.Single(Examine.Folder(file).Endpoints).Path);
    }

    [Fact]
    public void What_is_excluded_is_noted_and_not_read()
    {
        using var folder = new TemporaryFolder();
        folder.Write("a/app.yaml", Url);
        folder.Write("b/app.yaml", Url);
        EvidenceSet set = Examine.Folder(folder.Root, r => r with { Exclude = ["a/"] });
        Assert.Equal("b/app.yaml", Assert.Single(set.Endpoints).Path);
        Assert.Equal(("a", false), Assert.Single(set.Gaps.Select(g => (g.Place, g.Decides))));
    }

    [Fact]
    public void The_internals_of_git_are_not_the_application()
    {
        using var folder = new TemporaryFolder();
        folder.Write(".git/objects/pack/pack-1.pack", Url);
        folder.Write(".git/COMMIT_EDITMSG", Url);
        Assert.Empty(Examine.Folder(folder.Root).Endpoints);
    }

    [Fact]
    public void A_target_that_does_not_exist_or_is_no_file_says_so()
    {
        using var folder = new TemporaryFolder();
        File.CreateSymbolicLink(folder.PathOf("loop"), "loop");
        Tool.Run("mkfifo", folder.PathOf("pipe"));
        Assert.Contains("does not exist", Assert.Throws<TargetUnreadableException>(() => Examine.Folder(folder.PathOf("none"))).Message, StringComparison.Ordinal);
        Assert.Contains("itself", Assert.Throws<TargetUnreadableException>(() => Examine.Folder(folder.PathOf("loop"))).Message, StringComparison.Ordinal);
        Assert.Contains("neither", Assert.Throws<TargetUnreadableException>(() => Examine.Folder(folder.PathOf("pipe"))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_empty_folder_gives_an_empty_set()
    {
        using var folder = new TemporaryFolder();
        EvidenceSet set = Examine.Folder(folder.Root);
        Assert.Equal("CollectionStatistics { Files = 0, FilesRead = 0, BytesRead = 0 }", Examine.Text(set));
        Assert.Equal(new TargetDescription("directory", folder.Root), set.Target);
    }

    [Fact]
    public void A_certificate_that_is_base64_once_more_is_read()
    {
        using var folder = new TemporaryFolder();
        string pem = File.ReadAllText(SharedFacts.Require("certificates", "amazon-root-ca-1.self.pem"));
        string encoded = Convert.ToBase64String(System.Text.Encoding.ASCII.GetBytes(pem));
        folder.Write("secret.yaml", $"data:\n  ca.crt: {encoded}\n");
        folder.Write("cut.yaml", $"data:\n  ca.crt: {encoded[..^3]}\n");
        EvidenceSet set = Examine.Folder(folder.Root);
        TrustStoreEvidence store = Assert.Single(set.Stores, static s => s.Path.StartsWith("secret", StringComparison.Ordinal));
        Assert.Equal(("secret.yaml!base64-line-2.pem", 1, CertificateRole.TlsTrust), (store.Path, store.Entries.Length, store.Role));
        Assert.Equal(("cut.yaml!base64-line-2.pem:1", true), Assert.Single(set.Gaps.Select(g => (g.Place, g.Decides))));
    }

    [Fact]
    public void More_encoded_files_than_are_read_of_one_text_leave_the_verdict_open()
    {
        using var folder = new TemporaryFolder();
        string encoded = Convert.ToBase64String("-----BEGIN CERTIFICATE-----\nnothing\n-----END CERTIFICATE-----\n"u8);
        folder.Write("secrets.yaml", string.Concat(Enumerable.Range(0, 1_001).Select(i => $"ca{i}: {encoded}\n")));
        Assert.Contains(Examine.Folder(folder.Root).Gaps, static g => g is { Place: "secrets.yaml", Decides: true });
    }

    [Fact]
    public void Cancelling_ends_the_examination()
    {
        using var folder = new TemporaryFolder();
        folder.Write("a.yaml", Url);
        Assert.ThrowsAny<OperationCanceledException>(() => TargetExaminer.Examine(new ExaminationRequest { Path = folder.Root }, null, new CancellationToken(canceled: true)));
    }

    private sealed class Recorder(List<ExaminationProgress> reports) : IProgress<ExaminationProgress>
    {
        public void Report(ExaminationProgress value)
        {
            lock (reports)
                reports.Add(value);
        }
    }
}
