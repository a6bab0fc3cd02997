using System.Collections.Immutable;
using TrustShift.Assessment.Clients;
using TrustShift.Discovery.Evidence;
using TrustShift.Discovery.Settings;
using TrustShift.Discovery.Settings.Servers;

namespace TrustShift.Assessment.Security;

/// <summary>Where certificates of servers are not verified. Told apart from the verdict: what is found here proves nobody not impacted but the programs that verify nothing at all.</summary>
public static class SecurityFindings
{
    private static readonly string[] s_protocols = ["proxy", "grpc", "uwsgi"];

    /// <summary>The findings, worst first; those of source checkouts on a host are left to a check of that folder.</summary>
    public static ImmutableArray<SecurityFinding> Of(ClientContext context) =>
    [
        .. context.AllSettings.Select(s => Of(context, s)).OfType<SecurityFinding>().Concat(Defaults(context))
            .GroupBy(static f => (f.Id, f.Severity, f.Text, f.Setting, f.Concerns))
            .Select(static g => g.First() with { Evidence = [.. g.SelectMany(static f => f.Evidence).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)] })
            .OrderByDescending(static f => f.Severity).ThenBy(static f => f.Setting, StringComparer.Ordinal).ThenBy(static f => f.Evidence[0], StringComparer.Ordinal).ThenBy(static f => f.Concerns, StringComparer.Ordinal),
    ];

    private static SecurityFinding? Of(ClientContext context, SettingEvidence setting)
    {
        UnverifiedReach reach = UnverifiedSettings.ReachOf(setting);
        if (reach == UnverifiedReach.None)
            return null;
        ProcessEvidence? process = context.ProcessOf(setting);
        // A command in a script is one call of many; the command of a service is the service.
        if (reach == UnverifiedReach.Program && process is null && !string.Equals(setting.Mechanism, TrustVariables.Mechanism, StringComparison.Ordinal))
            reach = UnverifiedReach.Call;
        (string id, Severity severity, string text) = reach switch
        {
            UnverifiedReach.Program => ("verification-off", Severity.High, process is null
                ? "Programs with this variable verify no server at all."
                : $"{process.Name} verifies no server at all."),
            UnverifiedReach.Call => ("verification-off", Severity.Medium, "Certificates are not verified here; whom it concerns is this place alone."),
            UnverifiedReach.Connection => ("verification-off", Severity.Low, "The server of this connection is not verified."),
            _ => ("names-not-checked", Severity.Low, "Any name in a certificate is accepted; the authority is still verified."),
        };
        string shown = setting.Value.Length == 0 ? setting.Name : $"{setting.Name}={setting.Value}";
        return new SecurityFinding(id, severity, text, shown, process?.Name, [setting.Place]);
    }

    // What verifies nothing unless it is told to.
    private static IEnumerable<SecurityFinding> Defaults(ClientContext context)
    {
        foreach (string protocol in s_protocols)
        {
            // nginx.org, proxy_ssl_verify: off by default. A file that another includes may say it for all, so one "on" anywhere is enough to stay silent.
            if (!Has(context, NginxConfiguration.Mechanism, protocol + "_ssl_verify", SettingValue.IsYes) && First(context, NginxConfiguration.Mechanism, protocol + "_pass") is { IsEmpty: false } passes)
                yield return Default($"nginx does not verify its upstreams: {protocol}_ssl_verify is off unless it is set.", protocol + "_pass", passes);
        }

        // httpd.apache.org, SSLProxyVerify: none by default.
        if (!Has(context, ApacheConfiguration.Mechanism, "SSLProxyVerify", static _ => true) && First(context, ApacheConfiguration.Mechanism, "SSLProxyEngine", SettingValue.IsYes) is { IsEmpty: false } engines)
            yield return Default("Apache does not verify the servers that it is a proxy for: SSLProxyVerify is none unless it is set.", "SSLProxyEngine on", engines);
        foreach (IGrouping<string, SettingEvidence> file in context.AllSettings.Where(static s => s.Mechanism is StunnelConfiguration.Mechanism).GroupBy(static s => s.Path, StringComparer.Ordinal))
        {
            // stunnel(8): "If no verifyChain or verifyPeer option is used, ... no verification."
            if (file.FirstOrDefault(static s => s.Name.EndsWith("client", StringComparison.Ordinal)) is { } client && !file.Any(static s => s.Name.Contains("verify", StringComparison.Ordinal)))
                yield return Default("stunnel does not verify servers: neither verifyChain nor verifyPeer is set.", "client = yes", [client.Place]);
        }
    }

    private static SecurityFinding Default(string text, string setting, ImmutableArray<string> places) => new("unverified-by-default", Severity.Low, text, setting, null, places);

    private static bool Has(ClientContext context, string mechanism, string name, Func<string, bool> value) =>
        context.AllSettings.Any(s => string.Equals(s.Mechanism, mechanism, StringComparison.Ordinal) && string.Equals(s.Name, name, StringComparison.Ordinal) && value(s.Value));

    private static ImmutableArray<string> First(ClientContext context, string mechanism, string name, Func<string, bool>? value = null) =>
        [.. context.AllSettings.Where(s => string.Equals(s.Mechanism, mechanism, StringComparison.Ordinal) && string.Equals(s.Name, name, StringComparison.Ordinal) && value?.Invoke(s.Value) != false).Select(static s => s.Place)];
}
