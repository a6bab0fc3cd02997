using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace TrustShift.Discovery.Endpoints.Sdk;

/// <summary>Clients of the AWS SDK for .NET and its PowerShell commands (docs.aws.amazon.com/sdkfornet, AmazonS3Client), and of MinIO.</summary>
public sealed partial class DotNetClients : SdkClients
{
    /// <inheritdoc/>
    public override ImmutableArray<string> Words { get; } = ["AmazonS3", "-S3", "MinioClient"];

    /// <inheritdoc/>
    protected override ImmutableArray<string> Extensions => [".cs", ".fs", ".fsx", ".vb", ".ps1", ".psm1", ".cshtml", ".razor"];

    /// <inheritdoc/>
    protected override Regex Calls => Call();

    [GeneratedRegex(
        @"\b[Nn]ew\s+(Amazon\.S3\.)?AmazonS3(Encryption)?Client\b|\bAddAWSService\s*<\s*IAmazonS3\s*>|\bAddDefaultAWSOptions(?=[^;]{0,2000}IAmazonS3)|\bNew-S3\w{2,20}\b|\b(Get|Write|Read|Copy|Remove)-S3(Object|Bucket)\w{0,20}|(?<other>\bnew\s+MinioClient\b)",
        RegexOptions.ExplicitCapture, PatternTimeout)]
    private static partial Regex Call();
}
