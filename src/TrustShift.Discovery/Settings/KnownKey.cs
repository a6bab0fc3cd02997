using System.IO.Enumeration;

namespace TrustShift.Discovery.Settings;

/// <summary>A key of a configuration file that says something of trust.</summary>
/// <param name="Pattern">The key with the keys above it, by dots; <c>*</c> stands for anything. Case, dashes and underscores make no difference, as in most of the programs.</param>
/// <param name="Kind">What its value is.</param>
public sealed record KnownKey(string Pattern, KeyKind Kind)
{
    private readonly string _plain = Plain(Pattern);

    /// <summary>Whether a key is this one.</summary>
    public bool Matches(string key) => FileSystemName.MatchesSimpleExpression(_plain, Plain(key), ignoreCase: true);

    /// <summary>The part of a value that is kept; null when nothing of it is.</summary>
    public string? Keep(string value) => Kind switch
    {
        KeyKind.Store => SettingValue.AsStore(value),
        KeyKind.Switch => SettingValue.IsSwitch(value) ? value : null,
        KeyKind.SwitchOrStore => SettingValue.IsSwitch(value) || SettingValue.IsPath(value) ? value : null,
        KeyKind.Certificates => value.Length > 0 ? SettingValue.InThisFile : null,
        _ => SettingValue.IsWord(value) ? value : null,
    };

    private static string Plain(string key) => key.Replace("-", "", StringComparison.Ordinal).Replace("_", "", StringComparison.Ordinal).Replace('\\', '/');
}
