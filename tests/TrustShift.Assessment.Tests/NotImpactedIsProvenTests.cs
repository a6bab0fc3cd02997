using System.Collections.Immutable;
using TrustShift.Catalogue.Migrations;
using TrustShift.Discovery.Evidence;
using TrustShift.Pki.Certificates;
using TrustShift.Pki.Paths;
using static TrustShift.Assessment.Tests.EvidenceBuilder;

namespace TrustShift.Assessment.Tests;

/// <summary>What must never end as "not impacted".</summary>
public sealed class NotImpactedIsProvenTests
{
    private const string InScopeUrl = "https://bucket.s3.us-east-1.amazonaws.com/object";

    [Fact]
    public void An_empty_target_is_unknown()
    {
        MigrationAssessment assessment = Folder().Assess();

        Assert.Equal(Verdict.Unknown, assessment.Verdict);
        Assert.Contains(assessment.Reasons, r => r.Id == "nothing-to-judge");
    }

    [Fact]
    public void An_empty_list_of_endpoints_stated_whole_proves_nothing() => Assert.Equal(Verdict.Unknown, Folder().Jks("t.jks", Baltimore).Assess(complete: true).Verdict);

    [Fact]
    public void A_gap_that_decides_makes_the_verdict_unknown_and_its_remedy_is_a_next_step()
    {
        MigrationAssessment assessment = Folder().Jks("t.jks", AllAnchors).Endpoint(InScopeUrl).Gap("store.p12", decides: true, "--password-file FILE").Assess();

        Assert.Equal(Verdict.Unknown, assessment.Verdict);
        Assert.Contains(assessment.NextSteps, s => s.Contains("--password-file", StringComparison.Ordinal));
    }

    [Fact]
    public void A_gap_that_cannot_hide_trust_does_not() =>
        Assert.Equal(Verdict.NotImpacted, Folder().Jks("t.jks", AllAnchors).Endpoint(InScopeUrl).Gap("docs/sample.p12", decides: false).Assess().Verdict);

    [Fact]
    public void An_impacted_client_stays_impacted_whatever_could_not_be_read() =>
        Assert.Equal(Verdict.Impacted, Folder().Jks("t.jks", Baltimore).Endpoint(InScopeUrl).Gap("x", decides: true).Assess().Verdict);

    [Fact]
    public void A_store_that_could_be_read_in_part_only_is_unknown_when_that_part_does_not_suffice()
    {
        EvidenceBuilder target = Folder().Store("t.jks", "jks", CertificateRole.TlsTrust, [Certificate(Baltimore)], incomplete: true).Endpoint(InScopeUrl);

        Assert.Equal(Verdict.Unknown, target.Assess().Verdict);
    }

    [Theory]
    [InlineData(CertificateRole.CodeSigning)]
    [InlineData(CertificateRole.TlsIdentity)]
    [InlineData(CertificateRole.Signature)]
    [InlineData(CertificateRole.Unknown)]
    public void Presence_is_not_trust(CertificateRole role)
    {
        MigrationAssessment assessment = Folder().Store("trustedroots/timestampctl.pem", "pem-bundle", role, AllAnchors).Endpoint(InScopeUrl).Assess();

        Assert.Equal(Verdict.Unknown, assessment.Verdict);
        Assert.Empty(assessment.Clients);
        Assert.Equal("trustedroots/timestampctl.pem", Assert.Single(assessment.UnattributedStores).Store.Path);
    }

    [Theory]
    [InlineData(AnchorUsage.Rejected)]
    [InlineData(AnchorUsage.OtherOnly)]
    public void An_anchor_that_the_store_refuses_for_servers_ends_no_path(AnchorUsage usage)
    {
        ImmutableArray<CertificateFacts> anchors = [.. AllAnchors.Select(Certificate)];

        Assert.Equal(Verdict.Impacted, Folder().Store("t.pem", "pem-bundle", CertificateRole.TlsTrust, anchors, usage: usage).Endpoint(InScopeUrl).Assess().Verdict);
    }

