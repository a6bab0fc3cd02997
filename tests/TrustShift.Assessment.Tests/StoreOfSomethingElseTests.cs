using TrustShift.Discovery.Evidence;
using static TrustShift.Assessment.Tests.EvidenceBuilder;

namespace TrustShift.Assessment.Tests;

/// <summary>A store of which nothing shows that it ever served to reach what moves breaks nothing, and is proven nothing either.</summary>
public sealed class StoreOfSomethingElseTests
{
    private const string PrivateAuthority = "isrg-root-x1.self"; // it stands in no chain of the migration
    private const string InScope = "https://bucket.s3.us-east-1.amazonaws.com/object";

    [Fact]
    public void A_private_authority_that_nothing_names_is_unknown_and_says_that_it_never_reached_the_service()
    {
        ClientAssessment client = Assert.Single(Folder().Pem("certs/database.pem", PrivateAuthority).Endpoint(InScope).Assess().Clients);

        Assert.Equal(Verdict.Unknown, client.Verdict);
        Reason reason = Assert.Single(client.Reasons);
        Assert.Equal("store-of-something-else", reason.Id);
        Assert.Contains("--exclude", reason.Text, StringComparison.Ordinal);
        Assert.Empty(client.Fix);
    }

    [Theory]
    [InlineData("javax.net.ssl.trustStore", "jvm-option")]
    [InlineData("SSL_CERT_FILE", "environment-variable")]
    public void One_that_a_program_is_told_to_use_breaks(string setting, string mechanism) =>
        Assert.Equal(Verdict.Impacted, Folder().Pem("certs/database.pem", PrivateAuthority).Setting(setting, "/opt/app/certs/database.pem", "start.sh", mechanism).Endpoint(InScope).Assess().Verdict);

    [Theory]
    [InlineData(Baltimore)]
    [InlineData(DigiCertG2)]
    [InlineData("amazon-root-ca-1.self")]
    [InlineData("amazon-root-ca-3.self")]
    public void One_that_holds_an_authority_of_a_chain_was_meant_for_it(string authority) =>
        Assert.DoesNotContain(Folder().Pem("certs/some.pem", PrivateAuthority, authority).Endpoint(InScope).Assess().Clients[0].Reasons, static r => r.Id is "store-of-something-else");

    [Fact]
    public void It_is_never_cleared() => Assert.Equal(Verdict.Unknown, Folder().Pem("certs/database.pem", PrivateAuthority).Pem("good.pem", AllAnchors).Endpoint(InScope).Assess().Verdict);

    [Fact]
    public void What_NODE_EXTRA_CA_CERTS_of_a_script_adds_is_no_store_by_itself_though_it_lies_elsewhere_there()
    {
        ClientAssessment client = Assert.Single(Folder().Pem("corp-ca.pem", PrivateAuthority).Setting("NODE_EXTRA_CA_CERTS", "/opt/app/corp-ca.pem", "start.sh").Endpoint(InScope).Assess().Clients);

        Assert.Equal("node", client.Client.Kind);
        Assert.Equal(Verdict.Unknown, client.Verdict);
        Assert.Contains("only adds to the built-in roots", Assert.Single(client.Reasons).Text, StringComparison.Ordinal);
        Assert.Empty(client.Fix);
    }

    [Fact]
    public void What_it_adds_and_something_else_trusts_alone_is_judged_alone() => Assert.Contains(
        Folder().Pem("corp-ca.pem", PrivateAuthority).Setting("NODE_EXTRA_CA_CERTS", "/opt/app/corp-ca.pem", "start.sh").Setting("SSL_CERT_FILE", "/srv/corp-ca.pem", "start.sh").Endpoint(InScope).Assess().Clients,
        static c => c.Client.Kind is not "node");

    [Fact]
    public void Verification_that_a_container_switches_off_clears_no_image_and_its_reason_says_why()
    {
        MigrationAssessment assessment = Folder()
            .Process(new ProcessEvidence("compose-service:web", "compose.yaml", 4, ProcessKinds.ComposeService, "web") { Image = "node:20", Command = ["node", "app.js"] })
            .ScopedSetting("NODE_TLS_REJECT_UNAUTHORIZED", "0", "compose-service:web").Endpoint(InScope).Assess();

        Assert.Equal("verification-off", Assert.Single(assessment.SecurityFindings).Id);
        ClientAssessment image = Assert.Single(assessment.Clients);
        Assert.Equal(Verdict.Unknown, image.Verdict);
        Assert.Contains("NODE_TLS_REJECT_UNAUTHORIZED=0 (web:3) switches verification off in web", image.Reasons[0].Text, StringComparison.Ordinal);
    }
}
