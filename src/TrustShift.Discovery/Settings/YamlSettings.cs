using System.Collections.Immutable;

namespace TrustShift.Discovery.Settings;

/// <summary>A configuration file in YAML or JSON.</summary>
/// <param name="mechanism">The mechanism in evidence.</param>
/// <param name="keys">The keys.</param>
public abstract class YamlSettings(string mechanism, ImmutableArray<KnownKey> keys) : KeyedSettings(mechanism, keys)
{
    /// <inheritdoc/>
    protected override IReadOnlyList<SettingLine> Lines(string text, out bool isWhole) => SettingTrees.OfYaml(text, out isWhole);
}
