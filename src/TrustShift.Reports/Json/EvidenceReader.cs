using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using TrustShift.Catalogue.Roots;
using TrustShift.Discovery.Evidence;
using TrustShift.Pki.Certificates;

namespace TrustShift.Reports.Json;

/// <summary>
/// Reads back what <see cref="InventoryJson"/> wrote. The file is hostile like any other: its size and depth are bounded, and every
/// malformed place is a clear error. Certificates are parsed again from their bytes; what the file says of them is not believed.
/// </summary>
public static class EvidenceReader
{
    /// <summary>The most bytes that an evidence file may have.</summary>
    public const long MaximumLength = 256L * 1024 * 1024;

    private const int MaximumDepth = 16;

    private const string Roles = "tls-trust, tls-identity, code-signing, signature, unknown";

    private const string Usages = "any, tls-server, other-only, rejected";

    private const string Strengths = "observed, configured, coded, implied, mentioned";

    private const string Bases = "installed, embedded, locked, declared";

    /// <summary>
    /// Whether a file's first bytes look like evidence: a JSON object whose first member is <c>schemaVersion</c> (it always is in our output).
    /// </summary>
    public static bool IsCandidate(ReadOnlySpan<byte> head)
    {
        if (head.StartsWith(Encoding.UTF8.Preamble))
            head = head[Encoding.UTF8.Preamble.Length..];
        head = head.TrimStart(" \t\r\n"u8);
        if (!head.StartsWith("{"u8))
            return false;
        return head[1..].TrimStart(" \t\r\n"u8).StartsWith("\"schemaVersion\""u8);
    }

    /// <summary>Reads a whole document.</summary>
    public static EvidenceReading Read(ReadOnlyMemory<byte> json)
    {
        if (json.Length > MaximumLength)
            return Failure("the document is larger than 256 MB");
        if (json.Span.StartsWith(Encoding.UTF8.Preamble))
            json = json[Encoding.UTF8.Preamble.Length..];
        try
        {
            using JsonDocument document = JsonDocument.Parse(json, new JsonDocumentOptions { MaxDepth = MaximumDepth });
            return Read(document.RootElement);
        }
        catch (JsonException error)
        {
            // JsonException counts lines and bytes from 0.
            return Failure(FormattableString.Invariant($"line {error.LineNumber + 1}, byte {error.BytePositionInLine + 1}: no valid JSON"));
        }
    }

    private static EvidenceReading Read(JsonElement root)
    {
        var problem = new JsonPlace.Problem();
        var document = new JsonPlace(root, "", problem);
        long version = document.Number("schemaVersion", int.MaxValue);
        if (problem.Text is null && version != JsonDocumentWriter.SchemaVersion)
            document.Fail(FormattableString.Invariant(
                $"schemaVersion {version} is not known here (only {JsonDocumentWriter.SchemaVersion}): a newer version of the tool wrote it"));
        if (problem.Text is null && document.Has("assessments"))
            document.Fail("it is the output of `check`; `inventory --format json` writes evidence");
        ImmutableArray<EvidenceSet> sets = problem.Text is not null ? []
            : document.Has("targets") ? document.Items("targets", ReadSet) : [ReadSet(document)];
        if (problem.Text is null && sets.IsEmpty)
            document.Fail("it holds no target");
        return problem.Text is { } text ? Failure(text) : new EvidenceReading(sets, null);
    }

    private static EvidenceReading Failure(string text) => new([], text);

    private static EvidenceSet ReadSet(JsonPlace set)
    {
        JsonPlace target = set.Member("target");
        JsonPlace statistics = set.Member("statistics");
        var evidence = new EvidenceSet
        {
            Target = new TargetDescription(target.Text("kind"), target.Text("name")),
            CollectedAt = set.Time("collectedAt"),
            Statistics = new CollectionStatistics(
                statistics.Number("files", long.MaxValue), statistics.Number("filesRead", long.MaxValue), statistics.Number("bytesRead", long.MaxValue)),
            Certificates = set.Items("certificates", ReadCertificate),
            Stores = set.Items("stores", ReadStore),
            Pins = set.Items("pins", ReadPin),
            Endpoints = set.Items("endpoints", ReadEndpoint),
            Software = set.Items("software", ReadSoftware),
            Settings = set.Items("settings", ReadSetting),
            Processes = set.Items("processes", ReadProcess),
            Gaps = set.Items("gaps", static g => new Gap(g.Text("place"), g.Text("reason"), g.OptionalText("remedy"), g.Flag("decides"))),
        };
        return CheckReferences(set, evidence);
    }

