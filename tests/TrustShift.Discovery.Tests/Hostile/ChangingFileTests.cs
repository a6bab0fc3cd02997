using TrustShift.Discovery.Archives;
using TrustShift.Discovery.Evidence;
using TrustShift.Discovery.Sources;
using TrustShift.Testing;

namespace TrustShift.Discovery.Hostile;

/// <summary>Files that change between the look at the folder and their being read. The first file is reported before it is opened: there the test puts its hand in.</summary>
public sealed class ChangingFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("rm a.pem", 0)]
    [InlineData("rm a.pem; mkfifo a.pem", 1)]
    [InlineData("rm a.pem; mkdir a.pem", 1)]
    [InlineData(": > a.pem", 0)]
    [InlineData("head -c 300 b.pem > a.pem", 1)]
    [InlineData("rm a.pem; ln -s /dev/zero a.pem", 1)]
    [InlineData("cat b.pem b.pem b.pem >> a.pem", 0)]
    [InlineData("head -c 1000000 /dev/zero >> a.pem", 0)]
    [InlineData("cat b.pem > b; head -c 300 b > b.pem; rm b", 1)]
    public void A_file_that_is_another_one_when_it_is_read_neither_hangs_nor_ends_the_examination(string change, int gaps)
    {
        _folder.Write("a.pem", MarkerRoot.Pem);
        _folder.Write("b.pem", MarkerRoot.Pem);
        _folder.Write("z/c.pem", MarkerRoot.Pem);

        EvidenceSet evidence = Examine.Folder(_folder.Root, static r => r with { Parallelism = 1 }, new Hand(_folder.Root, change));

        Assert.Contains(evidence.Stores, static s => s.Path == "z/c.pem" || s.Aliases.Contains("z/c.pem"));
        Assert.Equal(gaps, evidence.Gaps.Count(static g => g.Decides));
    }

    [Theory]
    [InlineData("tar cf a.tar z")]
    [InlineData("tar czf a.tar z")]
    [InlineData("zip -qr a.tar z")]
    [InlineData("7z a -bd -t7z a.tar z > /dev/null")]
    public void An_archive_that_shrinks_is_a_gap(string make)
    {
        _folder.Write("z/c.pem", MarkerRoot.Pem);
        _folder.Write("z/d.bin", System.Security.Cryptography.RandomNumberGenerator.GetBytes(400_000));
        Tool.Run("bash", ["-ec", make], input: null, _folder.Root);

        EvidenceSet evidence = Examine.Folder(_folder.Root, static r => r with { Parallelism = 1 }, new Hand(_folder.Root, "truncate -s 200000 a.tar"));

        Assert.Contains(evidence.Gaps, static g => g.Decides && g.Place.StartsWith("a.tar", StringComparison.Ordinal));
        Assert.Contains(evidence.Stores, static s => s.Path == "z/c.pem" || s.Aliases.Contains("z/c.pem"));
    }

    [Fact]
    public void Pipes_under_every_name_that_is_looked_at_are_never_opened()
    {
        string[] names =
        [
            "package.json", "package-lock.json", "yarn.lock", "requirements.txt", "Pipfile.lock", "poetry.lock", "pyproject.toml", "pyvenv.cfg", "go.mod", "Cargo.lock", "Gemfile.lock", "composer.lock",
            "pom.xml", "build.gradle", "global.json", "Dockerfile", "docker-compose.yml", ".gitlab-ci.yml", ".nvmrc", ".npmrc", ".curlrc", ".wgetrc", ".gitconfig", ".env", "cacert.pem", "cacerts",
            "release", "openssl.cnf", "app.jar", "a.zip", "a.tar", "cert9.db", "pkcs11.txt", "web.config", "application.properties", "java.security", "shop.service", "crontab", "METADATA", "a.dist-info/METADATA",
            "certifi/cacert.pem", "certifi/__init__.py", "node_modules/a/package.json", "bin/python3", "bin/node", "bin/java", "lib/security/cacerts", "etc/os-release", "var/lib/dpkg/status",
        ];
        foreach (string name in names)
            Tool.Run("mkfifo", _folder.PathOf(name.Split('/')));
        _folder.Write("z/c.pem", MarkerRoot.Pem);

        Assert.Equal(1, Examine.Folder(_folder.Root).Statistics.FilesRead);
    }

    private sealed class Hand(string folder, string change) : IProgress<ExaminationProgress>
    {
        private bool _isDone;

        public void Report(ExaminationProgress value)
        {
            if (_isDone || value.Current.Length == 0)
                return;
            _isDone = true;
            Tool.Run("bash", ["-ec", change], input: null, folder);
        }
    }
}
