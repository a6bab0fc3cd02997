using System.Collections.Immutable;
using System.Text;
using TrustShift.Catalogue.Certificates;
using TrustShift.Catalogue.Migrations;
using TrustShift.Discovery.Evidence;
using TrustShift.Pki.Certificates;
using TrustShift.Pki.Paths;

namespace TrustShift.Assessment.Tests;

/// <summary>Evidence of a small target, made of catalogue certificates.</summary>
internal sealed class EvidenceBuilder
{
    public const string Baltimore = "baltimore-cybertrust-root.self";
    public const string StarfieldServices = "starfield-services-root-g2.self";
    public const string StarfieldClass2 = "starfield-class2.self";
    public const string DigiCertG2 = "digicert-global-root-g2.self";
    public static readonly string[] AmazonRoots = ["amazon-root-ca-1.self", "amazon-root-ca-2.self", "amazon-root-ca-3.self", "amazon-root-ca-4.self"];
    public static readonly string[] AllAnchors = [.. AmazonRoots, StarfieldServices, StarfieldClass2];

    private readonly string _kind;
    private readonly Dictionary<Sha256Hash, CertificateFacts> _certificates = [];
    private readonly List<TrustStoreEvidence> _stores = [];
    private readonly List<EndpointEvidence> _endpoints = [];
    private readonly List<PinEvidence> _pins = [];
    private readonly List<SoftwareEvidence> _software = [];
    private readonly List<SettingEvidence> _settings = [];
    private readonly List<ProcessEvidence> _processes = [];
    private readonly List<Gap> _gaps = [];

    private EvidenceBuilder(string kind) => _kind = kind;

    public static EvidenceBuilder Folder() => new("directory");

    public static EvidenceBuilder Host() => new("host");

    public static CertificateFacts Certificate(string id) => CertificateCatalogue.Find(id)?.Facts ?? throw new ArgumentException("No certificate " + id);

    public EvidenceBuilder Jks(string path, params string[] ids) => Store(path, "jks", CertificateRole.TlsTrust, ids);

    public EvidenceBuilder Pem(string path, params string[] ids) => Store(path, "pem-bundle", CertificateRole.TlsTrust, ids);

    public EvidenceBuilder Store(string path, string format, CertificateRole role, params string[] ids) =>
        Store(path, format, role, [.. ids.Select(Certificate)]);

    public EvidenceBuilder Store(string path, string format, CertificateRole role, ImmutableArray<CertificateFacts> certificates, bool incomplete = false, AnchorUsage usage = AnchorUsage.Any)
    {
        foreach (CertificateFacts facts in certificates)
            _certificates[facts.Sha256] = facts;
        _stores.Add(new TrustStoreEvidence
        {
            Path = path,
            Format = format,
            Role = role,
            RoleReason = "made for a test",
            Entries = [.. certificates.Select(c => new StoreEntry(c.Sha256, Usage: usage))],
            ContentSha256 = Sha256Hash.Of(Encoding.UTF8.GetBytes(path)),
            IsIncomplete = incomplete,
        });
        return this;
    }

    public EvidenceBuilder Endpoint(string url, EvidenceStrength strength = EvidenceStrength.Configured, string path = "settings.yaml", int line = 3)
    {
        int scheme = url.IndexOf("://", StringComparison.Ordinal);
        _endpoints.Add(new EndpointEvidence(path, line, url[(scheme < 0 ? 0 : scheme + 3)..].Split('/')[0], scheme < 0 ? null : url[..scheme], strength));
        return this;
    }

    public EvidenceBuilder Pin(string id, string? host, EvidenceStrength strength = EvidenceStrength.Coded)
    {
        _pins.Add(new PinEvidence("Pins.kt", 7, "spki-sha256", Certificate(id).SpkiSha256, host, strength));
        return this;
    }

    public EvidenceBuilder PinOfName(string name, EvidenceStrength strength)
    {
        _pins.Add(new PinEvidence("Check.java", 9, PinKinds.Name, Sha256Hash.Of(System.Text.Encoding.UTF8.GetBytes(name)), null, strength) { Text = name });
        return this;
    }

    public EvidenceBuilder PinOf(Sha256Hash value, string? host, string kind)
    {
        _pins.Add(new PinEvidence("Pins.kt", 7, kind, value, host, EvidenceStrength.Coded));
        return this;
    }

    public EvidenceBuilder Software(string kind, string name, string? version, string path, string? root = null)
    {
        _software.Add(new SoftwareEvidence(path, kind, name, version, root));
        return this;
    }

    public EvidenceBuilder Package(string product, string name, string version, string database = "dpkg", string? tls = null, string? distribution = null, string? like = null)
    {
        string path = database switch { "dpkg" => "var/lib/dpkg/status", "apk" => "lib/apk/db/installed", _ => "var/lib/rpm/rpmdb.sqlite" };
        _software.Add(new SoftwareEvidence(path, SoftwareKinds.Package, name, version)
        {
            Package = new PackageEvidence(name, version, database) { Product = product, TlsLibrary = tls, Distribution = distribution, DistributionLike = like },
        });
        return this;
    }

    public EvidenceBuilder Setting(string name, string value, string path = "environment", string mechanism = "environment-variable")
    {
        _settings.Add(new SettingEvidence(path, 0, mechanism, name, value));
        return this;
    }

    /// <summary>A package that a manifest names.</summary>
    public EvidenceBuilder Package(string manifest, string kind, string name, string? version, string? requirement)
    {
        _software.Add(new SoftwareEvidence(manifest, kind, name, version, $"{manifest}!{name}") { Basis = version is null ? SoftwareBasis.Declared : SoftwareBasis.Locked, Requirement = requirement });
        return this;
    }

    /// <summary>A setting that holds for one program alone.</summary>
    public EvidenceBuilder ScopedSetting(string name, string value, string scope, string mechanism = "environment-variable")
    {
        _settings.Add(new SettingEvidence(scope[(scope.IndexOf(':', StringComparison.Ordinal) + 1)..], 3, mechanism, name, value) { Scope = scope });
        return this;
    }

    public EvidenceBuilder Process(ProcessEvidence process)
    {
        _processes.Add(process);
        return this;
    }

    public EvidenceBuilder Gap(string place, bool decides, string? remedy = null)
    {
        _gaps.Add(new Gap(place, "made for a test", remedy, decides));
        return this;
    }

    public EvidenceSet Build() => new()
    {
        Target = new TargetDescription(_kind, "target"),
        CollectedAt = Day(2026, 11, 23),
        Certificates = [.. _certificates.Values.Select(c => new CertificateEvidence(c, []))],
        Stores = [.. _stores],
        Endpoints = [.. _endpoints],
        Pins = [.. _pins],
        Software = [.. _software],
        Settings = [.. _settings],
        Processes = [.. _processes],
        Gaps = [.. _gaps],
    };

    public MigrationAssessment Assess(DateTimeOffset? at = null, string[]? uses = null, bool complete = false, bool strict = false) => Assessor.Assess(
        Build(),
        MigrationCatalogue.Find("aws-s3-cloudfront-2021")!,
        new AssessmentOptions { At = at ?? Day(2026, 11, 23), Uses = [.. uses ?? []], EndpointsComplete = complete, Strict = strict });

    public static DateTimeOffset Day(int year, int month, int day) => new(year, month, day, 0, 0, 0, TimeSpan.Zero);
}
