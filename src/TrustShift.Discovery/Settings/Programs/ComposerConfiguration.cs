namespace TrustShift.Discovery.Settings.Programs;

/// <summary>Composer (getcomposer.org/doc/06-config.md): <c>cafile</c>, <c>capath</c>, <c>disable-tls</c>.</summary>
public sealed class ComposerConfiguration() : YamlSettings(
    "composer-config",
    [
        new("config.cafile", KeyKind.Store),
        new("config.capath", KeyKind.Store),
        new("config.disable-tls", KeyKind.Switch),
    ])
{
    /// <inheritdoc/>
    public override bool IsOfOneProgram => false;

    /// <inheritdoc/>
    public override bool Matches(ReadOnlySpan<char> path) => path.EndsWith("composer.json", StringComparison.Ordinal)
        || path.EndsWith("composer/config.json", StringComparison.Ordinal);

    /// <inheritdoc/>
    protected override bool Concerns(string text) => text.Contains("\"cafile\"", StringComparison.Ordinal) || text.Contains("\"capath\"", StringComparison.Ordinal) || text.Contains("disable-tls", StringComparison.Ordinal);
}
