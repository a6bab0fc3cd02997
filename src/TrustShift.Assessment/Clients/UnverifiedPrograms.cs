using TrustShift.Assessment.Security;
using TrustShift.Discovery.Evidence;
using TrustShift.Discovery.Settings.Verification;

namespace TrustShift.Assessment.Clients;

/// <summary>
/// Started programs that provably verify no server: the setting is theirs alone, and concerns every connection that they make. What concerns one call, or what somebody else may have set otherwise, proves
/// nothing.
/// </summary>
internal static class UnverifiedPrograms
{
    /// <summary>The setting by which a client of a program verifies nothing; null when that is not proven.</summary>
    public static SettingEvidence? Of(ClientContext own, ProcessEvidence process, TlsClient client)
    {
        string? program = process.Command.IsEmpty ? null : process.Command[0][(process.Command[0].LastIndexOf('/') + 1)..];
        return own.Settings.FirstOrDefault(s => s.Scope is not null && UnverifiedSettings.ReachOf(s) == UnverifiedReach.Program && s.Name switch
        {
            // node lib/_tls_wrap.js: it is the default of the option rejectUnauthorized, which a call may give itself.
            "NODE_TLS_REJECT_UNAUTHORIZED" => client.Kind is "node" && program is "node" or "nodejs" && !own.AllSettings.Any(o => o.Mechanism is ExplicitVerification.Mechanism || (o.Name is "NODE_TLS_REJECT_UNAUTHORIZED" && o.Value is not "0" && (o.Scope is null || string.Equals(o.Scope, process.Id, StringComparison.Ordinal)))),
            "GIT_SSL_NO_VERIFY" => client.Kind is "git" && program is "git",
            "curl --insecure" => client.Kind is "curl" && program is "curl",
            "--no-check-certificate" => client.Kind is "wget" && program is "wget",
            _ => false,
        });
    }
}