    [Fact]
    public void An_intermediate_in_a_store_is_no_anchor_for_a_careful_client() =>
        Assert.NotEqual(Verdict.NotImpacted, Folder().Pem("t.pem", "amazon-rsa-2048-m01", "amazon-rsa-2048-m02", "amazon-rsa-2048-m03", "amazon-rsa-2048-m04").Endpoint(InScopeUrl).Assess().Verdict);

    [Fact]
    public void The_cross_signed_certificate_of_Amazon_Root_CA_1_in_a_store_is_not_the_self_signed_root() =>
        Assert.NotEqual(Verdict.NotImpacted, Folder().Pem("t.pem", "amazon-root-ca-1.xsign-by-starfield-services-g2").Endpoint(InScopeUrl).Assess().Verdict);

    [Fact]
    public void A_mention_in_documentation_neither_breaks_nor_clears()
    {
        MigrationAssessment assessment = Folder().Jks("t.jks", Baltimore).Endpoint(InScopeUrl, EvidenceStrength.Mentioned, "README.md").Assess();

        Assert.Equal(Verdict.Unknown, assessment.Verdict);
        Assert.Contains("only mentioned (README.md:3)", assessment.Clients[0].Reasons[0].Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_mention_in_scope_keeps_a_list_that_is_stated_whole_from_clearing() =>
        Assert.Equal(Verdict.Unknown, Folder().Jks("t.jks", Baltimore).Endpoint(InScopeUrl, EvidenceStrength.Mentioned).Endpoint("http://bucket.s3.us-east-1.amazonaws.com/").Assess(complete: true).Verdict);

    [Fact]
    public void A_pin_to_a_cross_signing_root_depends_on_the_path_that_the_client_builds()
    {
        MigrationAssessment assessment = Folder().Jks("t.jks", AllAnchors).Pin(StarfieldServices, "bucket.s3.amazonaws.com").Assess();

        Assert.NotEqual(Verdict.NotImpacted, assessment.Verdict);
    }

    [Fact]
    public void A_fingerprint_of_the_old_root_is_a_pin_to_the_old_authority_though_no_server_sends_that_root()
    {
        MigrationAssessment assessment = Folder().Jks("t.jks", AllAnchors).PinOf(Certificate(Baltimore).Sha256, host: null, "certificate-sha256").Assess();

        Assert.Equal(Verdict.Impacted, assessment.Verdict);
        Assert.Equal("pin-to-old-authority", Assert.Single(assessment.Pins).Reasons[0].Id);
    }

    [Fact]
    public void A_pin_to_an_unknown_key_beside_which_no_host_stands_may_be_for_the_service()
    {
        EvidenceBuilder target = Folder().Jks("t.jks", AllAnchors).PinOf(Sha256Hash.Of("some key"u8), host: null, "spki-sha256");

        Assert.Equal(Verdict.Unknown, target.Assess().Verdict);
        Assert.Equal("pin-to-unknown-key", Assert.Single(target.Assess().Pins).Reasons[0].Id);
        Assert.Equal(Verdict.NotImpacted, target.Endpoint("http://bucket.s3.us-east-1.amazonaws.com/").Assess(complete: true).Verdict);
    }

    [Fact]
    public void A_fingerprint_of_something_unknown_is_no_pin() =>
        Assert.Equal(Verdict.NotImpacted, Folder().Jks("t.jks", AllAnchors).PinOf(Sha256Hash.Of("some file"u8), host: null, "sha256-hex").Assess().Verdict);

    [Theory]
    [InlineData("cacert", "curlrc")]
    [InlineData("ca_certificate", "wgetrc")]
    [InlineData("cert", "pip-config")]
    [InlineData("cafile", "npmrc")]
    [InlineData("http.sslCAInfo", "gitconfig")]
    [InlineData("http.https://host/.sslCAInfo", "gitconfig")]
    [InlineData("curl.cainfo", "php-ini")]
    [InlineData("openssl.cafile", "php-ini")]
    [InlineData("AWS_CA_BUNDLE", "environment-variable")]
    public void A_store_that_a_setting_names_and_the_target_does_not_hold_is_unknown(string name, string mechanism) =>
        Assert.Equal(Verdict.Unknown, Folder().Jks("t.jks", AllAnchors).Setting(name, "/opt/company/ca.pem", "conf/settings", mechanism).Assess().Verdict);

    [Theory]
    [InlineData(Baltimore)]
    [InlineData("amazon-root-ca-1.self")]
    public void A_day_for_which_a_migration_describes_no_new_chain_proves_nothing(string root)
    {
        Migration migration = MigrationCatalogue.Find("aws-s3-cloudfront-2021")!;
        Migration ended = migration with { After = [.. migration.After.Select(c => c with { From = null, Until = new DateOnly(2022, 1, 1) })] };
        EvidenceSet target = Folder().Jks("t.jks", root).Pin("amazon-root-ca-1.self", host: null).Build();

        MigrationAssessment assessment = Assessor.Assess(target, ended, new AssessmentOptions { At = Day(2026, 11, 23), Uses = ["s3"] });

        Assert.Equal(Verdict.Unknown, assessment.Verdict);
        Assert.Equal("no-chain-known", Assert.Single(assessment.Clients).Reasons[0].Id);
        Assert.Equal("no-chain-known", Assert.Single(assessment.Pins).Reasons[0].Id);
    }

    [Fact]
    public void Where_no_chain_is_known_to_be_served_the_possible_ones_count()
    {
        Migration migration = MigrationCatalogue.Find("aws-s3-cloudfront-2021")!;
        Migration possible = migration with { After = [.. migration.After.Select(c => c with { Status = ChainStatus.Possible })] };
        EvidenceSet target = Folder().Jks("t.jks", Baltimore).Build();

        Assert.Equal(Verdict.Impacted, Assessor.Assess(target, possible, new AssessmentOptions { At = Day(2026, 11, 23), Uses = ["s3"] }).Verdict);
    }

    [Fact]
    public void Before_the_start_the_day_of_the_start_is_judged_with_the_old_chains_that_are_still_served_then()
    {
        EvidenceBuilder onlyNew = Folder().Jks("t.jks", AllAnchors);

        Assert.Equal(Verdict.Impacted, onlyNew.Assess(Day(2021, 3, 23), uses: ["s3"]).Verdict);
        Assert.Equal(Verdict.Impacted, onlyNew.Assess(Day(2020, 6, 1), uses: ["s3"]).Verdict);
    }

    [Theory]
    [InlineData("Windows-ROOT", Verdict.Unknown)]
    [InlineData("KeychainStore", Verdict.Unknown)]
    [InlineData("JKS", Verdict.NotImpacted)]
    [InlineData("pkcs12", Verdict.NotImpacted)]
    public void A_store_type_that_stands_for_the_system_of_another_machine_is_unknown(string type, Verdict verdict) =>
        Assert.Equal(verdict, Folder().Jks("t.jks", AllAnchors).Setting("javax.net.ssl.trustStoreType", type, "run.sh", "jvm-option").Assess().Verdict);

    [Fact]
    public void A_store_that_configuration_names_counts_wherever_it_lies()
    {
        static EvidenceBuilder App() => Folder().Jks("t.jks", AllAnchors).Setting("trust-store", "classpath:conf/trust.jks", "application.yml", "store-reference");

        Assert.Equal(Verdict.Unknown, App().Assess().Verdict);
        Assert.Equal(Verdict.NotImpacted, App().Jks("src/conf/trust.jks", AllAnchors).Assess().Verdict);
        Assert.Equal(
            Verdict.Impacted,
            App().Store("docs/conf/trust.jks", "jks", CertificateRole.Unknown, [Certificate(Baltimore)]).Assess(uses: ["s3", "cloudfront"]).Verdict);
    }

    [Fact]
    public void Pins_to_all_four_Amazon_roots_hold()
    {
        EvidenceBuilder target = Folder().Jks("t.jks", AllAnchors);
        foreach (string root in AmazonRoots)
            target.Pin(root, "bucket.s3.amazonaws.com");

        MigrationAssessment assessment = target.Assess();

        Assert.Equal(Verdict.NotImpacted, assessment.Verdict);
        Assert.Equal("pin-accepts-every-chain", Assert.Single(assessment.Pins).Reasons[0].Id);
    }

    [Fact]
    public void The_assessment_is_the_same_twice()
    {
        EvidenceBuilder target = Folder().Jks("b.jks", Baltimore).Jks("a.jks", AllAnchors).Endpoint(InScopeUrl);

        Assert.Equal(target.Assess().Clients.Select(c => (c.Client.Id, c.Verdict)), target.Assess().Clients.Select(c => (c.Client.Id, c.Verdict)));
        Assert.Equal("custom-store:b.jks", target.Assess().Clients[0].Client.Id);
    }

    [Fact]
    public void Beyond_the_end_of_the_known_certificates_nothing_is_known()
    {
        MigrationAssessment assessment = Folder().Jks("t.jks", AllAnchors).Endpoint(InScopeUrl).Assess(at: Day(2031, 1, 1));

        Assert.Equal(Verdict.Unknown, assessment.Verdict);
        // The issuing authorities M01 to M04 expire on 2030-08-23.
        Assert.Contains("2030-08-23", Assert.Single(assessment.Clients).Reasons[0].Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_good_store_that_nothing_names_does_not_clear_code_whose_runtime_is_not_there()
    {
        MigrationAssessment assessment = Folder().Pem("extra.pem", AllAnchors).Endpoint(InScopeUrl, EvidenceStrength.Coded, path: "index.js").Assess();
        Assert.Equal(Verdict.Unknown, assessment.Verdict);
        Assert.Contains(assessment.Reasons, static r => r.Id == "program-not-seen");
        MigrationAssessment module = Folder().Pem("extra.pem", AllAnchors).Software(SoftwareKinds.Module, "npm", null, "package.json", "").Assess(uses: ["s3"]);
        Assert.Equal(Verdict.Unknown, module.Verdict);
    }

    [Fact]
    public void A_good_store_that_a_setting_names_clears_its_program() =>
        Assert.Equal(Verdict.NotImpacted, Folder().Pem("ca.pem", AllAnchors).Endpoint(InScopeUrl, EvidenceStrength.Coded, path: "app.py").Setting("verify", "ca.pem", "app.py", "store-reference").Assess().Verdict);

    [Fact]
    public void A_bundle_is_mended_with_a_line_break_before_the_first_new_certificate() =>
        Assert.Contains(Folder().Pem("ca.pem", Baltimore).Endpoint(InScopeUrl).Assess().Clients[0].Fix, c => c == "{ echo; cat ../trustshift-anchors/*.pem; } >> target/ca.pem");

    [Theory]
    [InlineData("https://{host}/o")]
    [InlineData("https://{a}.{b}/o")]
    public void A_host_that_is_a_variable_keeps_a_list_that_is_stated_whole_from_clearing(string url) =>
        Assert.Equal(Verdict.Unknown, Folder().Jks("t.jks", Baltimore).Endpoint(url).Endpoint("http://bucket.s3.us-east-1.amazonaws.com/").Assess(complete: true).Verdict);

    [Fact]
    public void A_folder_without_a_runtime_says_that_the_machine_it_runs_on_was_not_seen()
    {
        Assert.Contains(Folder().Jks("t.jks", AllAnchors).Endpoint(InScopeUrl).Assess().Reasons, r => r.Id == "runtime-not-seen");
        Assert.DoesNotContain(
            Folder().Jks("jdk/lib/security/cacerts", AllAnchors).Software(SoftwareKinds.Java, "OpenJDK", "17", "jdk/release", "jdk").Endpoint(InScopeUrl).Assess().Reasons,
            r => r.Id == "runtime-not-seen");
    }
}
