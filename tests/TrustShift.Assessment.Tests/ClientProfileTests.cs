using System.Collections.Immutable;
using TrustShift.Assessment.Verdicts;
using TrustShift.Catalogue.Migrations;
using TrustShift.Discovery.Evidence;
using TrustShift.Pki.Clients;
using TrustShift.Pki.Paths;
using static TrustShift.Assessment.Tests.EvidenceBuilder;

namespace TrustShift.Assessment.Tests;

/// <summary>By which profile each client is judged.</summary>
public sealed class ClientProfileTests
{
    private const string Bundle = "/etc/ssl/certs/ca-certificates.crt";

    private static EvidenceBuilder Debian() => Host()
        .Software(SoftwareKinds.OpenSsl, "OpenSSL", "3.0.19-1~deb12u2", "/usr/lib/x86_64-linux-gnu/libssl.so.3", "/usr/lib/ssl")
        .Software(SoftwareKinds.GnuTls, "GnuTLS", "3.7.9-2+deb12u5", "/usr/lib/x86_64-linux-gnu/libgnutls.so.30")
        .Pem(Bundle, AllAnchors).Store("/usr/lib/ssl/certs", "capath", CertificateRole.TlsTrust, AllAnchors);

    private static ImmutableArray<string> ProfilesOf(EvidenceBuilder evidence, string kind)
    {
        TlsClient client = Assert.Single(evidence.Assess().Clients, c => c.Client.Kind == kind).Client;
        return [client.Profile.Name, .. client.OtherProfiles.Select(p => p.Name)];
    }

    [Fact]
    public void Programs_of_Debian_have_the_versions_of_their_packages_and_of_the_libraries_that_they_link()
    {
        EvidenceBuilder host = Debian()
            .Software(SoftwareKinds.Git, "git (GnuTLS)", "1:2.39.5-0+deb12u3", "/usr/bin/git")
            .Software(SoftwareKinds.Wget, "wget (GnuTLS)", "1.21.3-1+deb12u1", "/usr/bin/wget")
            .Software(SoftwareKinds.Apt, "apt (GnuTLS)", "2.6.1", "/usr/bin/apt")
            .Software(SoftwareKinds.Curl, "curl (OpenSSL)", "7.88.1-10+deb12u14", "/usr/bin/curl")
            .Software(SoftwareKinds.CurlGnuTls, "libcurl (GnuTLS)", "7.88.1-10+deb12u14", "/usr/lib/x86_64-linux-gnu/libcurl-gnutls.so.4")
            .Software(SoftwareKinds.Python, "Python", "3.11.2", "/usr/lib/python3.11/ssl.py", "/usr/lib/python3.11");
        Assert.Equal(["git@2.39.5+gnutls=3.7.9"], ProfilesOf(host, "git"));
        Assert.Equal(["wget@1.21.3+gnutls=3.7.9"], ProfilesOf(host, "wget"));
        Assert.Equal(["gnutls@3.7.9"], ProfilesOf(host, "apt"));
        Assert.Equal(["curl@7.88.1+openssl=3.0.19"], ProfilesOf(host, "curl"));
        Assert.Equal(["libcurl-gnutls@7.88.1+gnutls=3.7.9"], ProfilesOf(host, "curl-gnutls"));
        Assert.Equal(["python@3.11.2+openssl=3.0.19"], ProfilesOf(host, "python"));
        Assert.Equal(["openssl@3.0.19"], ProfilesOf(host, "openssl"));
        Assert.Equal(["gnutls@3.7.9"], ProfilesOf(host, "gnutls"));
    }

    [Fact]
    public void Git_and_wget_on_OpenSSL_are_judged_as_what_they_call()
    {
        EvidenceBuilder host = Debian()
            .Software(SoftwareKinds.Curl, "libcurl", "7.76.1-29.el9", "/usr/lib64/libcurl.so.4").Software(SoftwareKinds.Git, "git (OpenSSL)", "2.43.5-2.el9", "/usr/bin/git")
            .Software(SoftwareKinds.Wget, "wget (OpenSSL)", "1.21.1-8.el9", "/usr/bin/wget");
        Assert.Equal(["curl@7.76.1+openssl=3.0.19"], ProfilesOf(host, "git"));
        Assert.Equal(["openssl@3.0.19", "openssl@3.0.19+partial-chain"], ProfilesOf(host, "wget"));
    }

    [Fact]
    public void A_git_whose_library_is_not_known_is_judged_by_both()
    {
        EvidenceBuilder host = Debian().Software(SoftwareKinds.Git, "git", "2.39.5", "/usr/bin/git");
        Assert.Equal(["git@2.39.5+gnutls=3.7.9", "curl@8.23.0+openssl=3.0.19", "curl@7.64.0+openssl=3.0.19"], ProfilesOf(host, "git"));
    }

