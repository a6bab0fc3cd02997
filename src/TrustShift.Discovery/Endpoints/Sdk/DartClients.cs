using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace TrustShift.Discovery.Endpoints.Sdk;

/// <summary>Clients of aws_s3_api and of MinIO for Dart (pub.dev/packages/aws_s3_api, minio).</summary>
public sealed partial class DartClients : SdkClients
{
    /// <inheritdoc/>
    public override ImmutableArray<string> Words { get; } = ["S3(", "Minio(", "AwsS3"];

    /// <inheritdoc/>
    protected override ImmutableArray<string> Extensions => [".dart"];

    /// <inheritdoc/>
    protected override Regex Calls => Call();

    [GeneratedRegex(
        @"(?<![\w.])S3(?=\s*\(\s*region\s*:)|(?<other>(?<![\w.])Minio(?=\s*\())|(?<![\w.])(AwsS3|SimpleS3)(?=\s*\()",
        RegexOptions.ExplicitCapture, PatternTimeout)]
    private static partial Regex Call();
}
