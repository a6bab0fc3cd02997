using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace TrustShift.Discovery.Endpoints.Sdk;

/// <summary>Clients of the AWS SDK for PHP and AsyncAws, and disks of Laravel (docs.aws.amazon.com/sdk-for-php; laravel.com/docs/filesystem).</summary>
public sealed partial class PhpClients : SdkClients
{
    /// <inheritdoc/>
    public override ImmutableArray<string> Words { get; } = ["S3Client", "createS3", "createMultiRegionS3", "'s3'", "\"s3\"", "AmazonS3", "S3MultiRegionClient"];

    /// <inheritdoc/>
    protected override ImmutableArray<string> Extensions => [".php", ".inc", ".phtml"];

    /// <inheritdoc/>
    protected override Regex Calls => Call();

    [GeneratedRegex(
        @"\bnew\s+\\?(Aws\\S3\\|AsyncAws\\S3\\|AsyncAws\\SimpleS3\\)?(S3Client|SimpleS3Client|S3MultiRegionClient|S3ControlClient)\b|\bS3(MultiRegion)?Client::factory\b|->(?<made>create(MultiRegion)?S3)\b|(?<inside>['""]driver['""]\s*=>\s*['""]s3['""])|\bnew\s+AmazonS3\b",
        RegexOptions.ExplicitCapture, PatternTimeout)]
    private static partial Regex Call();
}
