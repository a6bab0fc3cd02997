namespace TrustShift.Discovery.Settings.Servers;

/// <summary>Traefik's connections to its services (doc.traefik.io, ServersTransport): <c>rootCAs</c> and <c>insecureSkipVerify</c>.</summary>
public sealed class TraefikConfiguration() : KeyedSettings(
    "traefik",
    [
        new("*serversTransport*.rootCAs", KeyKind.Store),
        new("*serversTransport*.insecureSkipVerify", KeyKind.Switch),
        new("*tls.ca", KeyKind.Store), // providers
        new("*tls.insecureSkipVerify", KeyKind.Switch),
    ])
{
    /// <inheritdoc/>
    public override bool Matches(ReadOnlySpan<char> path) => path.Contains("traefik", StringComparison.OrdinalIgnoreCase) && (path.EndsWith(".yml", StringComparison.Ordinal) || path.EndsWith(".yaml", StringComparison.Ordinal) || path.EndsWith(".toml", StringComparison.Ordinal));

    /// <inheritdoc/>
    protected override IReadOnlyList<SettingLine> Lines(string text, out bool isWhole) => text.Contains(" = ", StringComparison.Ordinal) && text.Contains('[', StringComparison.Ordinal) && !text.Contains("\n  ", StringComparison.Ordinal)
        ? SettingTrees.OfToml(text, out isWhole)
        : SettingTrees.OfYaml(text, out isWhole) is { Count: > 0 } lines ? lines : SettingTrees.OfToml(text, out isWhole);
}
