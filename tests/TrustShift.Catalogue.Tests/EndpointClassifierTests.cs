using TrustShift.Catalogue.Endpoints;
using TrustShift.Catalogue.Migrations;

namespace TrustShift.Catalogue.Tests;

/// <summary>Every endpoint form of AWS, and what merely looks like one.</summary>
public class EndpointClassifierTests
{
    private static readonly EndpointClassifier Classifier = new(MigrationCatalogue.Find("aws-s3-cloudfront-2021")!);

    // One line or more for each row of the table of endpoint forms; columns: host, service, form, region, exemption.
    [Theory]
    [InlineData("s3.amazonaws.com", "s3", "global-path", null, null)]
    [InlineData("my-bucket.s3.amazonaws.com", "s3", "global-virtual", null, null)]
    [InlineData("s3.us-east-1.amazonaws.com", "s3", "regional-path", "us-east-1", null)]
    [InlineData("s3.eu-west-3.amazonaws.com", "s3", "regional-path", "eu-west-3", "region-already-moved")]
    [InlineData("my-bucket.s3.us-east-1.amazonaws.com", "s3", "regional-virtual", "us-east-1", null)]
    [InlineData("my-bucket.s3.us-gov-west-1.amazonaws.com", "s3", "regional-virtual", "us-gov-west-1", null)]
    [InlineData("my-bucket.s3.us-gov-east-1.amazonaws.com", "s3", "regional-virtual", "us-gov-east-1", "region-already-moved")]
    [InlineData("s3-us-west-2.amazonaws.com", "s3", "legacy-dash-path", "us-west-2", null)]
    [InlineData("s3-eu-north-1.amazonaws.com", "s3", "legacy-dash-path", "eu-north-1", "region-already-moved")]
    [InlineData("my-bucket.s3-us-west-2.amazonaws.com", "s3", "legacy-dash-virtual", "us-west-2", null)]
    [InlineData("s3-external-1.amazonaws.com", "s3", "legacy-us-east-1-path", null, null)]
    [InlineData("my-bucket.s3-external-1.amazonaws.com", "s3", "legacy-us-east-1-virtual", null, null)]
    [InlineData("s3.dualstack.eu-central-1.amazonaws.com", "s3", "dualstack-path", "eu-central-1", null)]
    [InlineData("my-bucket.s3.dualstack.me-south-1.amazonaws.com", "s3", "dualstack-virtual", "me-south-1", "region-already-moved")]
    [InlineData("s3-fips.us-east-2.amazonaws.com", "s3", "fips-path", "us-east-2", null)]
    [InlineData("my-bucket.s3-fips.us-gov-west-1.amazonaws.com", "s3", "fips-virtual", "us-gov-west-1", null)]
    [InlineData("s3-fips.dualstack.us-west-1.amazonaws.com", "s3", "fips-dualstack-path", "us-west-1", null)]
    [InlineData("my-bucket.s3-fips.dualstack.us-west-1.amazonaws.com", "s3", "fips-dualstack-virtual", "us-west-1", null)]
    [InlineData("my-bucket.s3-accelerate.amazonaws.com", "s3", "accelerate", null, null)]
    [InlineData("my-bucket.s3-accelerate.dualstack.amazonaws.com", "s3", "accelerate-dualstack", null, null)]
    [InlineData("my-bucket.s3-website-us-east-1.amazonaws.com", "s3", "website-dash", "us-east-1", "website-http-only")]
    [InlineData("my-bucket.s3-website.eu-central-1.amazonaws.com", "s3", "website-dot", "eu-central-1", "website-http-only")]
    [InlineData("name-123456789012.s3-accesspoint.us-east-1.amazonaws.com", "s3", "access-point", "us-east-1", null)]
    [InlineData("name-123456789012.s3-accesspoint.dualstack.us-east-1.amazonaws.com", "s3", "access-point-dualstack", "us-east-1", null)]
    [InlineData("name-123456789012.s3-accesspoint-fips.us-east-1.amazonaws.com", "s3", "access-point-fips", "us-east-1", null)]
    [InlineData("name-123456789012.s3-accesspoint-fips.dualstack.us-east-1.amazonaws.com", "s3", "access-point-fips-dualstack", "us-east-1", null)]
    [InlineData("name-abc-s3alias.s3.us-east-1.amazonaws.com", "s3", "regional-virtual", "us-east-1", null)]
    [InlineData("name-123456789012.s3-object-lambda.us-east-1.amazonaws.com", "s3", "object-lambda", "us-east-1", null)]
    [InlineData("name-123456789012.s3-object-lambda-fips.us-east-1.amazonaws.com", "s3", "object-lambda-fips", "us-east-1", null)]
    [InlineData("name-123456789012.op-01234567890123456.s3-outposts.us-east-1.amazonaws.com", "s3", "outposts", "us-east-1", null)]
    [InlineData("my-bucket.ec2.s3-outposts.us-east-1.amazonaws.com", "s3", "outposts", "us-east-1", null)]
    [InlineData("s3-outposts.us-east-1.amazonaws.com", "s3", "outposts-control", "us-east-1", null)]
    [InlineData("s3-outposts.us-east-1.api.aws", "s3", "outposts-control-dualstack", "us-east-1", null)]
    [InlineData("123456789012.s3-control.us-east-1.amazonaws.com", "s3", "control", "us-east-1", null)]
    [InlineData("123456789012.s3-control-fips.us-east-1.amazonaws.com", "s3", "control-fips", "us-east-1", null)]
    [InlineData("123456789012.s3-control.dualstack.us-east-1.amazonaws.com", "s3", "control-dualstack", "us-east-1", null)]
    [InlineData("123456789012.s3-control-fips.dualstack.us-east-1.amazonaws.com", "s3", "control-fips-dualstack", "us-east-1", null)]
    [InlineData("m123.mrap.accesspoint.s3-global.amazonaws.com", "s3", "multi-region-access-point", null, null)]
    [InlineData("my--use1-az4--x-s3.s3express-use1-az4.us-east-1.amazonaws.com", "s3", "express-zonal", "us-east-1", null)]
    [InlineData("my--use1-az4--x-s3.s3express-fips-use1-az4.us-east-1.amazonaws.com", "s3", "express-fips-zonal", "us-east-1", null)]
    [InlineData("my--use1-az4--x-s3.s3express-use1-az4.dualstack.us-east-1.amazonaws.com", "s3", "express-zonal-dualstack", "us-east-1", null)]
    [InlineData("s3express-control.us-east-1.amazonaws.com", "s3", "express-control", "us-east-1", null)]
    [InlineData("s3express-control-fips.dualstack.us-east-1.amazonaws.com", "s3", "express-control-fips-dualstack", "us-east-1", null)]
    [InlineData("s3tables.us-east-1.amazonaws.com", "s3", "tables", "us-east-1", null)]
    [InlineData("s3tables-fips.us-east-1.api.aws", "s3", "tables-fips-dualstack", "us-east-1", null)]
    [InlineData("s3vectors.us-east-1.api.aws", "s3", "vectors-dualstack", "us-east-1", null)]
    [InlineData("s3files.us-east-1.amazonaws.com", "s3", "files", "us-east-1", null)]
    [InlineData("bucket.vpce-1a2b3c4d-5e6f.s3.us-east-1.vpce.amazonaws.com", "s3", "vpc-interface", "us-east-1", null)]
    [InlineData("*.vpce-1a2b3c4d-5e6f-us-east-1a.s3.us-east-1.vpce.amazonaws.com", "s3", "vpc-interface", "us-east-1", null)]
    [InlineData("d111111abcdef8.cloudfront.net", "cloudfront", "cloudfront-default", null, null)]
    [InlineData("cloudfront.net", "cloudfront", "cloudfront-apex", null, null)]
    [InlineData("cloudfront.amazonaws.com", null, "cloudfront-api", null, null)]
    [InlineData("cloudfront-fips.amazonaws.com", null, "cloudfront-api-fips", null, null)]
    [InlineData("cloudfront.global.api.aws", null, "cloudfront-api-dualstack", null, null)]
    [InlineData("d111111abcdef8.cloudfront.cn", "cloudfront", "cloudfront-china", null, null)]
    [InlineData("cloudfront.cn-northwest-1.amazonaws.com.cn", null, "cloudfront-api-china", null, null)]
    [InlineData("my-bucket.s3.cn-north-1.amazonaws.com.cn", "s3", "china-regional-virtual", null, null)]
    [InlineData("my-bucket.s3.dualstack.cn-north-1.amazonaws.com.cn", "s3", "china-kind-virtual", null, null)]
    [InlineData("my-bucket.s3.eusc-de-east-1.amazonaws.eu", "s3", "eu-sovereign-regional-virtual", null, null)]
    [InlineData("my-bucket.s3.us-iso-east-1.c2s.ic.gov", "s3", "iso-regional-virtual", null, null)]
    [InlineData("my-bucket.s3.us-isob-east-1.sc2s.sgov.gov", "s3", "iso-b-regional-virtual", null, null)]
    [InlineData("my-bucket.s3.us-iso-east-1.api.aws.ic.gov", "s3", "iso-dualstack-regional-virtual", null, null)]
    [InlineData("s3.eu-isoe-west-1.cloud.adc-e.uk", "s3", "iso-e-regional-path", null, null)]
    [InlineData("my-bucket.s3.us-isof-south-1.csp.hci.ic.gov", "s3", "iso-f-regional-virtual", null, null)]
    [InlineData("my-bucket.s3.dualstack.eusc-de-east-1.amazonaws.eu", "s3", "eu-sovereign-kind-virtual", null, null)]
    [InlineData("ec2.us-iso-east-1.c2s.ic.gov", null, "other-iso", null, null)]
    [InlineData("ec2.us-east-1.amazonaws.com", null, "other-aws", null, null)]
    [InlineData("dynamodb.us-east-1.amazonaws.com", null, "other-aws", null, null)]
    [InlineData("www.example.com", null, null, null, "custom-domain")]
    public void Each_form_of_AWS_is_recognised(string host, string? service, string? form, string? region, string? exemption)
    {
        EndpointClassification found = Classifier.Classify(host, "https");
        Assert.Equal((service, form, region, exemption), (found.Service, found.Form, found.Region, found.Exemption?.Id));
        Assert.Equal(service is not null && exemption is null, found.IsInScope);
    }

