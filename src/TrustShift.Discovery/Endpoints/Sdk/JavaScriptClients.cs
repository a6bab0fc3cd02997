using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace TrustShift.Discovery.Endpoints.Sdk;

/// <summary>Clients of the AWS SDKs for JavaScript, version 2 (<c>new AWS.S3()</c>) and 3 (<c>new S3Client()</c>, <c>new S3()</c>), and of MinIO (docs.aws.amazon.com/AWSJavaScriptSDK).</summary>
public sealed partial class JavaScriptClients : SdkClients
{
    /// <inheritdoc/>
    public override ImmutableArray<string> Words { get; } = ["S3Client", "AWS.S3", "aws.S3", "awsSdk.S3", "AWSXRay.S3", "new S3", "S3Control", "Minio"];

    /// <inheritdoc/>
    protected override ImmutableArray<string> Extensions => [".js", ".mjs", ".cjs", ".jsx", ".ts", ".tsx", ".vue", ".svelte"];

    /// <inheritdoc/>
    protected override Regex Calls => Call();

    /// <inheritdoc/>
    protected override Regex SharedSettings => Shared();

    /// <inheritdoc/>
    protected override bool Trusts(string text, Match call) => !call.Groups["sdk"].Success || text.Contains("aws-sdk", StringComparison.Ordinal);

    [GeneratedRegex(@"\b(AWS|aws)\.config\.(update(?=\s*\()|(?=region\s*=))", RegexOptions.ExplicitCapture, PatternTimeout)]
    private static partial Regex Shared();

    [GeneratedRegex(
        @"\bnew\s+(AWS|aws|AWSXRay|awsSdk)\.S3\b(?!\.)|\bnew\s+S3Client\b|\bnew\s+(?<sdk>S3)(?=\s*\()|\bnew\s+(S3Control|S3ControlClient)\b|\.S3Client(?=\s*\()|(?<other>\bnew\s+(Minio\.Client|Minio)(?=\s*\())",
        RegexOptions.ExplicitCapture, PatternTimeout)]
    private static partial Regex Call();
}
