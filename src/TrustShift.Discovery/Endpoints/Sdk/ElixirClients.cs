using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace TrustShift.Discovery.Endpoints.Sdk;

/// <summary>Calls of ExAws and erlcloud, and storage of Waffle (hexdocs.pm/ex_aws_s3).</summary>
public sealed partial class ElixirClients : SdkClients
{
    /// <inheritdoc/>
    public override ImmutableArray<string> Words { get; } = ["ExAws.S3", ":ex_aws", "Storage.S3", "erlcloud_s3"];

    /// <inheritdoc/>
    protected override ImmutableArray<string> Extensions => [".ex", ".exs", ".erl"];

    /// <inheritdoc/>
    protected override Regex Calls => Call();

    [GeneratedRegex(
        @"\bExAws\.S3\.\w{2,40}|(?<whole>\bconfig\s+:ex_aws,\s*:s3\b[^\n]*(\n[ \t]+[^\n]*){0,12})|\bWaffle\.Storage\.S3\b|\bArc\.Storage\.S3\b|\berlcloud_s3:\w{2,40}",
        RegexOptions.ExplicitCapture, PatternTimeout)]
    private static partial Regex Call();
}