    [Theory]
    [InlineData("af-south-1")]
    [InlineData("ap-northeast-1")]
    [InlineData("ap-northeast-2")]
    [InlineData("ap-south-1")]
    [InlineData("ap-southeast-1")]
    [InlineData("ap-southeast-2")]
    [InlineData("ca-central-1")]
    [InlineData("eu-central-1")]
    [InlineData("eu-south-1")]
    [InlineData("eu-west-1")]
    [InlineData("eu-west-2")]
    [InlineData("sa-east-1")]
    [InlineData("us-east-1")]
    [InlineData("us-east-2")]
    [InlineData("us-gov-west-1")]
    [InlineData("us-west-1")]
    [InlineData("us-west-2")]
    public void Every_other_region_of_2021_is_in_scope(string region) =>
        Assert.True(Classifier.Classify($"b.s3.{region}.amazonaws.com", "https").IsInScope);

    [Theory]
    [InlineData("my-bucket.s3.us-east-1.amazonaws.com")]
    [InlineData("d111111abcdef8.cloudfront.net")]
    [InlineData("my-bucket.s3.cn-north-1.amazonaws.com.cn")]
    public void Plain_http_is_exempt_by_its_scheme_alone(string host)
    {
        Assert.Equal("plain-http", Classifier.Classify(host, "http").Exemption?.Id);
        Assert.Equal("plain-http", Classifier.Classify(host, "HTTP").Exemption?.Id);
        Assert.True(Classifier.Classify(host, "https").IsInScope);
        Assert.True(Classifier.Classify(host, null).IsInScope);
        Assert.True(Classifier.Classify(host, "s3").IsInScope);
    }

