using System.Collections.Immutable;
using System.Text.RegularExpressions;
using TrustShift.Discovery.Evidence;
using TrustShift.Discovery.Scanning;

namespace TrustShift.Discovery.Endpoints.Infrastructure;

/// <summary>Buckets and distributions of programs for the AWS CDK and Pulumi (docs.aws.amazon.com/cdk, aws-s3.Bucket; pulumi.com/registry/packages/aws, s3.Bucket): created, or handed on by their host.</summary>
public sealed partial class InfrastructurePrograms : EndpointSource
{
    /// <inheritdoc/>
    public override ImmutableArray<string> Words { get; } = ["aws-cdk", "aws_cdk", "awscdk", "pulumi", "Pulumi"];

    /// <inheritdoc/>
    public override bool Matches(ReadOnlySpan<char> path) => HasExtension(path, [".ts", ".js", ".mjs", ".py", ".go", ".java", ".cs"]);

    /// <inheritdoc/>
    public override void Read(EndpointText text, FileFindings findings)
    {
        foreach (Match match in Resource().Matches(text.Text).Take(500))
        {
            bool isBucket = match.Groups["bucket"].Success;
            findings.Add(
                new FoundHost(isBucket ? "{bucket}.s3.{region}.amazonaws.com" : "{distribution}.cloudfront.net", "https", true, true)
                {
                    Basis = isBucket ? "a bucket that the stack creates" : "a distribution of CloudFront that the stack creates",
                },
                text.LineOf(match.Index), text.StrengthAt(match.Index, EvidenceStrength.Implied));
        }

        foreach (Match match in Attribute().Matches(text.Text).Take(500))
        {
            string host = match.Groups["regional"].Success ? "{bucket}.s3.{region}.amazonaws.com" : match.Groups["global"].Success ? "{bucket}.s3.amazonaws.com"
                : match.Groups["website"].Success ? "{bucket}.s3-website-{region}.amazonaws.com" : "{distribution}.cloudfront.net";
            bool ofServer = text.Text.AsSpan(Math.Max(0, match.Index - 120), Math.Min(120, match.Index)) is var before
                && (before.LastIndexOf("originDomainName", StringComparison.Ordinal) >= 0 || before.LastIndexOf("origins", StringComparison.OrdinalIgnoreCase) >= 0 || before.LastIndexOf("domainName:", StringComparison.Ordinal) >= 0);
            findings.Add(
                new FoundHost(host, match.Groups["website"].Success ? "http" : "https", true, true) { Basis = "the host of a resource, handed on" },
                text.LineOf(match.Index), text.StrengthAt(match.Index, ofServer ? EvidenceStrength.Implied : EvidenceStrength.Configured));
        }
    }

    [GeneratedRegex(@"(?<bucket>(?<![\w.])(aws\.)?s3\.(Bucket(V2)?(?=\s*\()|NewBucket(V2)?(?=\s*\()|Bucket\.Builder\.create)|\bnew\s+(Aws\.S3\.)?Bucket(?=\s*\(\s*(this|""))|\bBucket\.Builder\.create\b)|(?<distribution>(?<![\w.])(aws\.)?cloudfront\.(Distribution|CloudFrontWebDistribution)(?=\s*\()|\bcloudfront\.New(Distribution|CloudFrontWebDistribution)(?=\s*\()|\bnew\s+(Distribution|CloudFrontWebDistribution)(?=\s*\(\s*this))", RegexOptions.ExplicitCapture, PatternTimeout)]
    private static partial Regex Resource();

    [GeneratedRegex(@"\.((?<regional>bucketRegionalDomainName|bucket_regional_domain_name|BucketRegionalDomainName)|(?<global>bucketDomainName|bucket_domain_name|BucketDomainName)|(?<website>bucketWebsiteUrl|bucket_website_url|websiteEndpoint|website_endpoint|bucketWebsiteDomainName)|distributionDomainName|distribution_domain_name|DistributionDomainName)\b", RegexOptions.ExplicitCapture, PatternTimeout)]
    private static partial Regex Attribute();
}
