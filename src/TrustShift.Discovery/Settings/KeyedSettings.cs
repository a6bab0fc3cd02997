using System.Collections.Immutable;
using TrustShift.Discovery.Evidence;
using TrustShift.Discovery.Scanning;

namespace TrustShift.Discovery.Settings;

/// <summary>A configuration file of which a table says which keys count. What cannot be read of one that speaks of trust becomes a gap.</summary>
/// <param name="mechanism">The mechanism in evidence.</param>
/// <param name="keys">The keys, the first that matches counts.</param>
public abstract class KeyedSettings(string mechanism, ImmutableArray<KnownKey> keys) : SettingFile
{
    /// <summary>The mechanism in evidence.</summary>
    public string MechanismName => mechanism;

    /// <summary>What the value of a key is; null for a key that is none of these.</summary>
    public KeyKind? KindOf(string key) => keys.FirstOrDefault(k => k.Matches(key))?.Kind;

    /// <inheritdoc/>
    public override void Read(string text, FileFindings findings)
    {
        if (!Concerns(text))
            return;
        IReadOnlyList<SettingLine> lines = Lines(text, out bool isWhole);
        foreach (SettingLine line in lines)
        {
            foreach (KnownKey key in keys)
            {
                if (!key.Matches(line.Key))
                    continue;
                if (Includes(line) && key.Keep(line.Value) is { } kept)
                    findings.Add(new SettingEvidence(findings.Path, line.Number, mechanism, SettingValue.WithoutUser(line.Key), kept));
                break;
            }
        }

        if (!isWhole && Array.Exists(Words, word => text.Contains(word, StringComparison.OrdinalIgnoreCase)))
            findings.Gaps.Add(new Gap(findings.Path, "it speaks of trust, and its form could not be read", Decides: PlaceNatures.Of(findings.Path) != PlaceNature.Sample));
    }

    private static readonly string[] Words = ["truststore", "trust-store", "trust_store", "cafile", "ca_file", "rootca", "trusted_ca", "trusted-certificate"];

    /// <summary>Whether the text is worth taking apart: many files share a name and few speak of trust.</summary>
    protected virtual bool Concerns(string text) => true;

    /// <summary>Whether the line counts, by what stands around it.</summary>
    protected virtual bool Includes(SettingLine line) => true;

    /// <summary>The keys of the text, each with all that is above it, and their values.</summary>
    /// <param name="text">The text.</param>
    /// <param name="isWhole">Whether all of it could be read.</param>
    protected abstract IReadOnlyList<SettingLine> Lines(string text, out bool isWhole);
}
