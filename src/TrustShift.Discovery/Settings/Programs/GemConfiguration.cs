namespace TrustShift.Discovery.Settings.Programs;

/// <summary>RubyGems (guides.rubygems.org/command-reference, gem environment): <c>:ssl_ca_cert:</c> and <c>:ssl_verify_mode:</c>, 0 verifies nothing.</summary>
public sealed class GemConfiguration() : YamlSettings(
    "gemrc",
    [
        new(":ssl_ca_cert", KeyKind.Store),
        new(":ssl_verify_mode", KeyKind.Word),
    ])
{
    /// <inheritdoc/>
    public override bool Matches(ReadOnlySpan<char> path) => path.EndsWith(".gemrc", StringComparison.Ordinal)
        || path.EndsWith("etc/gemrc", StringComparison.Ordinal);
}
