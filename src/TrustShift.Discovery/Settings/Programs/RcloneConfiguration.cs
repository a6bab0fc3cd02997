namespace TrustShift.Discovery.Settings.Programs;

/// <summary>rclone (rclone.org/docs): flags of a remote with <c>override.</c> or <c>global.</c> in front.</summary>
public sealed class RcloneConfiguration() : LineSettings(
    "rclone-config",
    [
        new("override.ca_cert", KeyKind.Store),
        new("global.ca_cert", KeyKind.Store),
        new("ca_cert", KeyKind.Store),
        new("override.no_check_certificate", KeyKind.Switch),
        new("global.no_check_certificate", KeyKind.Switch),
        new("no_check_certificate", KeyKind.Switch),
    ])
{
    /// <inheritdoc/>
    public override bool Matches(ReadOnlySpan<char> path) => path.EndsWith("rclone.conf", StringComparison.Ordinal);
}