    [Fact]
    public void Packages_of_Python_are_judged_by_their_Python_and_urllib3()
    {
        const string Site = "/srv/app/lib/python3.11/site-packages";
        EvidenceBuilder host = Debian()
            .Software(SoftwareKinds.PythonPackage, "botocore", "1.29.27", Site + "/botocore/__init__.py", Site + "/botocore")
            .Pem(Site + "/botocore/cacert.pem", AllAnchors);
        Assert.Equal(["botocore@1.29.27+python=3.11+openssl=3.0.19"], ProfilesOf(host, "python-package"));
        host = Debian()
            .Software(SoftwareKinds.PythonPackage, "requests", "2.14.0", Site + "/requests/__init__.py", Site + "/requests")
            .Pem(Site + "/requests/cacert.pem", AllAnchors);
        Assert.Equal(
            ["requests@2.14.0+urllib3=2.8+python=3.11+openssl=3.0.19", "requests@2.14.0+urllib3=1.26+python=3.11+openssl=3.0.19"], ProfilesOf(host, "python-package"));
    }

    [Fact]
    public void A_package_without_any_runtime_is_judged_by_every_line_of_OpenSSL_that_its_Python_can_link()
    {
        const string Site = "venv/lib/python3.8/site-packages";
        EvidenceBuilder folder = Folder()
            .Software(SoftwareKinds.PythonPackage, "botocore", "1.29.27", Site + "/botocore/__init__.py", Site + "/botocore").Pem(Site + "/botocore/cacert.pem", AllAnchors);
        Assert.Equal(
            ["botocore@1.29.27+python=3.8+openssl=3.0.19", "botocore@1.29.27+python=3.8+openssl=1.1.1w", "botocore@1.29.27+python=3.8+openssl=1.0.2g"],
            ProfilesOf(folder, "python-package"));
    }

    [Theory]
    [InlineData("8u392", "1.8.0_392", "java@8.0.392")]
    [InlineData("Eclipse Adoptium", "25", "java@25+dist=temurin")]
    [InlineData("Debian", "17.0.15", "java@17.0.15")]
    public void Java_by_its_version_and_distribution(string implementor, string version, string profile) =>
        Assert.Equal([profile], ProfilesOf(Host().Software(SoftwareKinds.Java, implementor, version, "/opt/jdk/release", "/opt/jdk").Jks("/opt/jdk/lib/security/cacerts", AllAnchors), "java"));

    [Theory]
    [InlineData("--use-openssl-ca", "node@24.1.0+use-openssl-ca")]
    [InlineData("--use-system-ca --use-bundled-ca", "node@24.1.0+use-system-ca")]
    public void Node_by_its_version_and_options(string options, string profile) =>
        Assert.Equal(
            profile,
            Assert.Single(Debian().Software(SoftwareKinds.Node, "Node.js", "24.1.0", "/usr/local/bin/node").Setting("NODE_OPTIONS", options).Assess().Clients, c => c.Client.Id == "node:/usr/local/bin/node").Client.Profile.Name);

    [Fact]
    public void Go_and_dotnet_by_their_versions()
    {
        Assert.Equal(["go@1.17.13"], ProfilesOf(Debian().Software(SoftwareKinds.Go, "Go program", "1.17.13", "/usr/local/bin/tool"), "go"));
        Assert.Equal(["dotnet@8.0.11+system-store"], ProfilesOf(Debian().Software(SoftwareKinds.DotNet, "Microsoft.NETCore.App", "8.0.11", "/usr/share/dotnet/shared/Microsoft.NETCore.App/8.0.11"), "dotnet"));
    }

    [Theory]
    // crypto/x509/x509_vfy.c of RHEL 6 and 7 and of SUSE 11 is not that of the version: the package's version alone decides nothing.
    [InlineData("1.0.1e-60.el7_3.1", new[] { "openssl@1.0.1e", "openssl@1.0.1e+trusted-first", "openssl@1.0.1u", "openssl@1.0.1u+trusted-first" })]
    [InlineData("1.0.2k-26.el7_9", new[] { "openssl@1.0.2k", "openssl@1.0.2k+trusted-first" })]
    [InlineData("1.1.1n-0+deb11u5", new[] { "openssl@1.1.1n" })]
    [InlineData("3.5.1-3.el9", new[] { "openssl@3.5.1" })]
    public void An_old_OpenSSL_of_a_distribution_is_judged_with_and_without_what_distributions_changed(string version, string[] profiles) =>
        Assert.Equal(
            profiles,
            ProfilesOf(Host().Software(SoftwareKinds.OpenSsl, "OpenSSL", version, "/usr/lib64/libssl.so.x", "/etc/pki/tls").Pem("/etc/pki/tls/cert.pem", AllAnchors), "openssl"));