    // A store that points at a certificate which is not there would silently lose an anchor; two certificates of one hash would throw later.
    private static EvidenceSet CheckReferences(JsonPlace set, EvidenceSet evidence)
    {
        var known = new HashSet<Sha256Hash>();
        foreach (CertificateEvidence certificate in evidence.Certificates)
        {
            if (!known.Add(certificate.Facts.Sha256))
                set.Member("certificates").Fail($"{certificate.Facts.Sha256} stands there twice");
        }

        foreach (TrustStoreEvidence store in evidence.Stores)
        {
            foreach (StoreEntry entry in store.Entries)
            {
                // The roots that a program has by their keys alone are known by the timeline.
                if (!known.Contains(entry.Certificate) && (store.Format is not "trust-anchors" || RootStoreTimeline.FindRoot(entry.Certificate) is null))
                    set.Member("stores").Fail($"an entry of {store.Path} names the certificate {entry.Certificate}, which is not in the document");
            }
        }

        return evidence;
    }

    private static CertificateEvidence ReadCertificate(JsonPlace place)
    {
        Sha256Hash stated = place.Hash("sha256");
        ReadOnlyMemory<byte> der = place.Bytes("der");
        ImmutableArray<CertificateLocation> locations = place.Items("locations", static l => new CertificateLocation(
            l.Text("path"), l.Text("form"), l.Number("offset", long.MaxValue), l.Word("role", JsonNames.RoleOf, Roles), l.Text("reason")));
        CertificateFacts? facts = CertificateReader.TryRead(der, out string? error);
        if (facts is null)
            place.Member("der").Fail("is no certificate: " + error);
        else if (facts.Sha256 != stated)
            place.Member("sha256").Fail("is not the hash of these bytes");

        // A certificate that could not be read is never used: the note above fails the whole reading.
        return new CertificateEvidence(facts!, locations);
    }

    private static TrustStoreEvidence ReadStore(JsonPlace store) => new()
    {
        Path = store.Text("path"),
        Aliases = store.Items("aliases", static alias => alias.Text()),
        Format = store.Text("format"),
        Role = store.Word("role", JsonNames.RoleOf, Roles),
        RoleReason = store.Text("roleReason"),
        ContentSha256 = store.Hash("contentSha256"),
        IsIncomplete = store.Flag("incomplete"),
        // Documents of older versions have no such member.
        Release = store.Has("release") ? ReleaseJson.Read(store.Member("release")) : null,
        Entries = store.Items("entries", static e => new StoreEntry(
            e.Hash("certificate"), e.OptionalText("alias"), e.Word("usage", JsonNames.UsageOf, Usages), e.Flag("hasPrivateKey"))),
    };

    private static SoftwareEvidence ReadSoftware(JsonPlace software) => new(
        software.Text("path"), software.Text("kind"), software.Text("name"), software.OptionalText("version"), software.OptionalText("root"))
    {
        Basis = software.Word("basis", JsonNames.BasisOf, Bases),
        Requirement = software.OptionalText("requirement"),
        Like = software.OptionalText("like"),
        Package = PackageJson.Read(software.Member("package")),
    };

    private static SettingEvidence ReadSetting(JsonPlace setting) => new(
        setting.Text("path"), (int)setting.Number("line", int.MaxValue), setting.Text("mechanism"), setting.Text("name"), setting.Text("value"))
    {
        Scope = setting.OptionalText("scope"),
    };

    private static ProcessEvidence ReadProcess(JsonPlace process) => new(
        process.Text("id"), process.Text("path"), (int)process.Number("line", int.MaxValue), process.Text("kind"), process.Text("name"))
    {
        Command = process.Items("command", static argument => argument.Text()),
        User = process.OptionalText("user"),
        WorkingFolder = process.OptionalText("workingFolder"),
        Image = process.OptionalText("image"),
        Mounts = process.Items("mounts", static mount => new MountedPlace(mount.Text("inside"), mount.OptionalText("source"))),
    };

    private static PinEvidence ReadPin(JsonPlace pin) => new(
        pin.Text("path"), (int)pin.Number("line", int.MaxValue), pin.Text("kind"), pin.Hash("value"), pin.OptionalText("host"),
        pin.Word("strength", JsonNames.StrengthOf, Strengths))
    {
        Text = pin.OptionalText("text"),
        Expires = pin.OptionalDate("expires"),
        UsedAt = pin.OptionalText("usedAt"),
    };

    private static EndpointEvidence ReadEndpoint(JsonPlace endpoint) => new(
        endpoint.Text("path"), (int)endpoint.Number("line", int.MaxValue), endpoint.Text("host"), endpoint.OptionalText("scheme"),
        endpoint.Word("strength", JsonNames.StrengthOf, Strengths), (int)endpoint.Number("count", int.MaxValue))
    {
        Basis = endpoint.OptionalText("basis"),
    };
}
