using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace TrustShift.Discovery.Endpoints.Sdk;

/// <summary>Clients of the AWS SDK for Rust, rusoto, object_store and rust-s3 (docs.rs/aws-sdk-s3, rusoto_s3, object_store, rust-s3).</summary>
public sealed partial class RustClients : SdkClients
{
    /// <inheritdoc/>
    public override ImmutableArray<string> Words { get; } = ["aws_sdk_s3", "S3Client", "rusoto_s3", "AmazonS3Builder", "s3::"];

    /// <inheritdoc/>
    protected override ImmutableArray<string> Extensions => [".rs"];

    /// <inheritdoc/>
    protected override Regex Calls => Call();

    /// <inheritdoc/>
    protected override bool Trusts(string text, Match call) =>
        call.Groups["bucket"].Success ? text.Contains("s3::", StringComparison.Ordinal)
        : !call.Groups["sdk"].Success || text.Contains("aws_sdk_s3", StringComparison.Ordinal) || text.Contains("rusoto_s3", StringComparison.Ordinal);

    [GeneratedRegex(
        @"\baws_sdk_s3(::client)?::Client::(new|from_conf)\b|\baws_sdk_s3::(config::)?(Config|Builder)::(builder|from|new)\b|(?<sdk>(?<![\w:])(S3Client|Client)::(new|from_conf|new_with|new_with_client)\b)|\brusoto_s3::S3Client::new\b|\bS3Client::new(_with)?\b|\bAmazonS3Builder::(new|from_env)\b|(?<bucket>(?<![\w:])Bucket::new(?=\s*\())",
        RegexOptions.ExplicitCapture, PatternTimeout)]
    private static partial Regex Call();
}
