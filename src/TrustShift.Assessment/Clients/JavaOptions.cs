using TrustShift.Discovery.Evidence;

namespace TrustShift.Assessment.Clients;

/// <summary>
/// Where a virtual machine's options come from, the last one winning: JAVA_TOOL_OPTIONS first (JVM Tool Interface specification), then JDK_JAVA_OPTIONS (the java launcher's manual, since 9),
/// the command line, and _JAVA_OPTIONS, which HotSpot reads last (hotspot/share/runtime/arguments.cpp Arguments::parse).
/// </summary>
internal static class JavaOptions
{
    private const string Property = "javax.net.ssl.trustStore";
    private const string Option = "-D" + Property + "=";

    /// <summary>The trust store that the options of one program name, and the setting that does; null when none does.</summary>
    public static (string Path, SettingEvidence Setting)? TrustStore(ClientContext context)
    {
        if (FromVariable(context, "_JAVA_OPTIONS") is { } last)
            return last;
        if (context.SettingsOf(Property).FirstOrDefault(s => s.Scope is not null) is { } line)
            return (line.Value, line);
        return FromVariable(context, "JDK_JAVA_OPTIONS") ?? FromVariable(context, "CATALINA_OPTS") ?? FromVariable(context, "JAVA_OPTS") ?? FromVariable(context, "JAVA_TOOL_OPTIONS");
    }

    // Of several in one variable the last counts.
    private static (string Path, SettingEvidence Setting)? FromVariable(ClientContext context, string name)
    {
        if (context.SettingOf(name) is not { Scope: not null } setting)
            return null;
        string? option = setting.Value.Split(' ', StringSplitOptions.RemoveEmptyEntries).LastOrDefault(static o => o.StartsWith(Option, StringComparison.Ordinal));
        return option is null ? null : (option[Option.Length..], setting);
    }
}
