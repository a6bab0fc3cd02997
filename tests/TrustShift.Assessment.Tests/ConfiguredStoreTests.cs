using TrustShift.Discovery.Evidence;
using static TrustShift.Assessment.Tests.EvidenceBuilder;

namespace TrustShift.Assessment.Tests;

/// <summary>Stores that the configuration of a program names, and settings that hold for some programs only.</summary>
public sealed class ConfiguredStoreTests
{
    [Theory]
    [InlineData("s3cfg", "ca_certs_file", "/opt/ca.pem", "s3cmd")]
    [InlineData("cargo-config", "http.cainfo", "/opt/ca.pem", "Cargo")]
    [InlineData("nginx", "proxy_ssl_trusted_certificate", "/opt/ca.pem", "nginx")]
    [InlineData("haproxy", "server ca-file", "/opt/ca.pem", "HAProxy")]
    [InlineData("environment-variable", "PGSSLROOTCERT", "/opt/ca.pem", "PGSSLROOTCERT")]
    [InlineData("condarc", "ssl_verify", "/opt/ca.pem", "conda")]
    public void It_is_judged_by_its_programs_name(string mechanism, string name, string value, string program)
    {
        MigrationAssessment assessment = Host().Pem("/opt/ca.pem", Baltimore).Setting(name, value, "/etc/x", mechanism).Assess(uses: ["s3"]);
        ClientAssessment client = Assert.Single(assessment.Clients, static c => c.Client.Kind == "configured-store");
        Assert.Contains(program, client.Client.Name, StringComparison.Ordinal);
        Assert.Equal(("/opt/ca.pem", Verdict.Impacted), (client.Client.Store!.Path, client.Verdict));
        Assert.DoesNotContain(assessment.Clients, static c => c.Client.Kind == "custom-store");
    }

    [Theory]
    [InlineData("condarc", "ssl_verify", "false")]
    [InlineData("pg-service", "sslrootcert", "system")]
    [InlineData("haproxy", "server ca-file", "@system-ca")]
    [InlineData("tomcat-server", "Server.Service.Connector@truststoreFile", "conf/t.jks")]
    [InlineData("nginx", "proxy_pass", "https")]
    public void What_names_no_store_for_servers_is_no_client(string mechanism, string name, string value) =>
        Assert.DoesNotContain(Host().Setting(name, value, "/etc/x", mechanism).Assess().Clients, static c => c.Client.Kind == "configured-store");

