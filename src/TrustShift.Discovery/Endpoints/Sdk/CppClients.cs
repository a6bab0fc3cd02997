using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace TrustShift.Discovery.Endpoints.Sdk;

/// <summary>Clients of the AWS SDK for C++ (docs.aws.amazon.com/sdk-for-cpp, Aws::S3::S3Client).</summary>
public sealed partial class CppClients : SdkClients
{
    /// <inheritdoc/>
    public override ImmutableArray<string> Words { get; } = ["S3Client", "S3CrtClient"];

    /// <inheritdoc/>
    protected override ImmutableArray<string> Extensions => [".cpp", ".cc", ".cxx", ".hpp", ".h", ".hh"];

    /// <inheritdoc/>
    protected override Regex Calls => Call();

    /// <inheritdoc/>
    protected override bool Trusts(string text, Match call) => text.Contains("aws/s3", StringComparison.Ordinal) || text.Contains("Aws::", StringComparison.Ordinal);

    [GeneratedRegex(
        @"(?<![\w:])(Aws::)?(S3::)?(S3Client|S3CrtClient)(\s+(?<variable>[A-Za-z_]\w{0,60}))?(?=\s*[({][^)}]*[)}]\s*;)|\bMake(Shared|Unique)\s*<\s*(const\s+)?(Aws::)?(S3::)?(S3Client|S3CrtClient)\s*>|\bmake_(shared|unique)\s*<\s*(const\s+)?(Aws::)?(S3::)?(S3Client|S3CrtClient)\s*>|(?<![\w:])(Aws::)?(S3::)?(S3Client|S3CrtClient)\s+(?<variable>[A-Za-z_]\w{0,60})(?=\s*;)|\bnew\s+(Aws::)?(S3::)?(S3Client|S3CrtClient)\b",
        RegexOptions.ExplicitCapture, PatternTimeout)]
    private static partial Regex Call();
}
