namespace TrustShift.Discovery.Settings.Servers;

/// <summary>Envoy's connections to its clusters (envoyproxy.io, tls.UpstreamTlsContext): <c>trusted_ca</c>. What listeners trust is about their clients.</summary>
public sealed class EnvoyConfiguration() : YamlSettings(
    "envoy",
    [
        new("*clusters.*trusted_ca.filename", KeyKind.Store),
        new("*clusters.*trusted_ca.inline_*", KeyKind.Certificates),
        new("*clusters.*trust_chain_verification", KeyKind.Word),
        new("clusters.*trusted_ca.filename", KeyKind.Store),
    ])
{
    /// <inheritdoc/>
    public override bool Matches(ReadOnlySpan<char> path) => path.Contains("envoy", StringComparison.OrdinalIgnoreCase) && (path.EndsWith(".yml", StringComparison.Ordinal) || path.EndsWith(".yaml", StringComparison.Ordinal) || path.EndsWith(".json", StringComparison.Ordinal));
}
