using TrustShift.Catalogue.Certificates;
using TrustShift.Catalogue.Roots;
using TrustShift.Pki.Certificates;
using TrustShift.Pki.Paths;

namespace TrustShift.Catalogue.Tests;

/// <summary>Which release holds which root: the values are those of facts/roots/first-seen.md.</summary>
public class RootStoreTimelineTests
{
    private static readonly string[] AmazonRoots = ["amazon-root-ca-1.self", "amazon-root-ca-2.self", "amazon-root-ca-3.self", "amazon-root-ca-4.self"];

    [Theory]
    [InlineData("nodejs", "6.11.1", false)]
    [InlineData("nodejs", "6.11.2", true)]
    [InlineData("nodejs", "7.10.0", true)]
    [InlineData("nodejs", "4.8.5", false)]
    [InlineData("nodejs", "4.8.6", true)]
    [InlineData("nodejs", "8.0.0", true)]
    [InlineData("nodejs", "0.10.40", false)]
    [InlineData("nodejs", "5.0.0", false)]
    [InlineData("certifi-python", "2017.01.23", true)]
    [InlineData("python-requests", "2.13.0", false)]
    [InlineData("python-requests", "2.14.0", true)]
    [InlineData("botocore", "1.8.38", false)]
    [InlineData("botocore", "1.8.39", true)]
    [InlineData("boto2", "2.48.0", false)]
    [InlineData("boto2", "2.49.0", true)]
    [InlineData("debian-ca-certificates", "20161130", false)]
    [InlineData("debian-ca-certificates", "20161130+nmu1", true)]
    [InlineData("debian-ca-certificates", "20141019+deb8u3", false)]
    [InlineData("debian-ca-certificates", "20141019+deb8u4", true)]
    [InlineData("debian-ca-certificates", "20230311+deb12u1", true)]
    [InlineData("openjdk-11u", "11.0.5", false)]
    [InlineData("openjdk-11u", "11.0.6", true)]
    [InlineData("openjdk-8u", "8u232", false)]
    [InlineData("openjdk-8u", "8u242", true)]
    [InlineData("oracle-jdk", "jdk-13.0.2", true)]
    [InlineData("mozilla-nss", "3.28", false)]
    [InlineData("mozilla-nss", "3.28.1", true)]
    [InlineData("apple-macos", "10.13.1", true)]
    [InlineData("webpki-roots", "0.6.1", true)]
    [InlineData("composer-ca-bundle", "1.0.7", true)]
    public void The_four_Amazon_roots_enter_a_store_with_this_release(string store, string version, bool present)
    {
        RootStoreAnswer answer = RootStoreTimeline.Find(store, version)!;
        Assert.NotEqual(RootStoreMatch.Uncertain, answer.Kind);
        Assert.All(AmazonRoots, id => Assert.Equal(present, Holds(answer, id)));
    }

    [Theory]
    [InlineData("nodejs", "20.19.5", true)]
    [InlineData("nodejs", "20.19.6", false)]
    [InlineData("nodejs", "22.19.0", true)]
    [InlineData("nodejs", "22.20.0", false)]
    [InlineData("nodejs", "24.6.0", true)]
    [InlineData("nodejs", "24.7.0", false)]
    [InlineData("certifi-python", "2025.01.31", true)]
    [InlineData("certifi-python", "2025.04.26", false)]
    [InlineData("mozilla-nss", "3.110", true)]
    [InlineData("mozilla-nss", "3.111", false)]
    [InlineData("webpki-roots", "0.26.10", false)]
    public void Starfield_Class_2_and_Baltimore_leave_a_store_with_this_release(string store, string version, bool present)
    {
        RootStoreAnswer answer = RootStoreTimeline.Find(store, version)!;
        Assert.Equal(present, Holds(answer, "starfield-class2.self"));
        Assert.Equal(present, Holds(answer, "baltimore-cybertrust-root.self"));
        Assert.True(Holds(answer, "starfield-services-root-g2.self"));
    }

    [Theory]
    [InlineData("boto2", "2.8.0")]
    [InlineData("boto2", "2.6.0")]
    public void Boto_before_2_9_holds_no_root_of_either_chain(string store, string version)
    {
        RootStoreAnswer answer = RootStoreTimeline.Find(store, version)!;
        Assert.Equal((RootStoreMatch.Exact, 25), (answer.Kind, answer.Anchors.Length));
        Assert.All([.. AmazonRoots, "starfield-services-root-g2.self", "starfield-class2.self", "baltimore-cybertrust-root.self"], id => Assert.False(Holds(answer, id)));
        Assert.True(Holds(RootStoreTimeline.Find(store, "2.9.0")!, "starfield-services-root-g2.self"));
    }

    [Fact]
    public void Chrome_dropped_Starfield_Services_G2_and_keeps_the_Amazon_roots()
    {
        RootStoreAnswer answer = RootStoreTimeline.Find("chrome-root-store", "crs-14")!;
        Assert.False(Holds(answer, "starfield-services-root-g2.self"));
        Assert.All(AmazonRoots, id => Assert.True(Holds(answer, id)));
        Assert.True(Holds(RootStoreTimeline.Find("chrome-root-store", "8")!, "starfield-services-root-g2.self"));
    }

