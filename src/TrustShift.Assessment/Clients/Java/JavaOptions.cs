using System.Collections.Immutable;
using TrustShift.Discovery.Evidence;

namespace TrustShift.Assessment.Clients.Java;

/// <summary>The trust store that the options of a virtual machine name. Whose command line a property stands on is known for a program that something starts, and only then.</summary>
internal static class JavaOptions
{
    private const string Property = "javax.net.ssl.trustStore";
    private const string Option = "-D" + Property + "=";

    /// <summary>The one on the program's command line.</summary>
    public static ImmutableArray<SettingEvidence> FromCommandLine(ClientContext context) =>
        context.Process is null ? [] : [.. context.SettingsOf(Property).Where(static s => s.Scope is not null).TakeLast(1)];

    /// <summary>The one in a variable of the program; of several in one variable the last counts.</summary>
    public static ImmutableArray<SettingEvidence> FromVariable(ClientContext context, string name)
    {
        if (context.Process is null || context.SettingOf(name) is not { Scope: not null } setting)
            return [];
        string? option = setting.Value.Split(' ', StringSplitOptions.RemoveEmptyEntries).LastOrDefault(static o => o.StartsWith(Option, StringComparison.Ordinal));
        return option is null ? [] : [setting with { Value = option[Option.Length..] }];
    }

    /// <summary>Whether the program is given a password for its trust store.</summary>
    public static bool HasPassword(ClientContext context) =>
        context.Settings.Any(static s => s.Scope is not null && (s.Name is Property + "Password" || s.Value.Contains(Property + "Password=", StringComparison.Ordinal)));
}
