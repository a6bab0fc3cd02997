using TrustShift.Discovery.Evidence;
using TrustShift.Discovery.Processes;

namespace TrustShift.Discovery.Settings;

/// <summary>Which settings name a trust store by their value.</summary>
public static class StoreSettings
{
    private static readonly ILookup<string, KeyedSettings> s_keyed = SettingFiles.All.OfType<KeyedSettings>().ToLookup(static f => f.MechanismName, StringComparer.Ordinal);

    /// <summary>Whether the setting's value is the place of a trust store, or says that it stands in the file itself.</summary>
    public static bool Names(SettingEvidence setting)
    {
        string key = setting.Name[(setting.Name.LastIndexOf(' ') + 1)..];
        return setting.Mechanism switch
        {
            TrustVariables.Mechanism => TrustVariables.IsPathVariable(setting.Name),
            StartedCommand.OptionMechanism => true,
            Servers.NginxConfiguration.Mechanism => setting.Name.EndsWith("_ssl_trusted_certificate", StringComparison.Ordinal),
            Servers.ApacheConfiguration.Mechanism => setting.Name.StartsWith("SSLProxyCA", StringComparison.Ordinal),
            Servers.StunnelConfiguration.Mechanism => setting.Name.EndsWith("CAfile", StringComparison.Ordinal) || setting.Name.EndsWith("CApath", StringComparison.Ordinal),
            "haproxy" => key is "ca-file",
            "squid" => key.EndsWith("cafile", StringComparison.Ordinal) || key.EndsWith("capath", StringComparison.Ordinal),
            "npmrc" => setting.Name is "ca" or "cafile",
            _ => s_keyed[setting.Mechanism].Select(f => f.KindOf(setting.Name)).FirstOrDefault(static k => k is not null) switch
            {
                KeyKind.Store or KeyKind.Certificates => true,
                KeyKind.SwitchOrStore => !SettingValue.IsSwitch(setting.Value),
                _ => false,
            },
        };
    }
}