    [Fact]
    public void A_store_that_is_not_there_leaves_its_program_unknown()
    {
        ClientAssessment client = Assert.Single(Folder().Setting("ca_certs_file", "/opt/ca.pem", ".s3cfg", "s3cfg").Assess(uses: ["s3"]).Clients);
        Assert.Equal(Verdict.Unknown, client.Verdict);
        Assert.Contains("/opt/ca.pem", client.Client.Uncertainty, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("classpath:trust.jks", "src/main/resources/trust.jks")]
    [InlineData("./certs/trust.jks", "src/main/resources/certs/trust.jks")]
    public void A_path_of_an_application_is_found_in_it(string value, string place)
    {
        MigrationAssessment assessment = Folder().Jks(place, AllAnchors).Setting("spring.ssl.bundle.jks.x.truststore.location", value, "src/main/resources/application.yml", "spring").Assess(uses: ["s3"]);
        Assert.Equal(place, Assert.Single(assessment.Clients).Client.Store!.Path);
    }

    [Fact]
    public void Two_stores_of_that_name_leave_it_unknown()
    {
        MigrationAssessment assessment = Folder().Jks("a/trust.jks", AllAnchors).Jks("b/trust.jks", AllAnchors)
            .Setting("spring.ssl.bundle.jks.x.truststore.location", "classpath:trust.jks", "c/application.yml", "spring").Assess(uses: ["s3"]);
        Assert.Equal(Verdict.Unknown, Assert.Single(assessment.Clients, static c => c.Client.Kind == "configured-store").Verdict);
    }

    [Fact]
    public void A_proxy_of_a_private_authority_on_a_host_never_reached_the_service()
    {
        MigrationAssessment assessment = Host().Pem("/etc/ssl/certs/ca-certificates.crt", AllAnchors).Software(SoftwareKinds.Curl, "curl (OpenSSL)", "8.5.0", "/usr/bin/curl")
            .Pem("/etc/nginx/intern.pem", "isrg-root-x1.self").Setting("proxy_ssl_trusted_certificate", "/etc/nginx/intern.pem", "/etc/nginx/nginx.conf", "nginx").Assess();
        Assert.DoesNotContain(assessment.Clients, static c => c.Client.Kind == "configured-store");
        Assert.Contains("/etc/nginx/nginx.conf", Assert.Single(assessment.UnattributedStores).Why, StringComparison.Ordinal);
    }

    // A variable in a file of shells is not one of services: /etc/environment is read by pam_env(8), systemd.exec(5) reads none.
    [Theory]
    [InlineData("/etc/environment")]
    [InlineData("/srv/app/run.sh")]
    [InlineData("environment")]
    public void A_variable_that_holds_for_some_programs_does_not_clear_the_others(string path)
    {
        MigrationAssessment assessment = Host().Software(SoftwareKinds.Node, "Node.js", "6.11.1", "/usr/bin/node").Pem("/extra.pem", AllAnchors)
            .Setting("NODE_EXTRA_CA_CERTS", "/extra.pem", path).Assess(at: Day(2026, 11, 23), uses: ["s3"], strict: true);
        Assert.Equal(Verdict.NotImpacted, Assert.Single(assessment.Clients, static c => c.Client.Id == "node:/usr/bin/node").Verdict);
        Assert.Equal(Verdict.Impacted, Assert.Single(assessment.Clients, static c => c.Client.Id == "node:/usr/bin/node#service").Verdict);
        Assert.Equal(Verdict.Impacted, assessment.Verdict);
    }

    [Fact]
    public void One_users_configuration_is_not_that_of_the_others_and_the_systems_is_everybodys()
    {
        EvidenceBuilder git = Host().Software(SoftwareKinds.Git, "git (GnuTLS)", "2.39.5", "/usr/bin/git").Pem("/etc/ssl/certs/ca-certificates.crt", Baltimore).Pem("/opt/ca.pem", AllAnchors);
        Assert.Equal(Verdict.NotImpacted, Assert.Single(git.Setting("http.sslCAInfo", "/opt/ca.pem", "/etc/gitconfig", "gitconfig").Assess(uses: ["s3"]).Clients, static c => c.Client.Kind == "git").Verdict);
        EvidenceBuilder own = Host().Software(SoftwareKinds.Git, "git (GnuTLS)", "2.39.5", "/usr/bin/git").Pem("/etc/ssl/certs/ca-certificates.crt", Baltimore).Pem("/opt/ca.pem", AllAnchors);
        Assert.Equal(2, own.Setting("http.sslCAInfo", "/opt/ca.pem", "/home/a/.gitconfig", "gitconfig").Assess(uses: ["s3"]).Clients.Count(static c => c.Client.Kind == "git"));
    }

    // SSL_CTX_set_security_level(3), crypto-policies(7), JSSE Reference Guide.
    [Theory]
    [InlineData("openssl-conf", "SECLEVEL", "3", "/etc/ssl/openssl.cnf", Verdict.Unknown)]
    [InlineData("openssl-conf", "SECLEVEL", "1", "/etc/ssl/openssl.cnf", Verdict.NotImpacted)]
    [InlineData("openssl-conf", "SECLEVEL", "3", "/opt/other/openssl.cnf", Verdict.NotImpacted)]
    [InlineData("crypto-policy", "current", "FUTURE", "/etc/crypto-policies/state/current", Verdict.Unknown)]
    [InlineData("crypto-policy", "current", "LEGACY", "/etc/crypto-policies/state/current", Verdict.NotImpacted)]
    public void A_stricter_rule_of_the_system_leaves_its_programs_unknown(string mechanism, string name, string value, string path, Verdict verdict) => Assert.Equal(
        verdict,
        Assert.Single(Host().Pem("/etc/ssl/certs/ca-certificates.crt", AllAnchors).Software(SoftwareKinds.Curl, "curl (OpenSSL)", "8.5.0", "/usr/bin/curl").Software(SoftwareKinds.OpenSsl, "OpenSSL", "3.0.15", "/usr/lib/libssl.so.3")
            .Setting(name, value, path, mechanism).Assess(uses: ["s3"]).Clients, static c => c.Client.Kind == "curl").Verdict);

    [Fact]
    public void Another_provider_in_java_security_leaves_its_runtime_unknown()
    {
        MigrationAssessment assessment = Host().Software(SoftwareKinds.Java, "OpenJDK", "17.0.15", "/opt/jdk/release", "/opt/jdk").Jks("/opt/jdk/lib/security/cacerts", AllAnchors)
            .Setting("security.provider.1", "BCFIPS", "/opt/jdk/conf/security/java.security", "java-security").Assess(uses: ["s3"]);
        ClientAssessment java = Assert.Single(assessment.Clients);
        Assert.Equal(Verdict.Unknown, java.Verdict);
        Assert.Contains("BCFIPS", java.Client.Uncertainty, StringComparison.Ordinal);
    }
}
