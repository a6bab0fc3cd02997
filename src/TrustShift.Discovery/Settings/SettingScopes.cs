using TrustShift.Discovery.Evidence;

namespace TrustShift.Discovery.Settings;

/// <summary>
/// Whom a setting concerns. The line detectors see an assignment in a unit, a Dockerfile or a manifest and do not know whose it is; the definition of the program
/// does.
/// </summary>
public static class SettingScopes
{
    /// <summary>The settings without those that stand in the list with the scope of a program as well, and without variables in files that were read whole. A key that the reader of its file knows is no mere reference besides.</summary>
    /// <param name="settings">All settings.</param>
    /// <param name="readWhole">Files whose assignments of variables are all understood.</param>
    /// <param name="processes">All programs: what stands on the command line of one is his.</param>
    public static IEnumerable<SettingEvidence> WithoutRepeats(IReadOnlyCollection<SettingEvidence> settings, IReadOnlySet<string> readWhole, IReadOnlyCollection<ProcessEvidence> processes)
    {
        HashSet<(string Path, string Option)> options = [.. processes.SelectMany(static p => p.Command.Skip(1).Select(word => (p.Path, word)))];
        HashSet<SettingEvidence> scoped = [.. settings.Where(static s => s.Scope is not null).Select(static s => s with { Scope = null })];
        // An option of Java inside of a variable that is somebody's is his as well.
        ILookup<string, string> values = settings.Where(static s => s.Scope is not null).ToLookup(static s => s.Path, static s => s.Value, StringComparer.Ordinal);
        HashSet<(string Path, int Line, string Value)> known = [.. settings.Where(static s => !IsReference(s)).Select(static s => (s.Path, s.Line, s.Value))];
        return settings.Where(s => IsReference(s) ? !known.Contains((s.Path, s.Line, s.Value)) : s.Scope is not null
            || !(scoped.Contains(s) || (s.Mechanism is "jvm-option" && values[s.Path].Any(v => v.Contains($"-D{s.Name}={s.Value}", StringComparison.Ordinal))) || (s.Mechanism is NodeCommands.Mechanism && options.Contains((s.Path, s.Value))) || (readWhole.Contains(s.Path) && string.Equals(s.Mechanism, TrustVariables.Mechanism, StringComparison.Ordinal))));
    }

    private static bool IsReference(SettingEvidence setting) => string.Equals(setting.Mechanism, StoreReferences.Mechanism, StringComparison.Ordinal);
}
