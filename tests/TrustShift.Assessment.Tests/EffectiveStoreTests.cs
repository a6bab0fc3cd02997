using TrustShift.Discovery.Evidence;
using static TrustShift.Assessment.Tests.EvidenceBuilder;

namespace TrustShift.Assessment.Tests;

/// <summary>Which store each client really uses, and why.</summary>
public sealed class EffectiveStoreTests
{
    private const string Bundle = "/etc/ssl/certs/ca-certificates.crt";

    private static TlsClient ClientOf(MigrationAssessment assessment, string kind) => Assert.Single(assessment.Clients, c => IsOfShell(c, kind)).Client;

    // The variant that a service sees, without the environment of the examining process, has an id of its own.
    private static bool IsOfShell(ClientAssessment client, string kind) => client.Client.Kind == kind && !client.Client.Id.EndsWith("#service", StringComparison.Ordinal);

    [Fact]
    public void A_service_does_not_have_the_environment_of_the_shell_so_it_is_judged_without_it_as_well()
    {
        MigrationAssessment assessment = Host()
            .Software(SoftwareKinds.Node, "Node.js", "6.11.1", "/usr/bin/node").Pem("/extra.pem", AllAnchors).Setting("NODE_EXTRA_CA_CERTS", "/extra.pem")
            .Assess(at: Day(2026, 11, 23), uses: ["s3"], strict: true);

        // Node.js 6.11.1 has Starfield Services G2 built in, and not the Amazon roots.
        Assert.Equal(Verdict.NotImpacted, Assert.Single(assessment.Clients, c => IsOfShell(c, "node")).Verdict);
        Assert.Equal(Verdict.Impacted, Assert.Single(assessment.Clients, c => c.Client.Id == "node:/usr/bin/node#service").Verdict);
    }

    [Fact]
    public void Java_prefers_jssecacerts_to_cacerts()
    {
        MigrationAssessment assessment = Host()
            .Software(SoftwareKinds.Java, "OpenJDK", "17.0.15", "/opt/jdk/release", "/opt/jdk")
            .Jks("/opt/jdk/lib/security/cacerts", AllAnchors).Jks("/opt/jdk/lib/security/jssecacerts", Baltimore)
            .Assess(uses: ["s3"]);

        Assert.Equal("/opt/jdk/lib/security/jssecacerts", ClientOf(assessment, "java").Store!.Path);
        Assert.Equal(Verdict.Impacted, assessment.Verdict);
    }

    [Fact]
    public void OpenSSL_adds_the_default_folder_to_the_file_of_SSL_CERT_FILE_and_programs_that_do_not_are_judged_beside_it()
    {
        MigrationAssessment assessment = Host()
            .Software(SoftwareKinds.OpenSsl, "OpenSSL", "3.0.19", "/usr/lib/libssl.so.3")
            .Pem("/tmp/stripped.pem", Baltimore).Store("/etc/ssl/certs", "capath", CertificateRole.TlsTrust, AllAnchors)
            .Setting("SSL_CERT_FILE", "/tmp/stripped.pem")
            .Assess(uses: ["s3"]);

        Assert.Equal(Verdict.NotImpacted, Assert.Single(assessment.Clients, c => IsOfShell(c, "openssl")).Verdict);
        Assert.Equal(Verdict.Impacted, Assert.Single(assessment.Clients, c => c.Client.Kind == "named-store").Verdict);
        Assert.Equal(Verdict.Impacted, assessment.Verdict);
    }

    [Fact]
    public void GnuTLS_programs_take_the_bundle_and_know_no_environment()
    {
        MigrationAssessment assessment = Host()
            .Software(SoftwareKinds.Wget, "wget (GnuTLS)", "1.21.3", "/usr/bin/wget")
            .Pem(Bundle, AllAnchors).Pem("/tmp/other.pem", AllAnchors).Setting("SSL_CERT_FILE", "/tmp/other.pem")
            .Assess();

        Assert.Equal(Bundle, ClientOf(assessment, "wget").Store!.Path);
    }

