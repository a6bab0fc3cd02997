using System.Text.Json;
using TrustShift.Testing;

namespace TrustShift.EndToEnd.Tests;

/// <summary>
/// A Debian host, made of the programs and package entries of the machine that runs the tests, whose store holds Amazon Root CA 1 alone. S3 sends that authority
/// cross-signed by Starfield's and goes on to Class 2; GnuTLS follows what is sent to its end and finds nobody, OpenSSL ends at the store. That the real programs do
/// so is proven by the live suite (TrustShift.ClientTruth.Tests, MigrationTests).
/// </summary>
public sealed class DebianHostTests : IDisposable
{
    private static readonly string[] Programs = ["usr/bin/curl", "usr/bin/wget", "usr/bin/git", "usr/lib/git-core/git-remote-http", "usr/lib/git-core/git-remote-https"];
    private static readonly string[] Packages = ["curl", "wget", "git", "libcurl4", "libcurl3-gnutls", "libgnutls30", "libssl3", "openssl", "ca-certificates"];

    private readonly TemporaryFolder _root = new();

    public void Dispose() => _root.Dispose();

    [Fact]
    public void With_Amazon_Root_CA_1_alone_git_and_wget_break_and_curl_does_not()
    {
        Build("amazon-root-ca-1.self.pem");
        Assert.Equal("impacted", VerdictOf("git"));
        Assert.Equal("impacted", VerdictOf("wget"));
        Assert.Equal("notImpacted", VerdictOf("curl"));
    }

    [Fact]
    public void With_Starfield_Services_G2_beside_it_none_of_the_three_breaks()
    {
        Build("amazon-root-ca-1.self.pem", "starfield-services-root-g2.self.pem");
        Assert.Equal("notImpacted", VerdictOf("git"));
        Assert.Equal("notImpacted", VerdictOf("wget"));
        Assert.Equal("notImpacted", VerdictOf("curl"));
    }

    private void Build(params string[] anchors)
    {
        string? absent = Programs.Append("var/lib/dpkg/status").FirstOrDefault(static file => !File.Exists("/" + file));
        if (absent is not null)
            Assert.Skip($"/{absent} is not there: this is no Debian with curl, wget and git");
        foreach (string program in Programs)
            File.Copy("/" + program, _root.PathOf(program.Split('/')));
        File.Copy("/etc/os-release", _root.PathOf("etc", "os-release"));
        _root.Write("var/lib/dpkg/status", string.Concat(Packages.Select(static name => Tool.Execute("dpkg-query", ["-s", name]).Output.TrimEnd() + "\n\n").Where(static entry => entry.Length > 2)));
        _root.Write("etc/ssl/certs/ca-certificates.crt", string.Concat(anchors.Select(static name => File.ReadAllText(Repository.PathOf("catalogue", "anchors", name)))));
    }

    private string VerdictOf(string kind)
    {
        ToolResult result = Cli.Run("check", _root.Root, "--uses", "s3", "--format", "json");
        using JsonDocument report = JsonDocument.Parse(result.Output);
        JsonElement client = report.RootElement.GetProperty("assessments")[0].GetProperty("clients").EnumerateArray().First(c => c.GetProperty("kind").GetString() == kind);
        Assert.Equal("etc/ssl/certs/ca-certificates.crt", client.GetProperty("store").GetProperty("path").GetString());
        return client.GetProperty("verdict").GetString()!;
    }
}
