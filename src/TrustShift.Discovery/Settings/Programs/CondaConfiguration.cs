namespace TrustShift.Discovery.Settings.Programs;

/// <summary>conda (docs.conda.io, Using the .condarc): <c>ssl_verify</c> is a switch, a path, or "truststore".</summary>
public sealed class CondaConfiguration() : YamlSettings(
    "condarc",
    [
        new("ssl_verify", KeyKind.SwitchOrStore),
    ])
{
    /// <inheritdoc/>
    public override bool Matches(ReadOnlySpan<char> path) => path.EndsWith("condarc", StringComparison.Ordinal)
        || path.EndsWith(".condarc", StringComparison.Ordinal)
        || path.EndsWith("condarc.yml", StringComparison.Ordinal);
}
