using TrustShift.Discovery.Evidence;
using static TrustShift.Assessment.Tests.EvidenceBuilder;

namespace TrustShift.Assessment.Tests;

/// <summary>
/// Packages that bring roots or choose the store. Expected values: facts/roots/first-seen.md (Guzzle 3 and 4 hold Starfield Services G2; composer/ca-bundle, certifi for Go and webpki-roots the Amazon
/// roots from 2017 on), and each package's own code.
/// </summary>
public sealed class RootPackageTests
{
    [Theory]
    [InlineData("composer:guzzle/guzzle", "3.9.3", Verdict.NotImpacted, true)]
    [InlineData("composer:guzzlehttp/guzzle", "4.2.1", Verdict.NotImpacted, true)]
    [InlineData("golang:github.com/certifi/gocertifi", "0.0.0-20180118203423-deb3ae2ef261", Verdict.NotImpacted, true)]
    [InlineData("golang:github.com/certifi/gocertifi", "0.0.0-20990101000000-deb3ae2ef261", Verdict.Unknown, true)]
    [InlineData("cargo:webpki-roots", "0.26.1", Verdict.NotImpacted, true)]
    // These take the system's store, which is not in a folder.
    [InlineData("cargo:rustls-native-certs", "0.7.0", Verdict.Unknown, false)]
    [InlineData("cargo:native-tls", "0.2.11", Verdict.Unknown, false)]
    [InlineData("composer:composer/ca-bundle", "1.3.0", Verdict.Unknown, true)]
    [InlineData("golang:golang.org/x/crypto/x509roots/fallback", "0.0.0-20240806160748-b2d3a6a4b4d3", Verdict.Unknown, true)]
    [InlineData("gem:excon", "0.88.0", Verdict.Unknown, false)]
    // Its bundle is used only where the program asks for it.
    [InlineData("gem:aws-sdk-core", "2.1.0", Verdict.Unknown, true)]
    [InlineData("maven:software.amazon.awssdk.crt:aws-crt", "0.29.0", Verdict.Unknown, false)]
    [InlineData("maven:org.conscrypt:conscrypt-openjdk-uber", "2.5.2", Verdict.Unknown, false)]
    // Nobody knows what these trust.
    [InlineData("npm:ssl-root-cas", "1.3.1", Verdict.Unknown, false)]
    [InlineData("npm:win-ca", "3.5.1", Verdict.Unknown, false)]
    [InlineData("npm:electron", "5.0.1", Verdict.Unknown, false)]
    [InlineData("hex:castore", "0.1.22", Verdict.Unknown, false)]
    [InlineData("cpan:Mozilla::CA", "20180117", Verdict.Unknown, false)]
    [InlineData("npm:aws-crt", "1.33.2", Verdict.Unknown, false)]
    public void A_locked_package_is_judged_by_what_it_does_to_the_store(string name, string version, Verdict expected, bool hasStore)
    {
        ClientAssessment client = Assert.Single(Folder().Package("lock", SoftwareKinds.RootPackage, name, version, null).Assess(at: Day(2026, 11, 23), uses: ["s3"]).Clients);
        Assert.Equal(expected, client.Verdict);
        Assert.Equal(hasStore, client.Client.Store is not null);
        if (expected == Verdict.Unknown)
            Assert.False(string.IsNullOrEmpty(client.Client.Uncertainty));
    }

    [Theory]
    [InlineData("composer:guzzlehttp/guzzle", "7.5.0")]
    [InlineData("gem:aws-sdk-core", "3.190.0")]
    [InlineData("hex:hackney", "1.18.1")]
    public void Releases_that_bring_nothing_are_no_clients(string name, string version) =>
        Assert.Empty(Folder().Package("lock", SoftwareKinds.RootPackage, name, version, null).Assess(uses: ["s3"]).Clients);