    [Fact]
    public void OpenSSL_of_Alpine_has_the_security_level_of_upstream() => Assert.Equal(
        ["openssl@3.1.4+seclevel=1"],
        ProfilesOf(
            Host().Software(SoftwareKinds.OperatingSystem, "alpine", "3.18", "/etc/os-release")
                .Software(SoftwareKinds.OpenSsl, "OpenSSL", "3.1.4-r5", "/lib/libssl.so.3", "/etc/ssl").Pem("/etc/ssl/cert.pem", AllAnchors),
            "openssl"));

    [Fact]
    public void What_only_some_of_the_possible_versions_accept_is_unknown_and_says_so()
    {
        // OpenSSL 1.0.1g follows the full chain to Starfield Class 2, which the store does not have; with alternative chains it ends at Amazon Root CA 1 (vector ats_full|R1s).
        MigrationAssessment assessment = Host()
            .Software(SoftwareKinds.OpenSsl, "OpenSSL", "1.0.1e-60.el7", "/usr/lib64/libssl.so.10", "/etc/pki/tls").Pem("/etc/pki/tls/cert.pem", "amazon-root-ca-1.self")
            .Assess(at: Day(2023, 6, 1), uses: ["s3"]);
        ClientAssessment client = Assert.Single(assessment.Clients, c => c.Client.Kind == "openssl");
        Assert.Equal(Verdict.Unknown, client.Verdict);
        Reason reason = Assert.Single(client.Reasons, r => r.Id == "path-undecided");
        Assert.Contains("as openssl@1.0.1e+trusted-first it is accepted, as openssl@1.0.1e it is not", reason.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_version_that_was_not_measured_takes_the_nearest_and_says_so()
    {
        MigrationAssessment assessment = Debian().Software(SoftwareKinds.Git, "git (GnuTLS)", "2.43.0", "/usr/bin/git").Assess();
        string note = Assert.Single(Assert.Single(assessment.Clients, c => c.Client.Kind == "git").Client.ProfileNotes);
        Assert.StartsWith("git on GnuTLS 2.43.0 was not measured; the nearest version that was is 2.", note, StringComparison.Ordinal);
    }

    [Fact]
    public void A_store_of_nobody_known_is_judged_by_GnuTLS_as_well()
    {
        // The full chain ends in Starfield Class 2, and GnuTLS looks for no other end (vector ats_full|R1s).
        ClientAssessment client = Assert.Single(Folder().Pem("conf/ca.pem", "amazon-root-ca-1.self").Assess(at: Day(2023, 6, 1), uses: ["s3"]).Clients);
        Assert.Equal(["careful", "gnutls"], [client.Client.Profile.Name, .. client.Client.OtherProfiles.Select(p => p.Name)]);
        Assert.Equal(Verdict.Unknown, client.Verdict);
        Assert.Contains("as careful it is accepted, as gnutls it is not", Assert.Single(client.Reasons, r => r.Id == "path-undecided").Text, StringComparison.Ordinal);
        Assert.Equal(Verdict.NotImpacted, Assert.Single(Folder().Pem("conf/ca.pem", AllAnchors).Assess(at: Day(2023, 6, 1), uses: ["s3"]).Clients).Verdict);
    }

    [Theory]
    [InlineData("windows")]
    [InlineData("macos")]
    [InlineData("ios")]
    [InlineData("android")]
    [InlineData("openssl@3.0.19+what-is-this")]
    public void Rules_that_no_measurement_proves_decide_nothing(string name)
    {
        ResolvedProfile resolved = ClientProfiles.Resolve(name)!;
        Assert.NotNull(resolved.Note);
        // Every anchor in the store, and none: neither may be decided.
        foreach (string[] ids in new[] { AllAnchors, [Baltimore] })
        {
            ImmutableArray<TrustAnchor> anchors = [.. ids.Select(static id => new TrustAnchor(Certificate(id)))];
            var client = new TlsClient("x", "x", "x", "/x", resolved.Profile, new EffectiveStore("/s", "pem-bundle", "made for a test", anchors, [])) { ProfileNotes = [resolved.Note] };
            Migration migration = MigrationCatalogue.Find("aws-s3-cloudfront-2021")!;
            EvidenceSet evidence = Host().Build();
            var options = new AssessmentOptions { At = Day(2026, 11, 23), Uses = ["s3"], EndpointsComplete = false };
            ClientAssessment judged = new ClientVerdicts(migration, Exposure.Of(new Clients.ClientContext(evidence), migration, options), evidence.Target).Judge(client);
            Assert.Equal(Verdict.Unknown, judged.Verdict);
            Assert.Contains(judged.Reasons, static r => r.Id == "path-undecided" && r.Text.Contains("no measurement proves the rules of", StringComparison.Ordinal));
        }
    }
}
