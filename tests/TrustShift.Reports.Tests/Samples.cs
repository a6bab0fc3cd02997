using System.Collections.Immutable;
using TrustShift.Assessment;
using TrustShift.Assessment.Applications;
using TrustShift.Assessment.ErrorTexts;
using TrustShift.Catalogue.Endpoints;
using TrustShift.Catalogue.Migrations;
using TrustShift.Discovery.Evidence;
using TrustShift.Pki.Certificates;
using TrustShift.Pki.Clients;
using TrustShift.Pki.Paths;
using TrustShift.Testing;

namespace TrustShift.Reports.Tests;

/// <summary>Reports made by hand: what a report says is decided elsewhere.</summary>
internal static class Samples
{
    public static readonly DateTimeOffset At = new(2021, 4, 1, 0, 0, 0, TimeSpan.Zero);

    public static readonly ToolDescription Tool = new("trustshift", "1.2.3", new DateOnly(2026, 11, 23));

    public const string LongPath =
        "/opt/an application/with a rather long name/that goes on/and on/lib/security/and/then/some/more/folders/until/it/is/longer/than/a/line/cacerts.jks";

    private static readonly ClientProfile Profile = new("openssl@3", "OpenSSL 3", PathSearch.OpenSsl, "test");

    public static CertificateFacts Facts(string name) => new()
    {
        Sha256 = Sha256Hash.Of(System.Text.Encoding.UTF8.GetBytes(name)),
        SpkiSha256 = Sha256Hash.Of(System.Text.Encoding.UTF8.GetBytes("key of " + name)),
        Subject = DistinguishedName.Parse("CN=" + name),
        Issuer = DistinguishedName.Parse("CN=" + name),
        SerialNumber = "1",
        NotBefore = At.AddYears(-5),
        NotAfter = At.AddYears(20),
        Key = new PublicKeyInfo("RSA", 2048),
        SignatureAlgorithm = "sha256WithRSAEncryption",
    };

    public static Migration Migration { get; } = new()
    {
        Id = "sample-2021",
        Title = "Sample service moves to Sample Trust Services",
        Summary = "It moves.",
        Announced = new DateOnly(2020, 3, 1),
        Starts = new DateOnly(2021, 3, 23),
        FactsDate = new DateOnly(2026, 11, 20),
        Services = [new MigratingService("s3", "Sample S3", "S3", At, At)],
        Forms = [new EndpointForm("global", "s3", "{bucket}.s3.example.com")],
        Exemptions = [new Exemption { Id = "plain-http", Text = "Plain HTTP shows no certificate." }],
        Before = [],
        After = [Chain("via-root-1", ChainStatus.Served), Chain("via-root-2", ChainStatus.Possible)],
        Anchors = [],
    };

    public static MigrationChain Chain(string id, ChainStatus status) => new()
    {
        Id = id,
        Title = "chain " + id,
        Status = status,
        Leaf = new ExpectedEndEntity(["*.s3.example.com"], "RSA 2048", "sha256WithRSAEncryption"),
        Certificates = [],
    };

    public static ChainAnswer Accepted(string id, ChainStatus status = ChainStatus.Served) => new(
        Chain(id, status), IsAfter: true, At,
        new PathResult(PathOutcome.Accepted, [Facts("*.s3.example.com"), Facts("Sample CA 1B"), Facts("Sample Root CA 1")], [], "Accepted by Sample Root CA 1."));

    public static ChainAnswer Rejected(string id, ChainStatus status = ChainStatus.Served) => new(
        Chain(id, status), IsAfter: true, At, new PathResult(PathOutcome.Rejected, [], [], "No anchor of the store is on any path."));

    public static ClientAssessment Client(string name, Verdict verdict, string store = "/etc/ssl/certs/ca-certificates.crt", params ChainAnswer[] chains) => new()
    {
        Client = new TlsClient(
            "kind:" + name, name, "kind", "/usr/bin/" + name, Profile,
            new EffectiveStore(store, "pem-bundle", "It is the default place.", [new TrustAnchor(Facts("Sample Root CA 1"))], [])),
        Verdict = verdict,
        Reasons = verdict == Verdict.NotImpacted ? [] : [new Reason("served-chain-rejected", "It rejects a chain that is served.", [store, "app/settings.yaml:7"])],
        Chains = [.. chains],
        Fix = verdict == Verdict.Impacted ? ["keytool -importcert -alias sample -file sample-root-ca-1.pem -keystore '" + store + "'"] : [],
    };

