using TrustShift.Discovery.Evidence;
using static TrustShift.Assessment.Tests.EvidenceBuilder;

namespace TrustShift.Assessment.Tests;

/// <summary>The system's store where only packages speak of it, and where its bundle is not what they say.</summary>
public sealed class PackagedStoreTests
{
    private const string Bundle = "etc/ssl/certs/ca-certificates.crt";
    private const string Roots = "root certificates";

    private static ClientAssessment ClientOf(MigrationAssessment assessment, string kind) => Assert.Single(assessment.Clients, c => c.Client.Kind == kind);

    private static string? Note(MigrationAssessment assessment, string kind) =>
        ClientOf(assessment, kind).Reasons.SingleOrDefault(r => r.Id == "bundle-differs-from-package")?.Text;

    [Theory]
    // facts/roots/first-seen.md: Debian's package has the Amazon roots since 20180409 and Starfield Services G2 since 20111025; the file of the package itself was read for these.
    [InlineData("dpkg", "debian", "20200601~deb10u2", "debian-ca-certificates 20200601_deb10u2")]
    [InlineData("apk", "alpine", "20191127-r4", "alpine-ca-certificates 20191127")]
    [InlineData("rpm-bdb", "centos", "2018.2.22-70.0.el7_5", "rhel-ca-certificates 2018.2.22-70.0.el7_5")]
    [InlineData("rpm-sqlite", "rhel", "0:2018.2.22-70.0.el7_5", "rhel-ca-certificates 2018.2.22-70.0.el7_5")]
    public void A_list_of_packages_gives_the_roots_of_the_version_and_proves_nothing(string database, string distribution, string version, string expected)
    {
        MigrationAssessment assessment = Folder()
            .Package(Roots, "ca-certificates", version, database, distribution: distribution).Package("OpenSSL", "openssl-libs", "1.1.1k-5", database)
            .Assess(uses: ["s3"]);

        ClientAssessment client = ClientOf(assessment, "openssl");
        Assert.Equal(Verdict.Unknown, client.Verdict);
        Assert.Contains(expected, client.Client.Store!.Reason, StringComparison.Ordinal);
        Assert.NotNull(client.Client.Store.DataDate);
        Assert.All(client.Chains.Where(c => c.IsAfter), c => Assert.True(c.Result.IsAccepted));
        Assert.Contains("may have changed", client.Client.Uncertainty, StringComparison.Ordinal);
        Assert.Equal(Verdict.Unknown, assessment.Verdict);
    }

    [Theory]
    [InlineData("dpkg", "ubuntu", "20240203~22.04.1", "does not know the roots of that version for certain")]
    [InlineData("rpm-sqlite", "fedora", "2024.2.69_v8.0.401-1.0.fc40", "does not know the roots of that version for certain")]
    [InlineData("rpm-ndb", "sles", "2.62-150200.30.1", "are not known")]
    public void Roots_that_the_timeline_does_not_know_are_uncertain(string database, string distribution, string version, string expected)
    {
        MigrationAssessment assessment = Folder()
            .Package(Roots, distribution is "sles" ? "ca-certificates-mozilla" : "ca-certificates", version, database, distribution: distribution, like: distribution is "sles" ? "suse" : null)
            .Package("GnuTLS", "gnutls", "3.8.3-4", database).Assess(uses: ["s3"]);
        Assert.Contains(expected, ClientOf(assessment, "gnutls").Client.Uncertainty, StringComparison.Ordinal);
        Assert.Equal(Verdict.Unknown, assessment.Verdict);
    }