    [Theory]
    // A bucket that is named like a region or like an endpoint.
    [InlineData("eu-west-3.s3.amazonaws.com", "global-virtual")]
    [InlineData("s3-eu-west-3.s3.amazonaws.com", "global-virtual")]
    [InlineData("s3.eu-west-3.s3.amazonaws.com", "global-virtual")]
    [InlineData("b.s3-website-eu-west-3.s3.amazonaws.com", "global-virtual")]
    [InlineData("eu-west-3.s3.us-east-1.amazonaws.com", "regional-virtual")]
    [InlineData("s3.eu-west-3.amazonaws.com.s3.us-east-1.amazonaws.com", "regional-virtual")]
    [InlineData("my.dotted.bucket.s3.us-east-1.amazonaws.com", "regional-virtual")]
    // A region that looks like one and is none.
    [InlineData("b.s3.eu-west-33.amazonaws.com", "regional-virtual")]
    [InlineData("b.s3.xx-west-3.amazonaws.com", "regional-virtual")]
    [InlineData("b.s3-eu-west-3x.amazonaws.com", "unknown-s3-feature-virtual")]
    // A region of one partition under the name of another.
    [InlineData("b.s3.eu-west-3.amazonaws.com.cn", "china-regional-virtual")]
    [InlineData("b.s3.eu-west-3.c2s.ic.gov", "iso-regional-virtual")]
    // Names that were made after the file.
    [InlineData("b.s3-quantum.us-east-1.amazonaws.com", "other-s3-virtual")]
    [InlineData("b.s3-quantum.dualstack.us-east-1.amazonaws.com", "unknown-s3-feature-two-areas-virtual")]
    [InlineData("b.s3.us-east-1.api.aws", "unknown-s3-dualstack-virtual")]
    // Spelling.
    [InlineData("B.S3.US-EAST-1.AMAZONAWS.COM", "regional-virtual")]
    [InlineData("b.s3.us-east-1.amazonaws.com.", "regional-virtual")]
    public void What_only_looks_exempt_stays_in_scope(string host, string form)
    {
        EndpointClassification found = Classifier.Classify(host, "https");
        Assert.Equal((form, true), (found.Form, found.IsInScope));
    }

