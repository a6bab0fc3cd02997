using System.Collections.Immutable;
using TrustShift.Discovery.Evidence;
using TrustShift.Discovery.Scanning;

namespace TrustShift.Discovery.Settings.Servers;

/// <summary>
/// nginx's connections to its upstreams (nginx.org, ngx_http_proxy_module): <c>proxy_ssl_trusted_certificate</c>, and <c>proxy_ssl_verify</c>, which is off unless it is set. A
/// <c>proxy_pass https://...</c> is kept as well, because without that it verifies nothing. <c>ssl_client_certificate</c> and <c>ssl_trusted_certificate</c> are about its clients.
/// </summary>
public sealed class NginxConfiguration : SettingFile
{
    /// <summary>The mechanism in evidence.</summary>
    public const string Mechanism = "nginx";

    private static readonly ImmutableArray<string> s_protocols = ["proxy", "grpc", "uwsgi"];

    // Values for PHP stand in it as well.
    /// <inheritdoc/>
    public override bool IsOfOneProgram => false;

    /// <inheritdoc/>
    public override bool Matches(ReadOnlySpan<char> path) =>
        path.EndsWith("nginx.conf", StringComparison.Ordinal)
        || (path.Contains("nginx/", StringComparison.Ordinal) && (path.EndsWith(".conf", StringComparison.Ordinal) || path.Contains("/sites-enabled/", StringComparison.Ordinal) || path.EndsWith(".conf.template", StringComparison.Ordinal)));

    /// <inheritdoc/>
    public override void Read(string text, FileFindings findings)
    {
        foreach (ConfigurationStatement statement in ConfigurationStatement.Of(text))
        {
            if (statement.Words.Length < 2)
                continue;
            string name = statement.Words[0], value = statement.Words[1];
            string protocol = name[..Math.Max(0, name.IndexOf('_', StringComparison.Ordinal))];
            if (!s_protocols.Contains(protocol, StringComparer.Ordinal))
                continue;
            string? kept = name[(protocol.Length + 1)..] switch
            {
                "ssl_trusted_certificate" => SettingValue.AsStore(value),
                "ssl_verify" when SettingValue.IsSwitch(value) => value,
                // Where to is an endpoint, which others read.
                "pass" when value.StartsWith("https://", StringComparison.Ordinal) || value.StartsWith("grpcs://", StringComparison.Ordinal) || value.StartsWith("suwsgi://", StringComparison.Ordinal) =>
                    value[..value.IndexOf(':', StringComparison.Ordinal)],
                _ => null,
            };
            if (kept is not null)
                findings.Add(new SettingEvidence(findings.Path, statement.Line, Mechanism, name, kept));
        }
    }
}
