using TrustShift.Assessment.Precedence;
using TrustShift.Discovery.Evidence;
using static TrustShift.Assessment.Tests.EvidenceBuilder;

namespace TrustShift.Assessment.Tests;

/// <summary>Rules that real runtimes showed (docs/effective-store.md), where no real runtime is at hand.</summary>
public sealed class PrecedenceTests
{
    private const string Bundle = "/etc/ssl/certs/ca-certificates.crt";

    // Measured with 7.88.1; github.com/curl/curl/issues/11325 tells of the change.
    [Theory]
    [InlineData("7.88.1", "/etc/ssl/certs/ca-certificates.crt", "/b.d")]
    [InlineData("8.14.1", "/a.pem", "/b.d")]
    public void Curl_before_8_3_does_not_look_at_SSL_CERT_FILE_where_SSL_CERT_DIR_is_set(string version, params string[] expected)
    {
        TlsClient curl = Host().Software(SoftwareKinds.Curl, "curl (OpenSSL)", version, "/usr/bin/curl")
            .Pem(Bundle, Baltimore).Pem("/a.pem", AllAnchors).Store("/b.d", "capath", CertificateRole.TlsTrust, Baltimore)
            .Setting("SSL_CERT_FILE", "/a.pem").Setting("SSL_CERT_DIR", "/b.d").Assess().Clients.Select(static c => c.Client).Single(static c => c.Id == "curl:/usr/bin/curl");
        Assert.Equal(expected.Order(StringComparer.Ordinal), curl.Store!.Path.Split(" + ").Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_switch_on_the_command_line_of_a_started_Node_counts()
    {
        MigrationAssessment assessment = Host().Software(SoftwareKinds.Node, "Node.js", "24.21.0", "/usr/bin/node").Store("/etc/ssl/certs", "capath", CertificateRole.TlsTrust, Baltimore)
            .Process(Unit("/usr/bin/node", "--use-openssl-ca", "server.js")).Assess(uses: ["s3"]);
        TlsClient started = Assert.Single(assessment.Clients, static c => c.Client.Id == "systemd-unit:app.service|node:/usr/bin/node").Client;
        Assert.Equal("/etc/ssl/certs", started.Store!.Path);
        Assert.Contains(started.Store.Rules, static r => r.Id == "node.use-openssl-ca" && r.Source.Length > 0);
        Assert.Equal(Verdict.Impacted, assessment.Verdict);
    }

    [Fact]
    public void Java_may_see_nothing_of_a_PKCS12_store_for_which_no_password_is_given()
    {
        MigrationAssessment without = Java().Assess(uses: ["s3"]);
        Assert.Contains("trustStorePassword", Started(without).Uncertainty, StringComparison.Ordinal);
        Assert.Equal(Verdict.Unknown, Assert.Single(without.Clients, static c => c.Client.Id.StartsWith("systemd-unit:", StringComparison.Ordinal)).Verdict);
        Assert.Null(Started(Java().ScopedSetting("javax.net.ssl.trustStorePassword", "(set)", "systemd-unit:app.service", "jvm-option").Assess(uses: ["s3"])).Uncertainty);
    }

    [Fact]
    public void Go_reads_every_file_of_a_folder_whatever_its_name()
    {
        TlsClient go = Host().Software(SoftwareKinds.Go, "app", "1.22.1", "/opt/app").Pem("/srv/ca/one.pem", AllAnchors).Setting("SSL_CERT_DIR", "/srv/ca").Assess().Clients.Select(static c => c.Client).Single(static c => c.Id == "go:/opt/app");
        Assert.Equal("/srv/ca/one.pem", go.Store!.Path);
    }

    [Fact]
    public void Two_values_of_one_key_leave_it_open_which_counts()
    {
        TlsClient curl = Host().Software(SoftwareKinds.Curl, "curl (OpenSSL)", "8.5.0", "/usr/bin/curl").Pem("/a.pem", AllAnchors).Pem("/b.pem", Baltimore)
            .Setting("cacert", "/a.pem", "/home/a/.curlrc", "curlrc").Setting("cacert", "/b.pem", "/home/b/.curlrc", "curlrc").Assess().Clients.Select(static c => c.Client).Single(static c => c.Id == "curl:/usr/bin/curl");
        Assert.Contains("/a.pem", curl.Uncertainty, StringComparison.Ordinal);
        Assert.Contains("/b.pem", curl.Uncertainty, StringComparison.Ordinal);
    }

    // Debian's libcurl has a folder beside the file; that of another distribution was not measured.
    [Theory]
    [InlineData("debian", Verdict.NotImpacted)]
    [InlineData("fedora", Verdict.Impacted)]
    public void The_folder_beside_curls_file_is_Debians(string system, Verdict expected)
    {
        MigrationAssessment assessment = Host().Software(SoftwareKinds.OperatingSystem, system, "12", "/etc/os-release").Software(SoftwareKinds.Curl, "curl (OpenSSL)", "8.5.0", "/usr/bin/curl")
            .Store("/etc/ssl/certs", "capath", CertificateRole.TlsTrust, AllAnchors).Pem("/old.pem", Baltimore).Setting("CURL_CA_BUNDLE", "/old.pem").Assess(uses: ["s3"]);
        Assert.Equal(expected, Assert.Single(assessment.Clients, static c => c.Client.Id == "curl:/usr/bin/curl").Verdict);
    }

    [Fact]
    public void Every_rule_has_words_and_a_source() =>
        Assert.Equal([], StorePrecedences.All.SelectMany(static p => p.Rules).Where(static r => r.Words.Length < 10 || r.Source.Length < 5 || r.Words.EndsWith('.')).Select(static r => r.Id));

    private static TlsClient Started(MigrationAssessment assessment) => Assert.Single(assessment.Clients, static c => c.Client.Id.StartsWith("systemd-unit:", StringComparison.Ordinal)).Client;

    private static EvidenceBuilder Java() => Host().Software(SoftwareKinds.Java, "OpenJDK", "17.0.15", "/opt/jdk/release", "/opt/jdk").Jks("/opt/jdk/lib/security/cacerts", AllAnchors)
        .Store("/srv/trust.p12", "pkcs12", CertificateRole.TlsTrust, AllAnchors)
        .Process(Unit("/opt/jdk/bin/java", "-jar", "/srv/app.jar")).ScopedSetting("javax.net.ssl.trustStore", "/srv/trust.p12", "systemd-unit:app.service", "jvm-option");

    private static ProcessEvidence Unit(params string[] command) => new("systemd-unit:app.service", "/etc/systemd/system/app.service", 3, ProcessKinds.SystemdUnit, "app.service") { Command = [.. command] };
}