    [Fact]
    public void Wget_on_GnuTLS_rejects_the_full_chain_when_only_Amazon_Root_CA_1_is_trusted_and_curl_does_not()
    {
        MigrationAssessment assessment = Host()
            .Software(SoftwareKinds.Wget, "wget (GnuTLS)", "1.21.3", "/usr/bin/wget").Software(SoftwareKinds.Curl, "curl", "7.88.1", "/usr/bin/curl")
            .Software(SoftwareKinds.OpenSsl, "OpenSSL", "3.0.15", "/usr/lib/x86_64-linux-gnu/libssl.so.3", "/usr/lib/ssl")
            .Pem(Bundle, "amazon-root-ca-1.self")
            .Assess(at: Day(2023, 6, 1), uses: ["s3"]);

        Assert.Equal(Verdict.Impacted, Assert.Single(assessment.Clients, c => IsOfShell(c, "wget")).Verdict);
        Assert.Equal(Verdict.NotImpacted, Assert.Single(assessment.Clients, c => IsOfShell(c, "curl")).Verdict);
    }

    // X509_V_FLAG_TRUSTED_FIRST came with OpenSSL 1.0.2: before, what was sent is followed to its end, whatever the program asks for.
    [Theory]
    [InlineData("1.0.1g", Verdict.Unknown)]
    [InlineData("1.0.2g", Verdict.NotImpacted)]
    public void Curl_and_Python_cannot_make_an_OpenSSL_before_1_0_2_look_into_the_store_first(string version, Verdict expected)
    {
        MigrationAssessment assessment = Host()
            .Software(SoftwareKinds.Curl, "curl", "7.64.0", "/usr/bin/curl").Software(SoftwareKinds.Python, "Python", "2.7.18", "/usr/lib/python2.7/ssl.py", "/usr/lib/python2.7")
            .Software(SoftwareKinds.OpenSsl, "OpenSSL", version, "/usr/lib/libssl.so.1.0.0", "/usr/lib/ssl")
            .Pem(Bundle, [.. AmazonRoots, StarfieldServices]).Pem("/usr/lib/ssl/cert.pem", [.. AmazonRoots, StarfieldServices])
            .Assess(at: Day(2023, 6, 1), uses: ["s3"]);
        Assert.Equal(expected, Assert.Single(assessment.Clients, c => IsOfShell(c, "curl")).Verdict);
        Assert.Equal(expected, Assert.Single(assessment.Clients, c => IsOfShell(c, "python")).Verdict);
    }

    [Fact]
    public void Curl_takes_CURL_CA_BUNDLE_before_SSL_CERT_FILE()
    {
        MigrationAssessment assessment = Host()
            .Software(SoftwareKinds.Curl, "curl", "7.88.1", "/usr/bin/curl")
            .Pem("/a.pem", AllAnchors).Pem("/b.pem", Baltimore)
            .Setting("CURL_CA_BUNDLE", "/a.pem").Setting("SSL_CERT_FILE", "/b.pem")
            .Assess();

        Assert.StartsWith("/a.pem", ClientOf(assessment, "curl").Store!.Path, StringComparison.Ordinal);
    }

    [Fact]
    public void Git_takes_GIT_SSL_CAINFO()
    {
        MigrationAssessment assessment = Host()
            .Software(SoftwareKinds.Git, "git (GnuTLS)", "2.39.5", "/usr/bin/git").Pem(Bundle, AllAnchors).Pem("/git.pem", Baltimore).Setting("GIT_SSL_CAINFO", "/git.pem")
            .Assess(uses: ["s3"]);

        // Debian's libcurl on GnuTLS reads every file of /etc/ssl/certs beside it (docs/effective-store.md); a git that does not is judged as a program on the named store alone.
        Assert.Equal("/git.pem + " + Bundle, ClientOf(assessment, "git").Store!.Path);
        Assert.Equal(Verdict.Impacted, assessment.Verdict);
    }

