namespace TrustShift.Discovery.Settings.Programs;

/// <summary>Poetry (python-poetry.org/docs/repositories, Certificates): <c>certificates.NAME.cert</c> is a path, or false.</summary>
public sealed class PoetryConfiguration() : TomlSettings(
    "poetry-config",
    [
        new("certificates.*.cert", KeyKind.SwitchOrStore),
    ])
{
    /// <inheritdoc/>
    public override bool Matches(ReadOnlySpan<char> path) => path.EndsWith("pypoetry/config.toml", StringComparison.Ordinal)
        || path.EndsWith("poetry.toml", StringComparison.Ordinal);
}