    [Fact]
    public void Each_listed_program_is_judged_by_the_library_that_its_package_requires()
    {
        MigrationAssessment assessment = Folder()
            .Package(Roots, "ca-certificates", "20250419").Package("OpenSSL", "libssl3", "3.0.19-1").Package("OpenSSL", "libssl1.1", "1.1.1w-0").Package("OpenSSL", "openssl", "3.0.19-1", tls: "OpenSSL")
            .Package("GnuTLS", "libgnutls30", "3.7.9-2").Package("libcurl", "libcurl4", "7.88.1-10", tls: "OpenSSL").Package("libcurl", "libcurl3-gnutls", "7.88.1-10", tls: "GnuTLS")
            .Package("curl", "curl", "7.88.1-10", tls: "curl").Package("git", "git", "1:2.39.5-0", tls: "curl-GnuTLS").Package("wget", "wget", "1.21.3-1", tls: "GnuTLS").Package("apt", "apt", "3.0.3", tls: "OpenSSL")
            .Package("Java", "openjdk-17-jre-headless", "17.0.15+6-1").Assess(uses: ["s3"]);

        Assert.Equal(["openssl:var/lib/dpkg/status#libssl1.1", "openssl:var/lib/dpkg/status#libssl3"], assessment.Clients.Select(c => c.Client.Id).Where(id => id.StartsWith("openssl:", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
        string[] ProfilesOf(string kind) => [ClientOf(assessment, kind).Client.Profile.Name, .. ClientOf(assessment, kind).Client.OtherProfiles.Select(p => p.Name)];
        Assert.Equal(["curl@7.88.1+openssl=3.0.19", "curl@7.88.1+openssl=1.1.1w"], ProfilesOf("curl"));
        Assert.Equal(["git@2.39.5+gnutls=3.7.9"], ProfilesOf("git"));
        Assert.Equal(["wget@1.21.3+gnutls=3.7.9"], ProfilesOf("wget"));
        // Which store a Java has cannot be told from a list.
        Assert.Null(ClientOf(assessment, "java").Client.Store);
        Assert.Equal(Verdict.Unknown, ClientOf(assessment, "java").Verdict);
    }

    [Fact]
    public void A_program_that_is_there_as_a_file_takes_the_place_of_the_list() =>
        Assert.DoesNotContain(
            Folder().Package(Roots, "ca-certificates", "20250419").Package("wget", "wget", "1.21.3-1", tls: "GnuTLS").Software(SoftwareKinds.Curl, "curl", "7.88.1", "usr/bin/curl").Assess().Clients,
            c => c.Client.Kind == "wget");

    [Fact]
    public void An_image_without_its_bundle_is_uncertain_when_the_other_files_of_the_package_are_gone_too_and_trusts_nothing_when_they_are_not()
    {
        EvidenceBuilder stripped = Folder().Software(SoftwareKinds.OperatingSystem, "debian", "12", "etc/os-release").Software(SoftwareKinds.Curl, "curl", "7.88.1", "usr/bin/curl").Package(Roots, "ca-certificates", "20230311+deb12u1");
        ClientAssessment curl = ClientOf(stripped.Assess(uses: ["s3"]), "curl");
        Assert.Equal((Verdict.Unknown, "packaged"), (curl.Verdict, curl.Client.Store!.Format));

        MigrationAssessment whole = stripped.Store("usr/share/ca-certificates/mozilla/Amazon_Root_CA_1.crt", "pem-bundle", CertificateRole.Unknown, "amazon-root-ca-1.self").Assess(uses: ["s3"]);
        Assert.Equal((Verdict.Impacted, "none"), (ClientOf(whole, "curl").Verdict, ClientOf(whole, "curl").Client.Store!.Format));
    }

    [Fact]
    public void On_this_host_a_missing_bundle_is_missing() => Assert.Equal(
        "none", ClientOf(Host().Software(SoftwareKinds.Curl, "curl", "7.88.1", "/usr/bin/curl").Package(Roots, "ca-certificates", "20230311+deb12u1").Assess(uses: ["s3"]), "curl").Client.Store!.Format);

    [Fact]
    public void A_bundle_that_is_there_decides_and_what_differs_from_the_package_is_told()
    {
        // 20230311+deb12u1 has the five roots, and DST Root CA X3 no more.
        MigrationAssessment assessment = Folder()
            .Software(SoftwareKinds.OperatingSystem, "debian", "12", "etc/os-release").Software(SoftwareKinds.Curl, "curl", "7.88.1", "usr/bin/curl").Package(Roots, "ca-certificates", "20230311+deb12u1")
            .Pem(Bundle, [.. AmazonRoots, "dst-root-ca-x3.self"]).Assess(uses: ["s3"]);

        Assert.Equal(Bundle, ClientOf(assessment, "curl").Client.Store!.Path);
        string note = Note(assessment, "curl")!;
        Assert.Contains("of the package ca-certificates 20230311+deb12u1, which nothing deselects", note, StringComparison.Ordinal);
        Assert.Contains("holds 1 root ('DST Root CA X3') that neither", note, StringComparison.Ordinal);
    }

    [Fact]
    public void A_version_that_is_not_known_for_certain_says_nothing_of_what_is_missing() => Assert.Null(Note(
        Folder().Software(SoftwareKinds.Curl, "curl", "7.88.1", "usr/bin/curl").Package(Roots, "ca-certificates", "20240203~22.04.1").Pem(Bundle, AmazonRoots).Assess(uses: ["s3"]), "curl"));

    [Fact]
    public void An_anchor_that_update_ca_trust_did_not_bring_in_is_told()
    {
        MigrationAssessment assessment = Folder()
            .Software(SoftwareKinds.Curl, "curl", "7.76.1", "usr/bin/curl").Package(Roots, "ca-certificates", "2024.2.69-90.1.el9", "rpm-sqlite", distribution: "rhel")
            .Pem("etc/pki/tls/certs/ca-bundle.crt", Baltimore).Store("etc/pki/ca-trust/source/anchors/amazon.pem", "pem-bundle", CertificateRole.Unknown, "amazon-root-ca-1.self")
            .Assess(uses: ["s3"]);

        Assert.Equal(Verdict.Impacted, ClientOf(assessment, "curl").Verdict);
        Assert.Contains("lacks 1 root ('Amazon Root CA 1') that the administrator put beside it: update-ca-trust did not run since", Note(assessment, "curl"), StringComparison.Ordinal);
    }
}
