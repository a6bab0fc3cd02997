using TrustShift.Discovery.Evidence;
using static TrustShift.Assessment.Tests.EvidenceBuilder;

namespace TrustShift.Assessment.Tests;

/// <summary>Where what was read does not tell which store a program gets, it is Unknown and the candidates are named: never one of them silently.</summary>
public sealed class UndecidedPrecedenceTests
{
    private const string Debian = "/etc/ssl/certs/ca-certificates.crt", RedHat = "/etc/pki/tls/certs/ca-bundle.crt";

    [Fact]
    public void Two_users_with_two_configurations_of_curl()
    {
        ClientAssessment curl = Curl(System().Pem(Debian, AllAnchors).Pem("/one.pem", AllAnchors).Pem("/two.pem", AllAnchors)
            .Setting("cacert", "/one.pem", "/home/one/.curlrc", "curlrc").Setting("cacert", "/two.pem", "/home/two/.curlrc", "curlrc"));
        AssertUnknown(curl, "/one.pem", "/two.pem");
    }

    [Fact]
    public void Two_files_that_give_one_variable_two_values()
    {
        MigrationAssessment assessment = System().Pem("/one.pem", AllAnchors).Pem("/two.pem", AllAnchors).Pem("/usr/lib/ssl/cert.pem", AllAnchors)
            .Setting("SSL_CERT_FILE", "/one.pem", "/etc/environment").Setting("SSL_CERT_FILE", "/two.pem", "/etc/profile.d/ca.sh").Assess(uses: ["s3"]);
        AssertUnknown(assessment.Clients.First(static c => c.Client.Kind == "openssl" && c.Client.Uncertainty is not null), "/one.pem", "/two.pem");
    }

    [Fact]
    public void Two_bundles_of_which_a_program_was_built_with_one()
    {
        AssertUnknown(Curl(System().Pem(Debian, AllAnchors).Pem(RedHat, Baltimore)), Debian, RedHat);
        Assert.Equal(Verdict.NotImpacted, Curl(System().Pem(Debian, AllAnchors).Pem(RedHat, AllAnchors)).Verdict);
    }

    // The distributions' own builds: --with-ca-bundle of curl.spec (Fedora) and debian/rules.
    [Theory]
    [InlineData("rhel", RedHat, Verdict.Impacted)]
    [InlineData("debian", Debian, Verdict.NotImpacted)]
    public void A_distribution_says_which_of_two_bundles_it_builds_in(string system, string expected, Verdict verdict)
    {
        ClientAssessment curl = Curl(System().Software(SoftwareKinds.OperatingSystem, system, "9", "/etc/os-release").Pem(Debian, AllAnchors).Pem(RedHat, Baltimore));
        Assert.Equal(expected, curl.Client.Store!.Path);
        Assert.Equal(verdict, curl.Verdict);
    }

    [Fact]
    public void A_curl_of_another_installation_than_the_system_s()
    {
        MigrationAssessment assessment = System().Software(SoftwareKinds.Curl, "curl", "8.9.1", "/opt/conda/bin/curl").Pem(Debian, AllAnchors).Assess(uses: ["s3"]);
        Assert.Equal(Verdict.NotImpacted, Assert.Single(assessment.Clients, static c => c.Client.Id == "curl:/usr/bin/curl").Verdict);
        AssertUnknown(Assert.Single(assessment.Clients, static c => c.Client.Id == "curl:/opt/conda/bin/curl"), "/opt/conda/bin/curl", Debian);
    }

    [Fact]
    public void Two_installations_of_OpenSSL_s_default_file_for_a_program_that_may_be_of_either()
    {
        MigrationAssessment assessment = System().Software(SoftwareKinds.OpenSsl, "OpenSSL", "1.1.1w", "/usr/local/lib/libssl.so.1.1", "/usr/local/ssl")
            .Software(SoftwareKinds.Python, "Python", "3.9.18", "/opt/python/lib/python3.9/ssl.py", "/opt/python/lib/python3.9")
            .Pem("/usr/lib/ssl/cert.pem", AllAnchors).Pem("/usr/local/ssl/cert.pem", Baltimore).Assess(uses: ["s3"]);
        AssertUnknown(Assert.Single(assessment.Clients, static c => c.Client.Kind == "python"), "/usr/lib/ssl/cert.pem", "/usr/local/ssl/cert.pem");
        Assert.Equal(2, assessment.Clients.Count(static c => c.Client is { Kind: "openssl", Uncertainty: null }));
    }

    private static EvidenceBuilder System() => Host()
        .Software(SoftwareKinds.Curl, "curl", "8.14.1", "/usr/bin/curl").Software(SoftwareKinds.OpenSsl, "OpenSSL", "3.0.15", "/usr/lib/libssl.so.3", "/usr/lib/ssl");

    private static ClientAssessment Curl(EvidenceBuilder builder) => builder.Assess(uses: ["s3"]).Clients.First(static c => c.Client.Id == "curl:/usr/bin/curl");

    private static void AssertUnknown(ClientAssessment client, params string[] candidates)
    {
        Assert.Equal(Verdict.Unknown, client.Verdict);
        Assert.All(candidates, candidate => Assert.Contains(candidate, client.Client.Uncertainty, StringComparison.Ordinal));
    }
}
