using System.Text.Json;
using TrustShift.Catalogue.Endpoints;
using TrustShift.Discovery.Evidence;
using TrustShift.Pki.Paths;

namespace TrustShift.Reports.Json;

/// <summary>
/// The JSON of <c>inventory</c>: <c>catalogue/schema/inventory.schema.json</c> is its contract, and <see cref="EvidenceReader"/> restores an
/// equal evidence set from it. Deterministic; no secrets (evidence holds none).
/// </summary>
public static class InventoryJson
{
    /// <summary>
    /// The whole document. One target stands in the document itself; several stand in <c>targets</c>, each with the same members.
    /// </summary>
    public static string Write(InventoryReport report) => JsonDocumentWriter.Write(report.Tool, json =>
    {
        if (report.Targets is [var only])
        {
            WriteEvidence(json, report, only);
            return;
        }

        json.WriteStartArray("targets"u8);
        foreach (EvidenceSet evidence in report.Targets)
        {
            json.WriteStartObject();
            WriteEvidence(json, report, evidence);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    });

    private static void WriteEvidence(Utf8JsonWriter json, InventoryReport report, EvidenceSet evidence)
    {
        JsonDocumentWriter.WriteTarget(json, evidence);
        WriteAll(json, "certificates", evidence.Certificates, WriteCertificate);
        WriteAll(json, "stores", evidence.Stores, WriteStore);
        WriteAll(json, "pins", evidence.Pins, (writer, pin) => WritePin(writer, pin, report.AuthorityOf(pin.Value)));
        WriteAll(json, "endpoints", evidence.Endpoints, (writer, endpoint) => WriteEndpoint(writer, endpoint, report.Classify(endpoint)));
        WriteAll(json, "software", evidence.Software, WriteSoftware);
        WriteAll(json, "settings", evidence.Settings, WriteSetting);
        WriteAll(json, "processes", evidence.Processes, WriteProcess);
        JsonDocumentWriter.WriteGaps(json, evidence.Gaps);
    }

    private static void WriteAll<T>(
        Utf8JsonWriter json, string name, System.Collections.Immutable.ImmutableArray<T> items, Action<Utf8JsonWriter, T> write)
    {
        json.WriteStartArray(name);
        foreach (T item in items)
        {
            json.WriteStartObject();
            write(json, item);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteCertificate(Utf8JsonWriter json, CertificateEvidence certificate)
    {
        json.WriteString("sha256"u8, certificate.Facts.Sha256.ToString());
        json.WriteString("spkiSha256"u8, certificate.Facts.SpkiSha256.ToString());
        json.WriteString("subject"u8, JsonDocumentWriter.Text(certificate.Facts.Subject.Text));
        json.WriteString("issuer"u8, JsonDocumentWriter.Text(certificate.Facts.Issuer.Text));
        json.WriteString("serialNumber"u8, certificate.Facts.SerialNumber);
        json.WriteString("notBefore"u8, JsonDocumentWriter.Time(certificate.Facts.NotBefore));
        json.WriteString("notAfter"u8, JsonDocumentWriter.Time(certificate.Facts.NotAfter));
        json.WriteString("key"u8, certificate.Facts.Key.ToString());
        json.WriteString("signatureAlgorithm"u8, certificate.Facts.SignatureAlgorithm);
        json.WriteBase64String("der"u8, certificate.Facts.Der.Span);
        WriteAll(json, "locations", certificate.Locations, WriteLocation);
    }

    /// <summary>The members of a place of a certificate.</summary>
    internal static void WriteLocation(Utf8JsonWriter json, CertificateLocation location)
    {
        json.WriteString("path"u8, JsonDocumentWriter.Text(location.Path));
        json.WriteString("form"u8, location.Form);
        json.WriteNumber("offset"u8, location.Offset);
        json.WriteString("role"u8, JsonNames.Of(location.Role));
        json.WriteString("reason"u8, JsonDocumentWriter.Text(location.Reason));
    }

    private static void WriteStore(Utf8JsonWriter json, TrustStoreEvidence store)
    {
        json.WriteString("path"u8, JsonDocumentWriter.Text(store.Path));
        JsonDocumentWriter.WriteTexts(json, "aliases", store.Aliases);
        json.WriteString("format"u8, store.Format);
        json.WriteString("role"u8, JsonNames.Of(store.Role));
        json.WriteString("roleReason"u8, JsonDocumentWriter.Text(store.RoleReason));
        json.WriteString("contentSha256"u8, store.ContentSha256.ToString());
        json.WriteBoolean("incomplete"u8, store.IsIncomplete);
        ReleaseJson.Write(json, store.Release);

        // Presence is not trust (DESIGN section 1): only a store of TLS trust has anchors; everything stands in the entries.
        json.WriteStartArray("anchors"u8);
        foreach (StoreEntry entry in store.Entries)
        {
            if (store.Role == CertificateRole.TlsTrust && !entry.HasPrivateKey && entry.Usage is AnchorUsage.Any or AnchorUsage.TlsServer)
                json.WriteStringValue(entry.Certificate.ToString());
        }

        json.WriteEndArray();
        WriteAll(json, "entries", store.Entries, static (writer, entry) =>
        {
            writer.WriteString("certificate"u8, entry.Certificate.ToString());
            JsonDocumentWriter.WriteOptional(writer, "alias", entry.Alias);
            writer.WriteString("usage"u8, JsonNames.Of(entry.Usage));
            writer.WriteBoolean("hasPrivateKey"u8, entry.HasPrivateKey);
        });
    }

    private static void WritePin(Utf8JsonWriter json, PinEvidence pin, string? authority)
    {
        json.WriteString("path"u8, JsonDocumentWriter.Text(pin.Path));
        json.WriteNumber("line"u8, pin.Line);
        json.WriteString("kind"u8, pin.Kind);
        json.WriteString("algorithm"u8, "sha256"u8);
        json.WriteString("value"u8, pin.Value.ToString());
        JsonDocumentWriter.WriteOptional(json, "text", pin.Text);
        JsonDocumentWriter.WriteOptional(json, "host", pin.Host);
        JsonDocumentWriter.WriteOptional(json, "expires", pin.Expires is { } expires ? JsonDocumentWriter.Date(expires) : null);
        JsonDocumentWriter.WriteOptional(json, "usedAt", pin.UsedAt);
        JsonDocumentWriter.WriteOptional(json, "authority", authority);
        json.WriteString("strength"u8, JsonNames.Of(pin.Strength));
    }

    private static void WriteEndpoint(Utf8JsonWriter json, EndpointEvidence endpoint, EndpointClassification known)
    {
        json.WriteString("path"u8, JsonDocumentWriter.Text(endpoint.Path));
        json.WriteNumber("line"u8, endpoint.Line);
        json.WriteString("host"u8, JsonDocumentWriter.Text(endpoint.Host));
        JsonDocumentWriter.WriteOptional(json, "scheme", endpoint.Scheme);
        json.WriteString("strength"u8, JsonNames.Of(endpoint.Strength));
        json.WriteNumber("count"u8, endpoint.Count);
        JsonDocumentWriter.WriteOptional(json, "basis", endpoint.Basis);
        JsonDocumentWriter.WriteOptional(json, "service", known.Service);
        JsonDocumentWriter.WriteOptional(json, "region", known.Region);
        JsonDocumentWriter.WriteOptional(json, "form", known.Form);
    }

    private static void WriteSoftware(Utf8JsonWriter json, SoftwareEvidence software)
    {
        json.WriteString("path"u8, JsonDocumentWriter.Text(software.Path));
        json.WriteString("kind"u8, software.Kind);
        json.WriteString("name"u8, JsonDocumentWriter.Text(software.Name));
        JsonDocumentWriter.WriteOptional(json, "version", software.Version);
        JsonDocumentWriter.WriteOptional(json, "root", software.Root);
        json.WriteString("basis"u8, JsonNames.Of(software.Basis));
        JsonDocumentWriter.WriteOptional(json, "requirement", software.Requirement);
        JsonDocumentWriter.WriteOptional(json, "like", software.Like);
        PackageJson.Write(json, software.Package);
    }

    private static void WriteSetting(Utf8JsonWriter json, SettingEvidence setting)
    {
        json.WriteString("path"u8, JsonDocumentWriter.Text(setting.Path));
        json.WriteNumber("line"u8, setting.Line);
        json.WriteString("mechanism"u8, setting.Mechanism);
        json.WriteString("name"u8, JsonDocumentWriter.Text(setting.Name));
        json.WriteString("value"u8, JsonDocumentWriter.Text(setting.Value));
        JsonDocumentWriter.WriteOptional(json, "scope", setting.Scope);
    }

    private static void WriteProcess(Utf8JsonWriter json, ProcessEvidence process)
    {
        json.WriteString("id"u8, JsonDocumentWriter.Text(process.Id));
        json.WriteString("path"u8, JsonDocumentWriter.Text(process.Path));
        json.WriteNumber("line"u8, process.Line);
        json.WriteString("kind"u8, process.Kind);
        json.WriteString("name"u8, JsonDocumentWriter.Text(process.Name));
        JsonDocumentWriter.WriteTexts(json, "command", process.Command);
        JsonDocumentWriter.WriteOptional(json, "user", process.User);
        JsonDocumentWriter.WriteOptional(json, "workingFolder", process.WorkingFolder);
        JsonDocumentWriter.WriteOptional(json, "image", process.Image);
        WriteAll(json, "mounts", process.Mounts, static (writer, mount) =>
        {
            writer.WriteString("inside"u8, JsonDocumentWriter.Text(mount.Inside));
            JsonDocumentWriter.WriteOptional(writer, "source", mount.Source);
        });
    }
}
