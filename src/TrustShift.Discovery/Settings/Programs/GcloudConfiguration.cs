namespace TrustShift.Discovery.Settings.Programs;

/// <summary>gcloud (cloud.google.com/sdk/gcloud/reference/config/set): <c>core/custom_ca_certs_file</c>, <c>auth/disable_ssl_validation</c>.</summary>
public sealed class GcloudConfiguration() : LineSettings(
    "gcloud-config",
    [
        new("custom_ca_certs_file", KeyKind.Store),
        new("disable_ssl_validation", KeyKind.Switch),
    ])
{
    /// <inheritdoc/>
    public override bool Matches(ReadOnlySpan<char> path) => path.Contains("gcloud/", StringComparison.Ordinal) && (path.EndsWith("/properties", StringComparison.Ordinal) || path.Contains("/configurations/config_", StringComparison.Ordinal));
}
