namespace TrustShift.Discovery.Settings.Programs;

/// <summary>uv (docs.astral.sh/uv/reference/settings): <c>native-tls</c> takes the system's store in place of the built-in roots, <c>allow-insecure-host</c> names hosts that are not verified.</summary>
public sealed class UvConfiguration() : TomlSettings(
    "uv-config",
    [
        new("native-tls", KeyKind.Switch),
        new("system-certs", KeyKind.Switch),
        new("allow-insecure-host", KeyKind.Word),
        new("tool.uv.native-tls", KeyKind.Switch),
        new("tool.uv.system-certs", KeyKind.Switch),
        new("tool.uv.allow-insecure-host", KeyKind.Word),
    ])
{
    /// <inheritdoc/>
    public override bool IsOfOneProgram => false;

    /// <inheritdoc/>
    public override bool Matches(ReadOnlySpan<char> path) => path.EndsWith("uv.toml", StringComparison.Ordinal)
        || path.EndsWith("pyproject.toml", StringComparison.Ordinal);
}
