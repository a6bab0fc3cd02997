using TrustShift.Discovery.Evidence;
using TrustShift.Discovery.Sources;
using TrustShift.Testing;

namespace TrustShift.Discovery.Endpoints;

public sealed class EndpointTests
{
    [Theory]
    [InlineData("url: https://bucket.s3.us-east-1.amazonaws.com/key", "bucket.s3.us-east-1.amazonaws.com", "https")]
    [InlineData("url: http://bucket.s3.us-east-1.amazonaws.com/key", "bucket.s3.us-east-1.amazonaws.com", "http")]
    [InlineData("url: HTTPS://Bucket.S3.AmazonAWS.com", "bucket.s3.amazonaws.com", "https")]
    [InlineData("https://s3.amazonaws.com:443/bucket", "s3.amazonaws.com", "https")]
    [InlineData("https://user:pa$$w0rd@my.bucket.s3.eu-west-3.amazonaws.com/x", "my.bucket.s3.eu-west-3.amazonaws.com", "https")]
    [InlineData("endpoint = d111111abcdef8.cloudfront.net", "d111111abcdef8.cloudfront.net", null)]
    [InlineData("host=bucket.s3.cn-north-1.amazonaws.com.cn;", "bucket.s3.cn-north-1.amazonaws.com.cn", null)]
    [InlineData("\"https:\\/\\/bucket.s3.amazonaws.com\\/key\"", "bucket.s3.amazonaws.com", "https")]
    [InlineData("next=https%3A%2F%2Fbucket.s3.amazonaws.com%2Fkey", "bucket.s3.amazonaws.com", "https")]
    [InlineData("(https://bucket.s3.amazonaws.com).", "bucket.s3.amazonaws.com", "https")]
    [InlineData("//bucket.s3.amazonaws.com/x", "bucket.s3.amazonaws.com", null)]
    [InlineData("wss://x.execute-api.eu-west-1.amazonaws.com/p", "x.execute-api.eu-west-1.amazonaws.com", "wss")]
    [InlineData("pip install git+https://b.s3.amazonaws.com/x", "b.s3.amazonaws.com", "https")]
    [InlineData("a: s3.us-west-2.amazonaws.com.", "s3.us-west-2.amazonaws.com", null)]
    [InlineData("https://${bucket}.s3.${region}.amazonaws.com/x", "{bucket}.s3.{region}.amazonaws.com", "https")]
    [InlineData("https://{bucket}.s3-{region}.amazonaws.com/x", "{bucket}.s3-{region}.amazonaws.com", "https")]
    [InlineData("https://{{ bucket }}.s3.amazonaws.com/x", "{bucket}.s3.amazonaws.com", "https")]
    [InlineData("https://%s.s3.%s.amazonaws.com/x", "{s}.s3.{s}.amazonaws.com", "https")]
    [InlineData("https://%(bucket)s.s3.amazonaws.com/x", "{buckets}.s3.amazonaws.com", "https")]
    [InlineData("https://<bucket>.s3.<region>.amazonaws.com/x", "{bucket}.s3.{region}.amazonaws.com", "https")]
    [InlineData("https://#{bucket}.s3.amazonaws.com/x", "{bucket}.s3.amazonaws.com", "https")]
    [InlineData("https://$(BUCKET).s3.amazonaws.com/x", "{bucket}.s3.amazonaws.com", "https")]
    [InlineData("https://$BUCKET.s3.amazonaws.com/x", "{bucket}.s3.amazonaws.com", "https")]
    [InlineData("set URL=https://%BUCKET%.s3.amazonaws.com/x", "{bucket}.s3.amazonaws.com", "https")]
    [InlineData("${proto}://bucket.s3.amazonaws.com/x", "bucket.s3.amazonaws.com", null)]
    [InlineData("host: ${bucket}.s3.amazonaws.com", "{bucket}.s3.amazonaws.com", null)]
    [InlineData("host: {bucket}.s3.{region}.amazonaws.com", "{bucket}.s3.{region}.amazonaws.com", null)]
    [InlineData("host: %s.cloudfront.net", "{s}.cloudfront.net", null)]
    [InlineData("url = \"https://\" + bucket + \".s3.\" + region + \".amazonaws.com/\"", "{bucket}.s3.{region}.amazonaws.com", "https")]
    [InlineData("$url = 'https://' . $bucket . '.s3.amazonaws.com/';", "{bucket}.s3.amazonaws.com", "https")]
    [InlineData("suffix = '.amazonaws.com'", "{x}.amazonaws.com", null)]
    [InlineData("aws s3 cp s3://bucket/key .", "{bucket}.s3.{region}.amazonaws.com", "https")]
    [InlineData("<a href=\"https://bucket.s3.amazonaws.com\">x</a>", "bucket.s3.amazonaws.com", "https")]
    [InlineData("<url>https://bucket.s3.amazonaws.com</url>", "bucket.s3.amazonaws.com", "https")]
    public void A_host_is_found_in_its_form(string line, string host, string? scheme)
    {
        using var folder = new TemporaryFolder();
        folder.Write("app.yaml", "first: line\n" + line + "\n");
        EndpointEvidence found = Assert.Single(Examine.Folder(folder.Root).Endpoints);
        Assert.Equal(new EndpointEvidence("app.yaml", 2, host, scheme, found.Strength), found with { Basis = null, Count = 1 });
        Assert.DoesNotContain("w0rd", found.Host, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("import com.amazonaws.services.s3.AmazonS3;")]
    [InlineData("mail: no-reply@amazonaws.com")]
    [InlineData("x: amazonaws.com.example.invalid")]
    [InlineData("x: notamazonaws.com")]
    [InlineData("<root xmlns=\"http://www.w3.org/2001/XMLSchema\">")]
    [InlineData("url: https://user:secret")]
    [InlineData("nothing here")]
    public void What_is_no_host_of_use_is_left_out(string line)
    {
        using var folder = new TemporaryFolder();
        folder.Write("app.yaml", line + "\n");
        Assert.Empty(Examine.Folder(folder.Root).Endpoints);
    }

    [Theory]
    [InlineData("app.yaml", "u: https://b.s3.amazonaws.com", EvidenceStrength.Configured)]
    [InlineData("conf/app.properties", "u=https://b.s3.amazonaws.com", EvidenceStrength.Configured)]
    [InlineData("notes.txt", "https://b.s3.amazonaws.com", EvidenceStrength.Configured)]
    [InlineData("run", "curl https://b.s3.amazonaws.com", EvidenceStrength.Configured)]
    [InlineData("app.py", "U = 'https://b.s3.amazonaws.com'", EvidenceStrength.Coded)]
    [InlineData("app.py", "# see https://b.s3.amazonaws.com", EvidenceStrength.Mentioned)]
    [InlineData("app.c", "#define U \"https://b.s3.amazonaws.com\"", EvidenceStrength.Coded)]
    [InlineData("app.sh", "  --endpoint-url https://b.s3.amazonaws.com", EvidenceStrength.Coded)]
    [InlineData("README.md", "https://b.s3.amazonaws.com", EvidenceStrength.Mentioned)]
    [InlineData("README.txt", "https://b.s3.amazonaws.com", EvidenceStrength.Mentioned)]
    [InlineData("tests/app.py", "U = 'https://b.s3.amazonaws.com'", EvidenceStrength.Mentioned)]
    [InlineData("node_modules/x/a.js", "u = 'https://b.s3.amazonaws.com'", EvidenceStrength.Mentioned)]
    public void The_place_says_how_much_a_host_means(string path, string line, EvidenceStrength strength)
    {
        using var folder = new TemporaryFolder();
        folder.Write(path, line + "\n");
        Assert.Equal(strength, Assert.Single(Examine.Folder(folder.Root).Endpoints).Strength);
    }

    [Fact]
    public void The_same_host_is_counted_and_its_strongest_place_is_kept()
    {
        using var folder = new TemporaryFolder();
        folder.Write("app.yaml", "# https://b.s3.amazonaws.com/a\n\nu: https://b.s3.amazonaws.com/b\nv: https://b.s3.amazonaws.com/c\n");
        Assert.Equal(
            [new EndpointEvidence("app.yaml", 3, "b.s3.amazonaws.com", "https", EvidenceStrength.Configured, 3)],
            Examine.Folder(folder.Root).Endpoints);
    }

    [Fact]
    public void Two_hosts_of_one_line_are_both_found()
    {
        using var folder = new TemporaryFolder();
        folder.Write("app.json", "{\"a\":\"https://a.s3.amazonaws.com/?u=c.s3.amazonaws.com\",\"b\":\"http://b.cloudfront.net\"}");
        Assert.Equal(
            ["a.s3.amazonaws.com", "b.cloudfront.net", "c.s3.amazonaws.com"],
            Examine.Folder(folder.Root).Endpoints.Select(e => e.Host).ToArray());
    }

    [Fact]
    public void Stated_endpoints_come_first_and_are_observed()
    {
        using var folder = new TemporaryFolder();
        EvidenceSet set = Examine.Folder(folder.Root, r => r with { Endpoints = ["https://u:p@B.s3.eu-west-3.amazonaws.com:443/x", "d1.cloudfront.net"] });
        Assert.Equal(
            [
                new EndpointEvidence("--endpoint", 0, "b.s3.eu-west-3.amazonaws.com", "https", EvidenceStrength.Observed),
                new EndpointEvidence("--endpoint", 0, "d1.cloudfront.net", null, EvidenceStrength.Observed),
            ],
            set.Endpoints);
    }

    [Theory]
    [InlineData(256 * 1024)]
    [InlineData((256 * 1024) - 4_096)]
    [InlineData(2 * 256 * 1024)]
    public void A_host_at_the_seam_of_two_chunks_is_found_once_with_its_line(int seam)
    {
        const string Url = "https://seam.s3.us-east-1.amazonaws.com/x";
        for (int shift = -60; shift <= 4; shift += 4)
        {
            using var folder = new TemporaryFolder();
            string before = string.Concat(Enumerable.Repeat("0123456789abcde\n", (seam / 16) + 1))[..(seam + shift - 1)] + "\n";
            folder.Write("app.conf", before + Url + "\n" + before);
            EndpointEvidence found = Assert.Single(Examine.Folder(folder.Root).Endpoints);
            Assert.Equal(new EndpointEvidence("app.conf", before.Count(c => c == '\n') + 1, "seam.s3.us-east-1.amazonaws.com", "https", EvidenceStrength.Configured), found);
        }
    }

    [Fact]
    public void Hosts_of_a_very_long_line_are_all_found_once()
    {
        using var folder = new TemporaryFolder();
        folder.Write("app.min.js", string.Concat(Enumerable.Range(0, 900).Select(i => new string('x', i * 7 % 997) + $"\"https://b{i}.s3.amazonaws.com/k\";")));
        EvidenceSet set = Examine.Folder(folder.Root);
        Assert.Equal(900, set.Endpoints.Length);
        Assert.All(set.Endpoints, e => Assert.Equal(("https", 1, 1), (e.Scheme, e.Count, e.Line)));
    }

    [Fact]
    public void More_hosts_than_one_file_may_give_become_a_gap()
    {
        using var folder = new TemporaryFolder();
        folder.Write("list.txt", string.Concat(Enumerable.Range(0, 1_500).Select(i => $"https://b{i}.s3.amazonaws.com/k\n")));
        EvidenceSet set = Examine.Folder(folder.Root);
        Assert.Equal(1_000, set.Endpoints.Length);
        Assert.True(Assert.Single(set.Gaps).Decides);
    }

    [Fact]
    public void Binaries_give_the_hosts_of_the_vocabulary_in_narrow_and_wide_characters()
    {
        using var folder = new TemporaryFolder();
        byte[] narrow = [0x7f, (byte)'E', (byte)'L', (byte)'F', 0, 1, .. "https://narrow.s3.amazonaws.com/x"u8, 0, .. "https://other.invalid/"u8, 0];
        byte[] wide = [(byte)'M', (byte)'Z', 0, 1, .. System.Text.Encoding.Unicode.GetBytes("https://even.s3.amazonaws.com/x\0"), 9, .. System.Text.Encoding.Unicode.GetBytes("https://odd.s3.amazonaws.com/x\0")];
        folder.Write("app", narrow);
        folder.Write("app.dll", wide);
        Assert.Equal(
            [
                new EndpointEvidence("app", 0, "narrow.s3.amazonaws.com", "https", EvidenceStrength.Coded),
                new EndpointEvidence("app.dll", 0, "even.s3.amazonaws.com", "https", EvidenceStrength.Coded),
                new EndpointEvidence("app.dll", 0, "odd.s3.amazonaws.com", "https", EvidenceStrength.Coded),
            ],
            Examine.Folder(folder.Root).Endpoints);
    }

    [Fact]
    public void Text_in_UTF_16_is_read()
    {
        using var folder = new TemporaryFolder();
        folder.Write("app.config", [.. System.Text.Encoding.Unicode.GetPreamble(), .. System.Text.Encoding.Unicode.GetBytes("x\r\nhttps://b.s3.amazonaws.com/\r\n")]);
        Assert.Equal([new EndpointEvidence("app.config", 2, "b.s3.amazonaws.com", "https", EvidenceStrength.Configured)], Examine.Folder(folder.Root).Endpoints);
    }

    [Fact]
    public void A_custom_domain_counts_in_configuration_and_once_per_target()
    {
        using var folder = new TemporaryFolder();
        folder.Write("a.yaml", "cdn: https://www.shop.test/x\n");
        folder.Write("b.yaml", "cdn: https://www.shop.test/y\n");
        folder.Write("README.md", "https://docs.shop.test/y\n");
        Assert.Equal([new EndpointEvidence("a.yaml", 1, "www.shop.test", "https", EvidenceStrength.Configured)], Examine.Folder(folder.Root).Endpoints);
    }
}