    public static MigrationAssessment Assessment(Verdict verdict, params ClientAssessment[] clients) => new()
    {
        Migration = Migration,
        At = At,
        Verdict = verdict,
        Summary = "One sentence that sums up.",
        Clients = [.. clients],
        Applications = clients.Length == 0 ? [] : [new Application { Id = "target", Kind = ApplicationKinds.Target, Name = "the target itself", Place = "./app", Verdict = verdict, Clients = [.. clients], Reasons = [new Reason("gaps", "1 place of it could not be read.", ["/app/x.p12"])] }],
        Pins = [new PinAssessment("app/net.xml", "b.s3.example.com", verdict, [new Reason("pin-to-old-authority", "It pins the old root.", ["app/net.xml:4"])], ["sha256/new="])],
        Endpoints =
        [
            new ClassifiedEndpoint(
                new EndpointEvidence("app/settings.yaml", 7, "b.s3.example.com", "https", EvidenceStrength.Configured),
                new EndpointClassification("s3", "global", "us-east-1", null)),
            new ClassifiedEndpoint(
                new EndpointEvidence("app/old.yaml", 3, "b.s3.example.com", "http", EvidenceStrength.Configured),
                new EndpointClassification("s3", "global", null, Migration.Exemptions[0])),
            new ClassifiedEndpoint(
                new EndpointEvidence("app/old.yaml", 4, "example.org", null, EvidenceStrength.Mentioned, 3),
                new EndpointClassification(null, null, null, null)),
        ],
        UnattributedStores = [new UnattributedStore(Store("/srv/tests/old.jks", CertificateRole.Unknown), "It lies among tests.")],
        Hints = ["It already talks to another service of the provider."],
        NextSteps = ["Import the root.", "Run this again."],
    };

    public static TrustStoreEvidence Store(string path, CertificateRole role, params StoreEntry[] entries) => new()
    {
        Path = path,
        Format = "jks",
        Role = role,
        RoleReason = "A rule says so.",
        Entries = [.. entries],
        ContentSha256 = Sha256Hash.Of([1]),
    };

    public static EvidenceSet Evidence(params Gap[] gaps) => new()
    {
        Target = new TargetDescription("directory", "./app"),
        CollectedAt = At.AddHours(1).AddTicks(1234567),
        Gaps = [.. gaps],
        Statistics = new CollectionStatistics(12, 7, 3_000_000),
    };

    public static CheckReport Report(params MigrationAssessment[] assessments) => Report(Evidence(), assessments);

    public static CheckReport Report(EvidenceSet evidence, params MigrationAssessment[] assessments) => new()
    {
        Tool = Tool,
        At = At,
        Today = new DateOnly(2026, 11, 24),
        Targets = [new CheckedTarget(evidence, [.. assessments])],
    };

    public static ErrorLog Log() => ErrorLogReader.Read(new StringReader("x\ncurl: (60) SSL certificate problem: certificate has expired\n"), "app.log");

    /// <summary>A certificate that openssl made.</summary>
    public static CertificateFacts RealCertificate(TemporaryFolder folder, string name)
    {
        string pem = folder.PathOf(name + ".pem");
        OpenSsl("req", "-x509", "-newkey", "rsa:2048", "-nodes", "-keyout", folder.PathOf(name + ".key"), "-out", pem, "-days", "30", "-subj", "/CN=" + name);
        OpenSsl("x509", "-in", pem, "-outform", "DER", "-out", pem + ".der");
        CertificateFacts? facts = CertificateReader.TryRead(File.ReadAllBytes(pem + ".der"), out string? error);
        Assert.True(facts is not null, error);
        return facts;
    }

    private static void OpenSsl(params string[] arguments) => TrustShift.Testing.Tool.Run("openssl", arguments);
}
