using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using TrustShift.Catalogue.Roots.Sets;
using TrustShift.Discovery.Evidence;
using TrustShift.Pki.Certificates;
using TrustShift.Pki.Paths;
using TrustShift.Reports.Json;
using TrustShift.Testing;

namespace TrustShift.Reports.Tests.Json;

public sealed class EvidenceRoundTripTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task The_document_fits_its_schema() => await SchemaFile.AssertValid("inventory.schema.json", Write(Full()));

    [Fact]
    public async Task The_document_of_several_targets_fits_its_schema_and_is_read_back()
    {
        string json = InventoryJson.Write(new InventoryReport { Tool = Samples.Tool, Targets = [Full(), Samples.Evidence()] });
        await SchemaFile.AssertValid("inventory.schema.json", json);
        Assert.Equal(2, Read(json).Evidence.Length);
    }

    [Fact]
    public void Evidence_survives_being_written_and_read()
    {
        EvidenceSet before = Full();
        EvidenceReading reading = Read(Write(before));
        Assert.Null(reading.Error);
        EvidenceSet after = Assert.Single(reading.Evidence);
        Assert.Equal(before.Target, after.Target);
        Assert.Equal(before.CollectedAt, after.CollectedAt);
        Assert.Equal(before.Statistics, after.Statistics);
        Assert.Equal(before.Certificates.Select(static c => c.Facts), after.Certificates.Select(static c => c.Facts));
        Assert.Equal(before.Certificates.SelectMany(static c => c.Locations), after.Certificates.SelectMany(static c => c.Locations));
        Assert.Equal(before.Certificates[0].Facts.Der.ToArray(), after.Certificates[0].Facts.Der.ToArray());
        Assert.Equal(before.Certificates[0].Facts.Subject, after.Certificates[0].Facts.Subject);
        Assert.Equal(before.Stores.SelectMany(static s => s.Entries), after.Stores.SelectMany(static s => s.Entries));
        Assert.Equal("link.jks", Assert.Single(after.Stores[0].Aliases));
        Assert.Equal(
            before.Stores.Select(static s => (s.Path, s.Format, s.Role, s.RoleReason, s.ContentSha256, s.IsIncomplete, s.Release?.Missing, s.Release?.Extra, string.Join(" ", s.Release?.Ranges ?? []))),
            after.Stores.Select(static s => (s.Path, s.Format, s.Role, s.RoleReason, s.ContentSha256, s.IsIncomplete, s.Release?.Missing, s.Release?.Extra, string.Join(" ", s.Release?.Ranges ?? []))));
        Assert.Equal(before.Pins, after.Pins.AsEnumerable());
        Assert.Equal(before.Endpoints, after.Endpoints.AsEnumerable());
        Assert.Equal(before.Software, after.Software.AsEnumerable());
        Assert.Equal(before.Settings, after.Settings.AsEnumerable());
        Assert.Equal(before.Processes[0].Command, after.Processes[0].Command.AsEnumerable());
        Assert.Equal(before.Processes[0].Mounts, after.Processes[0].Mounts.AsEnumerable());
        Assert.Equal("billing eclipse-temurin:17 /srv", $"{after.Processes[0].User} {after.Processes[0].Image} {after.Processes[0].WorkingFolder}");
        Assert.Equal(before.Gaps, after.Gaps.AsEnumerable());
        Assert.Equal(Write(before), Write(after));
    }

    [Fact]
    public void Only_a_store_of_TLS_trust_has_anchors_and_neither_a_rejected_nor_an_own_certificate_is_one()
    {
        using JsonDocument document = JsonDocument.Parse(Write(Full()));
        JsonElement stores = document.RootElement.GetProperty("stores");
        Assert.Equal(1, stores[0].GetProperty("anchors").GetArrayLength());
        Assert.Equal(3, stores[0].GetProperty("entries").GetArrayLength());
        Assert.Equal(0, stores[1].GetProperty("anchors").GetArrayLength());
    }

    [Theory]
    [InlineData("der", "AAAA", "certificates[0].der: is no certificate")]
    [InlineData("der", "%%%", "certificates[0].der: must be base64")]
    [InlineData("sha256", "xyz", "certificates[0].sha256: must be a SHA-256 value")]
    [InlineData("sha256", "0000000000000000000000000000000000000000000000000000000000000000", "certificates[0].sha256: is not the hash of these bytes")]
    public void A_malformed_certificate_is_an_error_that_names_its_place(string member, string value, string expected) =>
        Assert.StartsWith(expected, Altered(root => root["certificates"]![0]![member] = value).Error, StringComparison.Ordinal);

    [Fact]
    public void A_store_whose_certificate_is_not_there_is_an_error_and_never_a_lost_anchor() =>
        Assert.Contains("which is not in the document", Altered(root => root["certificates"]!.AsArray().Clear()).Error, StringComparison.Ordinal);

    [Fact]
    public void A_certificate_that_stands_there_twice_is_an_error() =>
        Assert.Contains("twice", Altered(root => root["certificates"]!.AsArray().Add(root["certificates"]![0]!.DeepClone())).Error, StringComparison.Ordinal);

    [Fact]
    public void A_newer_schema_version_is_an_error_that_says_so() =>
        Assert.Contains("a newer version of the tool wrote it", Altered(root => root["schemaVersion"] = 2).Error, StringComparison.Ordinal);

    [Theory]
    [InlineData("stores", "stores: is missing")]
    [InlineData("gaps", "gaps: is missing")]
    [InlineData("processes", "processes: is missing")]
    [InlineData("target", "target: is missing")]
    public void A_missing_member_is_an_error_and_never_an_empty_list(string member, string expected) =>
        Assert.Equal(expected, Altered(root => root.AsObject().Remove(member)).Error);

    [Fact]
    public void A_word_that_is_not_known_is_an_error_that_lists_the_known_ones() =>
        Assert.Contains("stores[0].role: must be one of tls-trust", Altered(root => root["stores"]![0]!["role"] = "trusted").Error, StringComparison.Ordinal);

    [Fact]
    public void The_output_of_check_is_no_evidence() =>
        Assert.Contains("output of `check`", Read(CheckJson.Write(Samples.Report(Samples.Assessment(Assessment.Verdict.Unknown)))).Error, StringComparison.Ordinal);

    [Fact]
    public void A_document_cut_at_any_length_is_an_error_and_never_throws()
    {
        byte[] whole = Encoding.UTF8.GetBytes(Write(Full()));
        for (int length = 0; length < whole.Length - 2; length += 97)
            Assert.NotNull(EvidenceReader.Read(whole.AsMemory(0, length)).Error);
    }

    [Fact]
    public void A_deep_document_is_an_error_and_never_throws() =>
        Assert.NotNull(Read("{\"schemaVersion\":1,\"target\":" + new string('[', 100_000)).Error);

    [Theory]
    [InlineData("{\"schemaVersion\":\"\\ud800\"}")]
    [InlineData("[1]")]
    [InlineData("7")]
    [InlineData("")]
    [InlineData("{\"schemaVersion\":1,\"targets\":[]}")]
    public void Odd_documents_are_errors_and_never_throw(string json) => Assert.NotNull(Read(json).Error);

    [Fact]
    public void A_candidate_is_an_object_whose_first_member_is_the_schema_version()
    {
        Assert.True(EvidenceReader.IsCandidate(Encoding.UTF8.GetBytes(Write(Full()))));
        Assert.True(EvidenceReader.IsCandidate("\uFEFF {\n\"schemaVersion\": 1"u8));
        Assert.False(EvidenceReader.IsCandidate("{\"name\": \"an app\", \"schemaVersion\": 1}"u8));
        Assert.False(EvidenceReader.IsCandidate("-----BEGIN CERTIFICATE-----"u8));
    }

    private static string Write(EvidenceSet evidence) => InventoryJson.Write(new InventoryReport
    {
        Tool = Samples.Tool, Targets = [evidence], AuthorityOf = static _ => "Sample Root CA 1",
    });

    private static EvidenceReading Read(string json) => EvidenceReader.Read(Encoding.UTF8.GetBytes(json));

    private EvidenceReading Altered(Action<JsonNode> change)
    {
        JsonNode root = JsonNode.Parse(Write(Full()))!;
        change(root);
        return Read(root.ToJsonString());
    }

    private EvidenceSet? _full;

    private EvidenceSet Full()
    {
        if (_full is not null)
            return _full;
        CertificateFacts root = Samples.RealCertificate(_folder, "Own Root");
        CertificateFacts server = Samples.RealCertificate(_folder, "server");
        return _full = Samples.Evidence(new Gap("a.jks!entry", "cut", "keytool -list"), new Gap("b", "odd", Decides: false)) with
        {
            Certificates =
            [
                new CertificateEvidence(root, [new CertificateLocation("a.jks!root", "jks", 0, CertificateRole.TlsTrust, "a keystore"), new CertificateLocation("b.pem", "pem", 1234, CertificateRole.Signature, "signed data")]),
                new CertificateEvidence(server, [new CertificateLocation("a.jks!own", "jks", 0, CertificateRole.TlsIdentity, "a key stands beside it")]),
            ],
            Stores =
            [
                Samples.Store(
                    "a.jks", CertificateRole.TlsTrust, new StoreEntry(root.Sha256, "root"), new StoreEntry(root.Sha256, null, AnchorUsage.Rejected),
                    new StoreEntry(server.Sha256, "own", HasPrivateKey: true)) with { Aliases = ["link.jks"], IsIncomplete = true, Release = new RootSetMatch([new("certifi-python", "2023.05.07", new(2023, 5, 7), "2023.07.22", null)], 1, 2) },
                Samples.Store("b.pem", CertificateRole.CodeSigning, new StoreEntry(root.Sha256, null, AnchorUsage.OtherOnly)),
            ],
            Pins = [new PinEvidence("app.conf", 3, "spki-sha256", root.SpkiSha256, "example.com", EvidenceStrength.Configured) { Expires = new DateOnly(2030, 1, 1), UsedAt = "src/Client.kt:4" }, new PinEvidence("x", 1, "certificate-name", root.SpkiSha256, null, EvidenceStrength.Mentioned) { Text = "Baltimore CyberTrust Root" }],
            Endpoints = [new EndpointEvidence("app.conf", 5, "{b}.s3.example.com", null, EvidenceStrength.Coded, 2), new EndpointEvidence("y", 0, "h", "https", EvidenceStrength.Implied)],
            Software =
            [
                new SoftwareEvidence("/usr/bin/x", "java", "OpenJDK", "17.0.1", "/usr/lib/jvm"), new SoftwareEvidence("requirements.txt", "python-package", "certifi", null) { Basis = SoftwareBasis.Declared, Requirement = ">=2017" },
                new SoftwareEvidence("/etc/os-release", "os", "centos", "7") { Like = "rhel fedora" },
                new SoftwareEvidence("/usr/lib64/libssl.so.1.0.2k", "openssl", "OpenSSL", "1.0.2k")
                {
                    Package = new PackageEvidence("openssl-libs", "1:1.0.2k-26.el7_9", "rpm-bdb")
                    {
                        Architecture = "x86_64", Source = "openssl", Vendor = "CentOS", Product = "OpenSSL", TlsLibrary = null,
                        Distribution = "centos", DistributionVersion = "7", DistributionLike = "rhel fedora",
                    },
                },
            ],
            Settings =
            [
                new SettingEvidence("environment", 0, "environment-variable", "SSL_CERT_FILE", "/tmp/x \u2192 y"),
                new SettingEvidence("etc/systemd/system/billing.service", 9, "environment-variable", "SSL_CERT_FILE", "/srv/ca.pem") { Scope = "systemd-unit:billing.service" },
            ],
            Processes =
            [
                new ProcessEvidence("systemd-unit:billing.service", "etc/systemd/system/billing.service", 7, ProcessKinds.SystemdUnit, "billing.service")
                {
                    Command = ["/usr/bin/java", "-jar", "/srv/billing.jar"], User = "billing", WorkingFolder = "/srv", Image = "eclipse-temurin:17",
                    Mounts = [new MountedPlace("/srv/ca.pem", "configmap/ca/bundle.pem"), new MountedPlace("/secrets", null)],
                },
            ],
        };
    }
}
