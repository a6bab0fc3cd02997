namespace TrustShift.Discovery.Settings.Programs;

/// <summary>Bundler (bundle-config(1)): <c>ssl_ca_cert</c> and <c>ssl_verify_mode</c>, kept as variables.</summary>
public sealed class BundlerConfiguration() : YamlSettings(
    "bundle-config",
    [
        new("BUNDLE_SSL_CA_CERT", KeyKind.Store),
        new("BUNDLE_SSL_VERIFY_MODE", KeyKind.Word),
    ])
{
    /// <inheritdoc/>
    public override bool Matches(ReadOnlySpan<char> path) => path.EndsWith(".bundle/config", StringComparison.Ordinal);
}
