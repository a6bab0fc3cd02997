using System.Collections.Frozen;
using TrustShift.Discovery.Evidence;
using TrustShift.Discovery.Scanning;

namespace TrustShift.Discovery.Endpoints;

/// <summary>
/// Modules of package managers that serve one service alone: a program that depends on one likely uses the service, in a region that is not known. An SDK for every service (boto3, aws-sdk) says nothing of S3.
/// </summary>
public static class ServiceModules
{
    private const string S3 = "{bucket}.s3.{region}.amazonaws.com";

    // Each name as its registry has it, after the ecosystem's name in package URLs.
    private static readonly FrozenDictionary<string, string> s_hosts = new (string Host, string[] Names)[]
    {
        (S3,
        [
            "pypi:s3fs", "pypi:s3path", "pypi:django-s3-storage", "pypi:flask-s3", "pypi:s3-concat", "pypi:s3contents", "pypi:boto3-stubs-s3", "pypi:types-aiobotocore-s3", "pypi:s3cmd",
            "npm:@aws-sdk/client-s3", "npm:@aws-sdk/lib-storage", "npm:@aws-sdk/s3-request-presigner", "npm:@aws-sdk/s3-presigned-post", "npm:multer-s3", "npm:s3-upload-stream", "npm:s3fs", "npm:knox",
            "npm:@uppy/aws-s3", "npm:gulp-awspublish", "npm:strapi-provider-upload-aws-s3", "npm:@strapi/provider-upload-aws-s3",
            "maven:com.amazonaws:aws-java-sdk-s3", "maven:software.amazon.awssdk:s3", "maven:software.amazon.awssdk:s3-transfer-manager", "maven:org.apache.hadoop:hadoop-aws", "maven:aws.sdk.kotlin:s3",
            "maven:aws.sdk.kotlin:s3-jvm", "maven:io.awspring.cloud:spring-cloud-aws-starter-s3", "maven:io.quarkiverse.amazonservices:quarkus-amazon-s3",
            "golang:github.com/aws/aws-sdk-go-v2/service/s3", "golang:github.com/aws/aws-sdk-go-v2/feature/s3/manager",
            "cargo:aws-sdk-s3", "cargo:rusoto_s3", "cargo:rust-s3", "gem:aws-sdk-s3", "gem:asset_sync", "gem:s3", "gem:carrierwave-aws",
            "composer:league/flysystem-aws-s3-v3", "composer:league/flysystem-aws-s3-v2", "composer:league/flysystem-async-aws-s3", "composer:async-aws/s3", "composer:async-aws/simple-s3",
            "nuget:AWSSDK.S3", "nuget:AWSSDK.S3Control", "hex:ex_aws_s3", "cpan:Net::Amazon::S3", "pub:aws_s3_api",
        ]),
    }.SelectMany(static row => row.Names.Select(name => KeyValuePair.Create(name, row.Host))).ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Whether a module, named after its ecosystem ("npm:multer-s3"), serves one service alone.</summary>
    public static bool Knows(string name) => s_hosts.ContainsKey(name);

    /// <summary>The endpoints that dependencies imply: one of each manifest. Of modules that lie in the target, their manifests speak.</summary>
    public static IEnumerable<EndpointEvidence> EndpointsOf(IEnumerable<SoftwareEvidence> software) => software
        .Where(static s => s.Basis != SoftwareBasis.Installed && s_hosts.ContainsKey(s.Name))
        .GroupBy(static s => (s.Path, Host: s_hosts[s.Name]))
        .Select(static group => new EndpointEvidence(
            group.Key.Path, 0, group.Key.Host, "https",
            PlaceNatures.Of(group.Key.Path) == PlaceNature.Sample ? EvidenceStrength.Mentioned : EvidenceStrength.Implied)
        {
            Basis = $"likely uses S3: it depends on {group.Select(static s => s.Name).Min(StringComparer.Ordinal)}",
        });
}
