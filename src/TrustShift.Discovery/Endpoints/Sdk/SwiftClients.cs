using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace TrustShift.Discovery.Endpoints.Sdk;

/// <summary>Clients of the AWS SDK for Swift, Soto and the AWS SDK for iOS (docs.aws.amazon.com/sdk-for-swift; soto.codes).</summary>
public sealed partial class SwiftClients : SdkClients
{
    /// <inheritdoc/>
    public override ImmutableArray<string> Words { get; } = ["S3Client", "S3(", "AWSS3"];

    /// <inheritdoc/>
    protected override ImmutableArray<string> Extensions => [".swift", ".m", ".mm"];

    /// <inheritdoc/>
    protected override Regex Calls => Call();

    [GeneratedRegex(
        @"(?<![\w.])S3Client(?=\s*\()|(?<![\w.])S3(?=\s*\(\s*client\s*:)|\bAWSS3(TransferUtility)?\.(register|default)\b|\bAWSS3TransferUtility\s+defaultS3",
        RegexOptions.ExplicitCapture, PatternTimeout)]
    private static partial Regex Call();
}
