using System.Collections.Immutable;

namespace TrustShift.Discovery.Settings;

/// <summary>A configuration file of <c>[section]</c> and <c>key = value</c> lines.</summary>
/// <param name="mechanism">The mechanism in evidence.</param>
/// <param name="keys">The keys, without sections.</param>
public abstract class LineSettings(string mechanism, ImmutableArray<KnownKey> keys) : KeyedSettings(mechanism, keys)
{
    /// <inheritdoc/>
    protected override IReadOnlyList<SettingLine> Lines(string text, out bool isWhole)
    {
        isWhole = true;
        return [.. SettingLine.Of(text)];
    }
}
