using TrustShift.Discovery.Evidence;

namespace TrustShift.Discovery.Settings;

/// <summary>
/// Whom a setting concerns. The line detectors see an assignment in a unit, a Dockerfile or a manifest and do not know whose it is; the definition of the program
/// does.
/// </summary>
public static class SettingScopes
{
    /// <summary>The settings without those that stand in the list with the scope of a program as well.</summary>
    public static IEnumerable<SettingEvidence> WithoutRepeats(IReadOnlyCollection<SettingEvidence> settings)
    {
        HashSet<SettingEvidence> scoped = [.. settings.Where(static s => s.Scope is not null).Select(static s => s with { Scope = null })];
        return scoped.Count == 0 ? settings : settings.Where(s => s.Scope is not null || !scoped.Contains(s));
    }
}
