namespace TrustShift.Discovery.Settings.Programs;

/// <summary>Cargo (doc.rust-lang.org/cargo/reference/config.html): <c>[http] cainfo</c>.</summary>
public sealed class CargoConfiguration() : TomlSettings(
    "cargo-config",
    [
        new("http.cainfo", KeyKind.Store),
        new("http.proxy-cainfo", KeyKind.Store),
    ])
{
    /// <inheritdoc/>
    public override bool Matches(ReadOnlySpan<char> path) => path.EndsWith(".cargo/config", StringComparison.Ordinal)
        || path.EndsWith(".cargo/config.toml", StringComparison.Ordinal);
}
