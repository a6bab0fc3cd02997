namespace TrustShift.Discovery.Settings.Programs;

/// <summary>s3cmd (S3/Config.py): <c>ca_certs_file</c> in place of the default store, <c>check_ssl_certificate</c>.</summary>
public sealed class S3cmdConfiguration() : LineSettings(
    "s3cfg",
    [
        new("ca_certs_file", KeyKind.Store),
        new("check_ssl_certificate", KeyKind.Switch),
    ])
{
    /// <inheritdoc/>
    public override bool Matches(ReadOnlySpan<char> path) => path.EndsWith(".s3cfg", StringComparison.Ordinal)
        || path.EndsWith("s3cmd.ini", StringComparison.Ordinal);
}