    [Theory]
    // Spelled otherwise, the same release.
    [InlineData("nodejs", "v20.19.6", "20.19.6", RootStoreMatch.Exact)]
    [InlineData("certifi-python", "2017.1.23", "2017.01.23", RootStoreMatch.Exact)]
    [InlineData("oracle-jdk", "13.0.2", "jdk-13.0.2", RootStoreMatch.Exact)]
    [InlineData("debian-ca-certificates", "20200601~deb10u2", "20200601_deb10u2", RootStoreMatch.Exact)]
    // Not read, but between equal ones or named by release notes.
    [InlineData("nodejs", "6.11.2", "6.11.2", RootStoreMatch.Between)]
    // Derived from another store.
    [InlineData("debian-ca-certificates", "20240203", "20240203", RootStoreMatch.Uncertain)]
    [InlineData("aws-cli-v1", "1.45.55", "1.45.55", RootStoreMatch.Uncertain)]
    // In a gap whose sides differ.
    [InlineData("nodejs", "25.3.0", "25.0.0", RootStoreMatch.Uncertain)]
    // Beyond the last of its line, though 21 exists; before the first; in a line that is not listed.
    [InlineData("nodejs", "20.99.0", "20.20.2", RootStoreMatch.Uncertain)]
    [InlineData("nodejs", "0.0.1", "0.3.2", RootStoreMatch.Uncertain)]
    [InlineData("certifi-python", "2099.01.01", "2026.07.22", RootStoreMatch.Uncertain)]
    // Neither a preview nor somebody's rebuild is what it is built from.
    [InlineData("nodejs", "20.19.6-rc.1", null, RootStoreMatch.Uncertain)]
    [InlineData("debian-ca-certificates", "20230311ubuntu0.22.04.1", "20210119", RootStoreMatch.Uncertain)]
    [InlineData("certifi-python", "no version at all", null, RootStoreMatch.Uncertain)]
    public void An_answer_says_how_exact_it_is(string store, string version, string? restsOn, RootStoreMatch kind)
    {
        RootStoreAnswer answer = RootStoreTimeline.Find(store, version)!;
        Assert.Equal(kind, answer.Kind);
        if (restsOn is not null)
            Assert.Equal(restsOn, answer.Version);
    }

    [Fact]
    public void A_commit_store_is_asked_by_date()
    {
        // Fact: Temurin dropped Class 2 and Baltimore with the commit of 2025-07-14.
        Assert.True(Holds(RootStoreTimeline.Find("temurin", "2025-07-13")!, "starfield-class2.self"));
        Assert.False(Holds(RootStoreTimeline.Find("temurin", "375c64e2")!, "starfield-class2.self"));
        Assert.Equal("375c64e2", RootStoreTimeline.Find("temurin", "2025-07-15")!.Version);
    }

    [Fact]
    public void An_unknown_store_has_no_answer()
    {
        Assert.Null(RootStoreTimeline.Find("no-such-store", "1.0"));
        Assert.Null(RootStoreTimeline.Find("nodejs", " "));
        Assert.Contains("nodejs", RootStoreTimeline.Stores);
        Assert.Equal(RootStoreTimeline.Stores.Order(StringComparer.Ordinal), RootStoreTimeline.Stores);
    }

    [Fact]
    public void A_root_of_the_catalogue_comes_with_its_full_facts_and_any_other_as_an_authority()
    {
        CertificateFacts amazon = CertificateCatalogue.Find("amazon-root-ca-1.self")!.Facts;
        Assert.Same(amazon, RootStoreTimeline.FindRoot(amazon.Sha256));
        Assert.Same(amazon, RootStoreTimeline.FindRootByKey(amazon.SpkiSha256));
        Assert.NotNull(amazon.SubjectKeyIdentifier);

        RootStoreAnswer answer = RootStoreTimeline.Find("nodejs", "26.10.0")!;
        CertificateFacts other = answer.Anchors.First(anchor => CertificateCatalogue.FindByHash(anchor.Certificate.Sha256) is null).Certificate;
        Assert.Equal(new BasicConstraints(true, null, true), other.BasicConstraints);
        Assert.True(other.Der.IsEmpty);
    }

    [Fact]
    public void A_key_of_nobody_is_no_public_root() => Assert.Null(RootStoreTimeline.FindRootByKey(Sha256Hash.Of([1, 2, 3])));

    [Fact]
    public void The_data_is_dated_and_small()
    {
        Assert.Equal(new DateOnly(2026, 11, 23), RootStoreTimeline.Date);
        Assert.InRange(new FileInfo(TrustShift.Testing.Repository.PathOf("catalogue", "roots", "timeline.bin")).Length, 1, 300_000);
    }

    private static bool Holds(RootStoreAnswer answer, string id)
    {
        CertificateFacts facts = CertificateCatalogue.Find(id)!.Facts;
        return answer.Anchors.Any(anchor => anchor.IsSameAnchorAs(facts) && anchor.AllowsTlsServer);
    }

    [Theory]
    [InlineData("132d0d45534b6997cdb2d5c339e25576609b5cc6", "VeriSign Class 3 Public Primary Certification Authority - G3")] // of the timeline alone
    [InlineData("8da7f965ec5efc37910f1c6e59fdc1cc6a6ede16", "Amazon Root CA 1")] // openssl x509 -fingerprint -sha1
    public void A_root_is_found_by_its_thumbprint(string sha1, string name) =>
        Assert.Equal(name, TrustShift.Catalogue.Certificates.KnownCertificateHashes.FindSha1(Convert.FromHexString(sha1))?.Facts.Subject.CommonName);
}