    [Theory]
    [InlineData("s3.amazonaws.com.evil.example")]
    [InlineData("b.s3.eu-west-3.amazonaws.com.evil.example")]
    [InlineData("amazonaws.com.example")]
    [InlineData("xcloudfront.net")]
    [InlineData("d1.cloudfront.net.example")]
    public void A_host_of_somebody_else_is_no_endpoint_of_AWS(string host)
    {
        EndpointClassification found = Classifier.Classify(host, "https");
        Assert.Equal((null, null, "custom-domain"), (found.Service, found.Form, found.Exemption?.Id));
    }

    [Theory]
    [InlineData("mys3.amazonaws.com")]
    [InlineData("notcloudfront.amazonaws.com")]
    public void Another_host_of_AWS_is_neither_in_scope_nor_exempt(string host)
    {
        EndpointClassification found = Classifier.Classify(host, "https");
        Assert.Equal((null, "other-aws", null), (found.Service, found.Form, found.Exemption));
    }

    [Theory]
    [InlineData("{bucket}.s3.us-east-1.amazonaws.com", "regional-virtual", "us-east-1", null)]
    [InlineData("{bucket}.s3.eu-west-3.amazonaws.com", "regional-virtual", "eu-west-3", "region-already-moved")]
    [InlineData("{bucket}.s3.{region}.amazonaws.com", "regional-virtual", null, null)]
    [InlineData("{bucket}.s3.{settings.Region}.amazonaws.com", "regional-virtual", null, null)]
    [InlineData("{bucket}.s3.eu-west-{n}.amazonaws.com", "regional-virtual", null, null)]
    [InlineData("s3-{region}.amazonaws.com", "legacy-dash-path", null, null)]
    [InlineData("{bucket}.s3{suffix}.amazonaws.com", "unknown-s3-feature-virtual", null, null)]
    [InlineData("{a}-{b}.s3.amazonaws.com", "global-virtual", null, null)]
    [InlineData("{{ bucket }}.s3.amazonaws.com", "global-virtual", null, null)]
    [InlineData("{distribution}.cloudfront.net", "cloudfront-default", null, null)]
    [InlineData("*.cloudfront.net", "cloudfront-default", null, null)]
    [InlineData("s3.*.amazonaws.com", "regional-path", null, null)]
    [InlineData("$BUCKET.s3.$AWS_REGION.amazonaws.com", "regional-virtual", null, null)]
    [InlineData("${bucket}.s3.${region}.amazonaws.com", "regional-virtual", null, null)]
    public void A_template_matches_by_its_literal_rest_and_its_unknown_region_exempts_nothing(string host, string form, string? region, string? exemption)
    {
        EndpointClassification found = Classifier.Classify(host, "https");
        Assert.NotNull(found.Service);
        Assert.Equal((form, region, exemption), (found.Form, found.Region, found.Exemption?.Id));
    }

