using TrustShift.Discovery.Evidence;
using static TrustShift.Assessment.Tests.EvidenceBuilder;

namespace TrustShift.Assessment.Tests;

/// <summary>Programs with settings of their own: each with the store that it really uses, and nobody else with it.</summary>
public sealed class StartedClientTests
{
    private const string Bundle = "/etc/ssl/certs/ca-certificates.crt";

    [Fact]
    public void A_Java_service_with_a_trust_store_on_its_command_line_trusts_that_and_no_other_Java_does()
    {
        MigrationAssessment assessment = Java()
            .Process(Unit("billing", "/opt/jdk/bin/java", "-jar", "/srv/billing.jar"))
            .ScopedSetting("javax.net.ssl.trustStore", "/srv/trust.jks", "systemd-unit:billing.service", "jvm-option")
            .Assess(uses: ["s3"]);
        ClientAssessment service = Assert.Single(assessment.Clients, static c => c.Client.Id == "systemd-unit:billing.service|java:/opt/jdk");
        Assert.Equal("/srv/trust.jks", service.Client.Store!.Path);
        Assert.Equal(Verdict.Impacted, service.Verdict);
        Assert.StartsWith("billing.service: Java 17.0.15", service.Client.Name, StringComparison.Ordinal);
        Assert.Equal("/opt/jdk/lib/security/cacerts", Assert.Single(assessment.Clients, static c => c.Client.Id == "java:/opt/jdk").Client.Store!.Path);
    }

    // The launcher's manual and the JVM TI specification; arguments.cpp parses _JAVA_OPTIONS last.
    [Theory]
    [InlineData("JAVA_TOOL_OPTIONS", "/srv/line.jks")]
    [InlineData("JDK_JAVA_OPTIONS", "/srv/line.jks")]
    [InlineData("_JAVA_OPTIONS", "/srv/variable.jks")]
    public void The_command_line_wins_over_the_variables_but_for_the_last_one(string variable, string expected)
    {
        MigrationAssessment assessment = Java()
            .Jks("/srv/line.jks", AllAnchors).Jks("/srv/variable.jks", AllAnchors)
            .Process(Unit("billing", "/opt/jdk/bin/java", "-jar", "/srv/billing.jar"))
            .ScopedSetting("javax.net.ssl.trustStore", "/srv/line.jks", "systemd-unit:billing.service", "jvm-option")
            .ScopedSetting(variable, "-Djavax.net.ssl.trustStore=/srv/variable.jks", "systemd-unit:billing.service")
            .Assess(uses: ["s3"]);
        Assert.Equal(expected, Assert.Single(assessment.Clients, static c => c.Client.Id == "systemd-unit:billing.service|java:/opt/jdk").Client.Store!.Path);
    }

    [Fact]
    public void A_trust_store_that_is_not_there_leaves_the_service_unknown()
    {
        MigrationAssessment assessment = Java()
            .Process(Unit("billing", "/opt/jdk/bin/java", "-jar", "/srv/billing.jar"))
            .ScopedSetting("javax.net.ssl.trustStore", "/secret/trust.jks", "systemd-unit:billing.service", "jvm-option")
            .Assess(uses: ["s3"]);
        ClientAssessment service = Assert.Single(assessment.Clients, static c => c.Client.Id == "systemd-unit:billing.service|java:/opt/jdk");
        Assert.Equal(Verdict.Unknown, service.Verdict);
        Assert.Contains("/secret/trust.jks", service.Client.Uncertainty, StringComparison.Ordinal);
        Assert.NotEqual(Verdict.NotImpacted, assessment.Verdict);
    }

    [Fact]
    public void A_service_has_its_own_variables_and_not_those_of_the_shell()
    {
        MigrationAssessment assessment = Host()
            .Software(SoftwareKinds.Node, "Node.js", "6.11.1", "/usr/bin/node").Pem("/extra.pem", AllAnchors)
            .Process(Unit("api", "/usr/bin/node", "server.js")).Process(Unit("other", "/usr/bin/node", "other.js"))
            .ScopedSetting("NODE_EXTRA_CA_CERTS", "/extra.pem", "systemd-unit:api.service")
            .Assess(at: Day(2026, 11, 23), uses: ["s3"], strict: true);
        // Node.js 6.11.1 has Starfield Services G2 built in, and not the Amazon roots.
        Assert.Equal(Verdict.NotImpacted, Assert.Single(assessment.Clients, static c => c.Client.Id == "systemd-unit:api.service|node:/usr/bin/node").Verdict);
        Assert.Equal(Verdict.Impacted, Assert.Single(assessment.Clients, static c => c.Client.Id == "node:/usr/bin/node").Verdict);
        Assert.DoesNotContain(assessment.Clients, static c => c.Client.Id.Contains("other.service", StringComparison.Ordinal));
    }

    [Fact]
    public void A_container_sees_what_is_mounted_into_it_under_the_path_that_its_variable_names()
    {
        var web = new ProcessEvidence("compose-service:docker-compose.yml#web", "docker-compose.yml", 5, ProcessKinds.ComposeService, "web")
        {
            Image = "python:3.9", Mounts = [new MountedPlace("/etc/trust", "certs")],
        };
        MigrationAssessment assessment = Folder()
            .Pem("certs/ca.pem", Baltimore).Process(web).ScopedSetting("REQUESTS_CA_BUNDLE", "/etc/trust/ca.pem", web.Id).ScopedSetting("SSL_CERT_FILE", "/etc/ssl/image.pem", web.Id)
            .Assess(uses: ["s3"]);
        ClientAssessment mounted = Assert.Single(assessment.Clients, static c => c.Client.Store?.Path == "certs/ca.pem");
        Assert.Equal(Verdict.Impacted, mounted.Verdict);
        Assert.StartsWith("web: ", mounted.Client.Name, StringComparison.Ordinal);
        ClientAssessment inside = Assert.Single(assessment.Clients, static c => c.Client is { Store: null, Kind: "named-store" });
        Assert.Equal(Verdict.Unknown, inside.Verdict);
        Assert.Contains("python:3.9", inside.Client.Uncertainty, StringComparison.Ordinal);
    }

    [Fact]
    public void A_variable_of_one_service_changes_nothing_for_the_programs_of_the_host()
    {
        MigrationAssessment assessment = Host()
            .Software(SoftwareKinds.Curl, "curl (OpenSSL)", "7.88.1", "/usr/bin/curl").Pem(Bundle, AllAnchors).Pem("/srv/old.pem", Baltimore)
            .Process(Unit("job", "/opt/job/run"))
            .ScopedSetting("CURL_CA_BUNDLE", "/srv/old.pem", "systemd-unit:job.service")
            .Assess(uses: ["s3"]);
        Assert.Equal(Verdict.NotImpacted, Assert.Single(assessment.Clients, static c => c.Client.Id == "curl:/usr/bin/curl").Verdict);
        Assert.Equal(Verdict.Impacted, Assert.Single(assessment.Clients, static c => c.Client.Id == "systemd-unit:job.service|curl:/usr/bin/curl").Verdict);
    }

    private static EvidenceBuilder Java() => Host()
        .Software(SoftwareKinds.Java, "OpenJDK", "17.0.15", "/opt/jdk/release", "/opt/jdk")
        .Jks("/opt/jdk/lib/security/cacerts", AllAnchors).Jks("/srv/trust.jks", Baltimore);

    private static ProcessEvidence Unit(string name, params string[] command) =>
        new($"systemd-unit:{name}.service", $"/etc/systemd/system/{name}.service", 3, ProcessKinds.SystemdUnit, name + ".service") { Command = [.. command] };
}
