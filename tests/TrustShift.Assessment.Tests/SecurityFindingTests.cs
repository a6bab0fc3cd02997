using TrustShift.Assessment.Security;
using TrustShift.Discovery.Evidence;
using static TrustShift.Assessment.Tests.EvidenceBuilder;

namespace TrustShift.Assessment.Tests;

/// <summary>Verification that is switched off: a finding of its own, and a verdict only where it is proven for all connections of a program.</summary>
public sealed class SecurityFindingTests
{
    private const string Service = "systemd-unit:api.service";

    [Fact]
    public void A_service_that_verifies_nothing_is_not_impacted_and_a_security_finding()
    {
        MigrationAssessment assessment = Node("node", "/srv/app.js").ScopedSetting("NODE_TLS_REJECT_UNAUTHORIZED", "0", Service).Assess(uses: ["s3"]);
        ClientAssessment service = Assert.Single(assessment.Clients, static c => c.Client.Id.StartsWith(Service, StringComparison.Ordinal));
        Assert.Equal(Verdict.NotImpacted, service.Verdict);
        Assert.Equal("verification-off", Assert.Single(service.Reasons).Id);
        // The same runtime started otherwise verifies, and is judged.
        Assert.Equal(Verdict.Impacted, Assert.Single(assessment.Clients, static c => c.Client.Id == "node:/usr/bin/node").Verdict);
        Assert.Equal(Verdict.Impacted, assessment.Verdict);
        SecurityFinding finding = Assert.Single(assessment.SecurityFindings);
        Assert.Equal((Severity.High, "NODE_TLS_REJECT_UNAUTHORIZED=0", "api.service"), (finding.Severity, finding.Setting, finding.Concerns));
    }

    [Theory]
    [InlineData("0", "/opt/app/start", "the program may be anything")]
    [InlineData("1", "node", "1 switches nothing off")]
    [InlineData("false", "node", "Node.js asks for the text 0")]
    public void What_is_not_proven_clears_nobody(string value, string program, string because)
    {
        MigrationAssessment assessment = Node(program, "/srv/app.js").ScopedSetting("NODE_TLS_REJECT_UNAUTHORIZED", value, Service).Assess(uses: ["s3"]);
        Assert.False(assessment.Clients.Any(static c => c.Client.VerificationOff is not null), because);
    }

    [Fact]
    public void A_call_that_asks_for_verification_itself_may_still_break()
    {
        MigrationAssessment assessment = Node("node", "/srv/app.js").ScopedSetting("NODE_TLS_REJECT_UNAUTHORIZED", "0", Service)
            .Setting("rejectUnauthorized", "true", "/srv/app.js", "verification-on").Assess(uses: ["s3"]);
        Assert.DoesNotContain(assessment.Clients, static c => c.Client.VerificationOff is not null);
        Assert.Single(assessment.SecurityFindings);
    }

    [Fact]
    public void A_single_call_is_a_finding_and_proves_nothing()
    {
        EvidenceBuilder target = Host().Software(SoftwareKinds.PythonPackage, "certifi", "2013.8.14", "/app/certifi", "/app/certifi").Pem("/app/certifi/cacert.pem", Baltimore);
        MigrationAssessment without = target.Assess(uses: ["s3"]);
        MigrationAssessment with = target.Setting("verify=False", "", "/app/main.py", "verification-off").Assess(uses: ["s3"]);
        Assert.Equal(Verdict.Impacted, with.Verdict);
        Assert.Equal(without.Clients.Select(static c => (c.Client.Id, c.Verdict)), with.Clients.Select(static c => (c.Client.Id, c.Verdict)));
        Assert.Equal(Severity.Medium, Assert.Single(with.SecurityFindings).Severity);
        Assert.Empty(without.SecurityFindings);
    }

    [Theory]
    [InlineData("environment-variable", "NODE_TLS_REJECT_UNAUTHORIZED", "0", Severity.High)]
    [InlineData("environment-variable", "PYTHONHTTPSVERIFY", "0", Severity.Medium)]
    [InlineData("verification-off", "curl --insecure", "", Severity.Medium)]
    [InlineData("verification-off", "NoopHostnameVerifier", "", Severity.Low)]
    [InlineData("verification-off", "sslmode", "require", Severity.Low)]
    [InlineData("curlrc", "insecure", "", Severity.Medium)]
    [InlineData("gitconfig", "http.https://git.test/.sslVerify", "false", Severity.Medium)]
    [InlineData("npmrc", "strict-ssl", "false", Severity.Medium)]
    [InlineData("s3cfg", "check_ssl_certificate", "False", Severity.Medium)]
    [InlineData("boto-config", "https_validate_certificates", "False", Severity.Medium)]
    [InlineData("nginx", "proxy_ssl_verify", "off", Severity.Low)]
    [InlineData("nginx", "proxy_pass", "https", Severity.Low)]
    [InlineData("haproxy", "server verify", "none", Severity.Low)]
    [InlineData("apache", "SSLProxyEngine", "on", Severity.Low)]
    [InlineData("stunnel", "s3.client", "yes", Severity.Low)]
    [InlineData("mysql-options", "ssl-mode", "REQUIRED", Severity.Low)]
    [InlineData("quarkus", "quarkus.tls.trust-all", "true", Severity.Medium)]
    public void Each_has_its_severity(string mechanism, string name, string value, Severity severity) =>
        Assert.Equal(severity, Assert.Single(Host().Setting(name, value, "/etc/x", mechanism).Assess().SecurityFindings).Severity);

    [Theory]
    [InlineData("curlrc", "insecure", "false")]
    [InlineData("npmrc", "strict-ssl", "true")]
    [InlineData("environment-variable", "PGSSLMODE", "verify-full")]
    [InlineData("haproxy", "server verify", "required")]
    [InlineData("mysql-options", "ssl-mode", "VERIFY_CA")]
    [InlineData("verification-on", "rejectUnauthorized", "true")]
    [InlineData("environment-variable", "SSL_CERT_FILE", "/opt/ca.pem")]
    public void What_verifies_is_none(string mechanism, string name, string value) => Assert.Empty(Host().Setting(name, value, "/etc/x", mechanism).Assess().SecurityFindings);

    [Fact]
    public void A_proxy_that_is_told_to_verify_somewhere_is_no_finding() => Assert.Empty(
        Host().Setting("proxy_pass", "https", "/etc/nginx/conf.d/a.conf", "nginx").Setting("proxy_ssl_verify", "on", "/etc/nginx/nginx.conf", "nginx").Assess().SecurityFindings);

    private static EvidenceBuilder Node(params string[] command) => Host()
        .Software(SoftwareKinds.Node, "Node.js", "0.10.20", "/usr/bin/node")
        .Process(new ProcessEvidence(Service, "/etc/systemd/system/api.service", 3, ProcessKinds.SystemdUnit, "api.service") { Command = [.. command] });
}
