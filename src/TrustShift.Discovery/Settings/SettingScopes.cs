using TrustShift.Discovery.Evidence;

namespace TrustShift.Discovery.Settings;

/// <summary>
/// Whom a setting concerns. The line detectors see an assignment in a unit, a Dockerfile or a manifest and do not know whose it is; the definition of the program
/// does.
/// </summary>
public static class SettingScopes
{
    /// <summary>The settings without those that stand in the list with the scope of a program as well, and without variables in files that were read whole.</summary>
    /// <param name="settings">All settings.</param>
    /// <param name="readWhole">Files whose assignments of variables are all understood.</param>
    public static IEnumerable<SettingEvidence> WithoutRepeats(IReadOnlyCollection<SettingEvidence> settings, IReadOnlySet<string> readWhole)
    {
        HashSet<SettingEvidence> scoped = [.. settings.Where(static s => s.Scope is not null).Select(static s => s with { Scope = null })];
        return settings.Where(s => s.Scope is not null
            || !(scoped.Contains(s) || (readWhole.Contains(s.Path) && string.Equals(s.Mechanism, TrustVariables.Mechanism, StringComparison.Ordinal))));
    }
}
