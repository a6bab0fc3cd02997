using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace TrustShift.Discovery.Endpoints.Sdk;

/// <summary>Clients of the AWS SDKs for Go, version 1 (<c>s3.New(sess)</c>) and 2 (<c>s3.NewFromConfig(cfg)</c>), and of MinIO (pkg.go.dev/github.com/aws/aws-sdk-go-v2/service/s3).</summary>
public sealed partial class GoClients : SdkClients
{
    /// <inheritdoc/>
    public override ImmutableArray<string> Words { get; } = ["s3.New", "s3manager.New", "s3control.New", "minio.New"];

    /// <inheritdoc/>
    protected override ImmutableArray<string> Extensions => [".go"];

    /// <inheritdoc/>
    protected override Regex Calls => Call();

    /// <inheritdoc/>
    protected override bool Trusts(string text, Match call) => text.Contains("aws-sdk-go", StringComparison.Ordinal) || text.Contains("minio", StringComparison.Ordinal) || text.Contains("goamz", StringComparison.Ordinal);

    [GeneratedRegex(
        @"(?<![\w.])s3\.(New|NewFromConfig)(?=\s*\()|(?<![\w.])s3manager\.(NewUploader|NewDownloader)(?=\s*\()|(?<![\w.])s3control\.(New|NewFromConfig)(?=\s*\()|(?<other>(?<![\w.])minio\.(New|NewWithOptions|NewCore|NewWithRegion)(?=\s*\())",
        RegexOptions.ExplicitCapture, PatternTimeout)]
    private static partial Regex Call();
}
