using TrustShift.Discovery.Evidence;
using static TrustShift.Assessment.Tests.EvidenceBuilder;

namespace TrustShift.Assessment.Tests;

/// <summary>
/// Programs with the roots of Mozilla inside, of which day nobody knows. Expected values: facts/roots/first-seen.md (webpki-roots has Starfield Services G2 in every release, the Amazon roots not in the
/// first ones; NSS has both since 2017), Deno's and Bun's documentation.
/// </summary>
public sealed class MozillaRuntimeTests
{
    [Theory]
    [InlineData(SoftwareKinds.Deno, "deno", "webpki-roots")]
    [InlineData(SoftwareKinds.Bun, "bun", "mozilla-nss")]
    public void What_all_releases_trust_it_trusts(string kind, string name, string store)
    {
        ClientAssessment client = Assert.Single(Folder().Software(kind, name, "1.4.5", "bin/" + name).Assess(at: Day(2026, 11, 24), uses: ["s3"]).Clients);
        Assert.StartsWith($"(built in) {store} ", client.Client.Store!.Path, StringComparison.Ordinal);
        Assert.True(client.Client.Store.IsIncomplete);
        Assert.Equal(Verdict.NotImpacted, client.Verdict);
    }

    [Fact]
    public void Denos_store_is_the_one_that_is_named()
    {
        ClientAssessment client = Assert.Single(
            Folder().Software(SoftwareKinds.Deno, "Deno", "2.9.6", "bin/deno").Setting("DENO_TLS_CA_STORE", "system").Pem("/etc/ssl/cert.pem", Baltimore).Assess(at: Day(2026, 11, 24), uses: ["s3"]).Clients,
            static c => c.Client.Id is "deno:bin/deno");
        Assert.Equal("/etc/ssl/cert.pem", client.Client.Store!.Path);
        Assert.Equal(Verdict.Impacted, client.Verdict);
    }

    [Theory]
    [InlineData("Amazon.com Inc.", "1.8.0_242", "(built in) corretto-8 8.242.07.1 to 8.242.08.2")]
    [InlineData("Oracle Corporation", "1.8.0_402", "(built in) openjdk-8u 8u402")]
    [InlineData("Eclipse Adoptium", "17.0.9", null)]
    public void A_JDK_without_its_cacerts_is_told_by_its_release_and_proves_nothing(string maker, string version, string? store)
    {
        ClientAssessment client = Assert.Single(Folder().Software(SoftwareKinds.Java, maker, version, "jdk/release", "jdk").Assess(at: Day(2026, 11, 24), uses: ["s3"]).Clients);
        Assert.Equal(store, client.Client.Store?.Path);
        Assert.Equal(Verdict.Unknown, client.Verdict);
    }
}
