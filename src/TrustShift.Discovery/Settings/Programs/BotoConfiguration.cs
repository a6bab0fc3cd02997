namespace TrustShift.Discovery.Settings.Programs;

/// <summary>boto 2 and gsutil (boto.readthedocs.io, Boto Config): <c>ca_certificates_file</c> is a path or "system", <c>https_validate_certificates</c>.</summary>
public sealed class BotoConfiguration() : LineSettings(
    "boto-config",
    [
        new("ca_certificates_file", KeyKind.Store),
        new("https_validate_certificates", KeyKind.Switch),
    ])
{
    /// <inheritdoc/>
    public override bool Matches(ReadOnlySpan<char> path) => path.EndsWith("boto.cfg", StringComparison.Ordinal) || path.EndsWith("/.boto", StringComparison.Ordinal) || path is ".boto";
}