    [Fact]
    public void On_an_installed_system_what_is_only_locked_is_no_client()
    {
        Assert.Empty(Host().Package("/srv/app/package-lock.json", SoftwareKinds.RootPackage, "npm:electron", "5.0.1", null).Package("/srv/app/go.mod", SoftwareKinds.RequiredRuntime, "Go", null, ">=1.21").Assess(uses: ["s3"]).Clients);
        Assert.Empty(Host().Software(SoftwareKinds.SourceCheckout, "git working tree", null, "/srv/x/.git/config", "/srv/x")
            .Software(SoftwareKinds.RootPackage, "npm:win-ca", "3.5.1", "/srv/x/node_modules/win-ca/package.json", "/srv/x/node_modules/win-ca").Assess(uses: ["s3"]).Clients);
        Assert.Single(Host().Software(SoftwareKinds.RootPackage, "npm:win-ca", "3.5.1", "/srv/x/node_modules/win-ca/package.json", "/srv/x/node_modules/win-ca").Assess(uses: ["s3"]).Clients);
    }

    [Fact]
    public void An_SDK_of_another_language_is_no_client_of_its_own() =>
        Assert.Empty(Folder().Package("package-lock.json", SoftwareKinds.AwsSdk, "npm:aws-sdk", null, "^2").Assess(uses: ["s3"]).Clients);

    [Fact]
    public void An_installed_package_is_judged_by_the_bundle_that_lies_in_it()
    {
        ClientAssessment client = Assert.Single(Folder()
            .Software(SoftwareKinds.RootPackage, "npm:certifi", "14.5.15", "node_modules/certifi/package.json", "node_modules/certifi").Pem("node_modules/certifi/cacert.pem", Baltimore)
            .Assess(uses: ["s3"]).Clients);
        Assert.Equal("node_modules/certifi/cacert.pem", client.Client.Store!.Path);
        Assert.Equal(Verdict.Impacted, client.Verdict);
    }

    [Fact]
    public void What_is_added_to_the_systems_roots_counts_with_them()
    {
        ClientAssessment client = Assert.Single(
            Folder().Software(SoftwareKinds.OperatingSystem, "debian", "12", "etc/os-release")
                .Software(SoftwareKinds.RootPackage, "gem:excon", "0.88.0", "gems/specifications/excon-0.88.0.gemspec", "gems/gems/excon-0.88.0")
                .Pem("gems/gems/excon-0.88.0/data/cacert.pem", Baltimore).Pem("etc/ssl/cert.pem", AllAnchors)
                .Assess(uses: ["s3"]).Clients,
            static c => c.Client.Kind is "root-package");
        Assert.Equal("gems/gems/excon-0.88.0/data/cacert.pem + etc/ssl/cert.pem", client.Client.Store!.Path);
        Assert.Equal(Verdict.NotImpacted, client.Verdict);
    }

    [Fact]
    public void A_variable_takes_the_place_of_what_excon_brings()
    {
        ClientAssessment client = Assert.Single(
            Folder().Software(SoftwareKinds.OperatingSystem, "debian", "12", "etc/os-release")
                .Software(SoftwareKinds.RootPackage, "gem:excon", "0.88.0", "gems/specifications/excon-0.88.0.gemspec", "gems/gems/excon-0.88.0")
                .Pem("gems/gems/excon-0.88.0/data/cacert.pem", AllAnchors).Pem("srv/ca.pem", Baltimore).Setting("SSL_CERT_FILE", "/srv/ca.pem", ".env")
                .Assess(uses: ["s3"]).Clients,
            static c => c.Client.Id is "root-package:gems/gems/excon-0.88.0");
        Assert.Equal("srv/ca.pem", client.Client.Store!.Path);
        Assert.Equal(Verdict.Impacted, client.Verdict);
    }

    [Fact]
    public void A_library_that_verifies_for_Java_has_the_store_of_the_one_JDK_that_is_there()
    {
        ClientAssessment client = Assert.Single(
            Folder().Software(SoftwareKinds.Java, "Eclipse Adoptium", "17.0.9", "jdk/release", "jdk").Jks("jdk/lib/security/cacerts", Baltimore)
                .Software(SoftwareKinds.RootPackage, "maven:org.conscrypt:conscrypt-openjdk-uber", "2.5.2", "app.jar", "app.jar!conscrypt").Assess(uses: ["s3"]).Clients,
            static c => c.Client.Kind is "root-package");
        Assert.Equal("jdk/lib/security/cacerts", client.Client.Store!.Path);
        Assert.Equal(Verdict.Impacted, client.Verdict);
    }
}