    [Theory]
    [InlineData("{host}")]
    [InlineData("{bucket}.{endpoint}")]
    [InlineData("{service}.{region}.amazonaws.com")]
    [InlineData("{prefix}.amazonaws.com")]
    [InlineData("{x}s3.amazonaws.com")]
    [InlineData("b.s3.eu-west-3.{domain}")]
    [InlineData("{id}front.net")]
    [InlineData("*.amazonaws.com")]
    [InlineData("*")]
    [InlineData("$HOST")]
    [InlineData("%s.example.com")]
    [InlineData("<bucket>.example.com")]
    [InlineData("assets.{zone}")]
    public void A_template_that_may_hide_an_endpoint_is_neither_in_scope_nor_exempt(string host)
    {
        EndpointClassification found = Classifier.Classify(host, "https");
        Assert.Equal(new EndpointClassification(null, null, null, null), found);
        Assert.True(found is { IsUndecided: true, IsInScope: false });
    }

    [Theory]
    [InlineData("amazonaws.com")]
    [InlineData("amazonaws.com.cn")]
    [InlineData("com")]
    public void A_parent_domain_of_endpoints_is_undecided(string host) => Assert.True(Classifier.Classify(host, "https").IsUndecided);

    [Theory]
    [InlineData("my-bucket.s3.us-east-1.amazonaws.com")]
    [InlineData("my-bucket.s3.eu-west-3.amazonaws.com")]
    [InlineData("ec2.us-east-1.amazonaws.com")]
    [InlineData("www.example.com")]
    public void A_whole_host_is_decided(string host) => Assert.False(Classifier.Classify(host, "https").IsUndecided);

    [Theory]
    [InlineData("dynamodb.{region}.amazonaws.com", "other-aws", null)]
    [InlineData("ec2.{aws_region}.amazonaws.com", "other-aws", null)]
    [InlineData("{tenant}.example.com", null, "custom-domain")]
    public void A_template_that_cannot_be_an_endpoint_is_none(string host, string? form, string? exemption)
    {
        EndpointClassification found = Classifier.Classify(host, "https");
        Assert.Equal((null, form, exemption), (found.Service, found.Form, found.Exemption?.Id));
    }

    [Theory]
    [InlineData("")]
    [InlineData(".")]
    [InlineData("a..s3.amazonaws.com")]
    [InlineData("b.s3.amazonaws.com/path")]
    [InlineData("user@s3.amazonaws.com")]
    [InlineData("{open.s3.amazonaws.com")]
    [InlineData("}.s3.amazonaws.com")]
    [InlineData("www.example.com\n")]
    public void Text_that_is_no_host_is_never_exempt(string host) =>
        Assert.Null(Classifier.Classify(host, "http").Exemption);

    [Fact]
    public void A_hostile_host_of_any_length_is_answered()
    {
        string[] hosts =
        [
            new('a', 100_000),
            string.Concat(Enumerable.Repeat("s3.", 300)) + "amazonaws.com",
            string.Concat(Enumerable.Repeat("{x}", 300)) + ".amazonaws.com",
            string.Concat(Enumerable.Repeat("{", 500)) + string.Concat(Enumerable.Repeat("}", 500)),
        ];
        Assert.All(hosts, host => Assert.Null(Classifier.Classify(host, null).Exemption));
    }
}
