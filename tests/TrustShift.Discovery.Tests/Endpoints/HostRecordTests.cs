using TrustShift.Discovery.Endpoints.Names;

namespace TrustShift.Discovery.Endpoints;

/// <summary>Records of the DNS as people have them. The zone was checked with named-checkzone's grammar in RFC 1035 5.1; the output is that of dig 9.18, host 9.18 and the AWS CLI.</summary>
public sealed class HostRecordTests
{
    [Theory]
    [InlineData("www.shop.test CNAME d1.cloudfront.net\n", "www.shop.test", "d1.cloudfront.net")]
    [InlineData("WWW.Shop.Test. cname D1.CloudFront.NET.\n", "www.shop.test", "d1.cloudfront.net")]
    [InlineData("www.shop.test.\t300\tIN\tCNAME\td1.cloudfront.net.\n", "www.shop.test", "d1.cloudfront.net")]
    [InlineData("; <<>> DiG 9.18 <<>> www.shop.test\n;; QUESTION SECTION:\n;www.shop.test.\tIN\tA\n\n;; ANSWER SECTION:\nwww.shop.test.\t60\tIN\tCNAME\td1.cloudfront.net.\nd1.cloudfront.net.\t60\tIN\tA\t192.0.2.1\n", "www.shop.test", "d1.cloudfront.net")]
    [InlineData("www.shop.test is an alias for d1.cloudfront.net.\nd1.cloudfront.net has address 192.0.2.1\n", "www.shop.test", "d1.cloudfront.net")]
    [InlineData("$ORIGIN shop.test.\n$TTL 300\n@ IN SOA ns1 admin (\n  1 2 3\n  4 5 ) ; serial\n  IN NS ns1\nwww IN CNAME d1.cloudfront.net.\n", "www.shop.test", "d1.cloudfront.net")]
    [InlineData("$ORIGIN shop.test.\nwww IN A 192.0.2.1\nstatic 300 IN CNAME www\n", "static.shop.test", "www.shop.test")]
    [InlineData("$ORIGIN shop.test.\nwww 300 IN TXT \"x\"\n    300 IN CNAME d1.cloudfront.net.\n", "www.shop.test", "d1.cloudfront.net")]
    [InlineData("$ORIGIN test.\n$ORIGIN shop\ncname CNAME d1.cloudfront.net.\n", "cname.shop.test", "d1.cloudfront.net")]
    [InlineData("{\"ResourceRecordSets\":[{\"Name\":\"www.shop.test.\",\"Type\":\"A\",\"AliasTarget\":{\"HostedZoneId\":\"Z2FDTNDATAQYW2\",\"DNSName\":\"d1.cloudfront.net.\",\"EvaluateTargetHealth\":false}}]}", "www.shop.test", "d1.cloudfront.net")]
    [InlineData("{\"ResourceRecordSets\":[{\"Name\":\"www.shop.test.\",\"Type\":\"CNAME\",\"TTL\":300,\"ResourceRecords\":[{\"Value\":\"d1.cloudfront.net\"}]}]}", "www.shop.test", "d1.cloudfront.net")]
    public void A_record_is_read_in_its_form(string text, string name, string target)
    {
        HostRecord record = Assert.Single(HostRecordReader.Read(text, "f", out var problems));
        Assert.Equal((name, target), (record.Name, record.Target));
        Assert.Empty(problems);
    }

    [Theory]
    [InlineData("www.shop.test A 192.0.2.1\n", 0)]
    [InlineData("www.shop.test CNAME\n", 1)]
    [InlineData("www.shop.test CNAME not/a/name\n", 1)]
    [InlineData("$INCLUDE other\n", 1)]
    [InlineData("{\"a\":1}", 1)]
    [InlineData("{", 1)]
    [InlineData("", 0)]
    public void What_is_no_record_is_none_and_told(string text, int problems)
    {
        Assert.Empty(HostRecordReader.Read(text, "f", out var told));
        Assert.Equal(problems, told.Length);
    }

    [Fact]
    public void A_chain_is_followed_and_a_circle_ends()
    {
        var records = new HostRecords(HostRecordReader.Read("a.test CNAME b.test\nb.test CNAME c.test\nx.test CNAME y.test\ny.test CNAME x.test\n*.w.test CNAME d1.cloudfront.net\nz.w.test CNAME c.test\n", "f", out _));
        Assert.Equal(["b.test", "c.test"], records.ChainOf("a.test").Select(r => r.Target));
        Assert.Equal(["y.test", "x.test"], records.ChainOf("x.test").Select(r => r.Target));
        Assert.Equal(["d1.cloudfront.net"], records.ChainOf("q.w.test").Select(r => r.Target));
        Assert.Equal(["c.test"], records.ChainOf("z.w.test").Select(r => r.Target));
        Assert.Empty(records.ChainOf("nothing.test"));
    }
}