    [Theory]
    [InlineData("6.11.1", "fragile")]
    [InlineData("6.11.2", "accepts-every-chain")]
    public void Node_has_its_roots_built_in_and_the_release_decides(string version, string reason)
    {
        // Node.js 6.11.2 (2017-08-01) is the first of its line with the Amazon roots; Starfield Services G2 is in both.
        MigrationAssessment assessment = Host().Software(SoftwareKinds.Node, "Node.js", version, "/usr/bin/node").Assess();

        ClientAssessment node = Assert.Single(assessment.Clients);
        Assert.Equal(Verdict.NotImpacted, node.Verdict);
        Assert.Equal(reason, node.Reasons[0].Id);
        Assert.NotNull(node.Client.Store!.DataDate);
    }

    [Fact]
    public void Node_without_a_known_version_is_unknown() =>
        Assert.Equal(Verdict.Unknown, Host().Software(SoftwareKinds.Node, "Node.js", null, "/usr/bin/node").Assess().Verdict);

    [Fact]
    public void NODE_EXTRA_CA_CERTS_adds_to_the_built_in_roots()
    {
        MigrationAssessment assessment = Host()
            .Software(SoftwareKinds.Node, "Node.js", "6.11.1", "/usr/bin/node").Pem("/extra.pem", AmazonRoots).Setting("NODE_EXTRA_CA_CERTS", "/extra.pem")
            .Assess();

        Assert.Equal("accepts-every-chain", Assert.Single(assessment.Clients, c => IsOfShell(c, "node")).Reasons[0].Id);
    }

    // Measured: 0.12.18, 6.9.5 and 7.2.1 do not know the variable; 4.8.4, 6.10.3 and 7.3.0 do.
    [Theory]
    [InlineData("0.10.20")]
    [InlineData("6.9.5")]
    public void A_Node_that_does_not_know_NODE_EXTRA_CA_CERTS_gains_nothing_from_it(string version)
    {
        MigrationAssessment assessment = Host()
            .Software(SoftwareKinds.Node, "Node.js", version, "/usr/bin/node").Pem("/extra.pem", AllAnchors).Setting("NODE_EXTRA_CA_CERTS", "/extra.pem")
            .Assess(uses: ["s3"], strict: true);

        Assert.Equal(Verdict.Impacted, Assert.Single(assessment.Clients, c => IsOfShell(c, "node")).Verdict);
    }

    [Fact]
    public void Requests_takes_REQUESTS_CA_BUNDLE_and_the_bundle_of_certifi_is_judged_beside_it()
    {
        MigrationAssessment assessment = Host()
            .Software(SoftwareKinds.PythonPackage, "requests", "2.14.0", "/v/requests/__init__.py", "/v/requests")
            .Pem("/v/requests/cacert.pem", AllAnchors).Pem("/corp.pem", Baltimore).Setting("REQUESTS_CA_BUNDLE", "/corp.pem")
            .Assess(uses: ["s3"]);

        Assert.Contains(assessment.Clients, c => c.Client.Kind == "python-package" && c.Client.Store!.Path == "/corp.pem" && c.Verdict == Verdict.Impacted);
        Assert.Contains(assessment.Clients, c => c.Client.Kind == "python-package" && c.Client.Store!.Path == "/v/requests/cacert.pem" && c.Verdict == Verdict.NotImpacted);
    }

    [Fact]
    public void A_store_that_a_setting_names_and_that_is_not_there_is_unknown() =>
        Assert.Equal(Verdict.Unknown, Host().Pem(Bundle, AllAnchors).Software(SoftwareKinds.GnuTls, "GnuTLS", "3.7.9", "/l/libgnutls.so.30").Setting("AWS_CA_BUNDLE", "/gone.pem").Assess().Verdict);

    [Fact]
    public void A_host_without_any_store_rejects_everything() =>
        Assert.Equal(Verdict.Impacted, Host().Software(SoftwareKinds.OpenSsl, "OpenSSL", "3.0.19", "/l/libssl.so.3").Assess(uses: ["s3"]).Verdict);
}
