using System.Text.Json;
using TrustShift.Assessment;
using TrustShift.Assessment.Applications;
using TrustShift.Assessment.ErrorTexts;
using TrustShift.Assessment.Precedence;
using TrustShift.Assessment.Security;
using TrustShift.Discovery.Evidence;
using TrustShift.Pki.Certificates;

namespace TrustShift.Reports.Json;

/// <summary>The JSON of <c>check</c>: <c>catalogue/schema/assessment.schema.json</c> is its contract. The same report gives the same bytes.</summary>
public static class CheckJson
{
    /// <summary>
    /// The whole document. One target stands in the document itself; several stand in <c>targets</c>, each with the same members.
    /// </summary>
    public static string Write(CheckReport report) => JsonDocumentWriter.Write(report.Tool, json =>
    {
        json.WriteString("at"u8, JsonDocumentWriter.Time(report.At));
        json.WriteString("verdict"u8, JsonNames.Of(report.Verdict));
        if (report.ErrorLog is { } log)
            WriteErrorLog(json, log);
        if (report.Targets is [var only])
        {
            WriteTarget(json, report, only);
            return;
        }

        json.WriteStartArray("targets"u8);
        foreach (CheckedTarget target in report.Targets)
        {
            json.WriteStartObject();
            json.WriteString("verdict"u8, JsonNames.Of(target.Verdict));
            WriteTarget(json, report, target);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    });

    private static void WriteTarget(Utf8JsonWriter json, CheckReport report, CheckedTarget target)
    {
        JsonDocumentWriter.WriteTarget(json, target.Evidence);
        json.WriteStartArray("assessments"u8);
        foreach (MigrationAssessment assessment in target.Assessments)
            WriteAssessment(json, report, target.Evidence, assessment);
        json.WriteEndArray();
        WriteSecurityFindings(json, target);
        JsonDocumentWriter.WriteGaps(json, target.Evidence.Gaps, withFinding: true);
    }

    private static void WriteAnchors(Utf8JsonWriter json, MigrationAssessment assessment)
    {
        json.WriteStartArray("anchors"u8);
        foreach (AnchorPresence anchor in assessment.Anchors)
        {
            json.WriteStartObject();
            json.WriteString("id"u8, anchor.Id);
            json.WriteString("subject"u8, JsonDocumentWriter.Text(anchor.Certificate.Subject.Text));
            JsonDocumentWriter.WriteTexts(json, "trustedBy", anchor.TrustedBy);
            json.WriteStartArray("onlyPresent"u8);
            foreach (CertificateLocation location in anchor.OnlyPresent)
            {
                json.WriteStartObject();
                InventoryJson.WriteLocation(json, location);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteSecurityFindings(Utf8JsonWriter json, CheckedTarget target)
    {
        json.WriteStartArray("securityFindings"u8);
        foreach (SecurityFinding finding in target.SecurityFindings)
        {
            json.WriteStartObject();
            json.WriteString("finding"u8, FindingId.Of(finding));
            json.WriteString("id"u8, finding.Id);
            json.WriteString("severity"u8, JsonNames.Of(finding.Severity));
            json.WriteString("text"u8, JsonDocumentWriter.Text(finding.Text));
            json.WriteString("setting"u8, JsonDocumentWriter.Text(finding.Setting));
            JsonDocumentWriter.WriteOptional(json, "concerns", finding.Concerns);
            JsonDocumentWriter.WriteTexts(json, "evidence", finding.Evidence);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteAssessment(Utf8JsonWriter json, CheckReport report, EvidenceSet evidence, MigrationAssessment assessment)
    {
        json.WriteStartObject();
        json.WriteString("migration"u8, assessment.Migration.Id);
        json.WriteString("title"u8, assessment.Migration.Title);
        json.WriteString("factsDate"u8, JsonDocumentWriter.Date(assessment.Migration.FactsDate));
        json.WriteBoolean("factsOutdated"u8, report.IsOutdated(assessment.Migration.FactsDate));
        json.WriteString("at"u8, JsonDocumentWriter.Time(assessment.At));
        json.WriteString("verdict"u8, JsonNames.Of(assessment.Verdict));
        json.WriteString("summary"u8, JsonDocumentWriter.Text(assessment.Summary));
        WriteReasons(json, "", assessment.Reasons);
        json.WriteStartArray("applications"u8);
        foreach (Application application in assessment.Applications)
            ApplicationJson.Write(json, application);
        json.WriteEndArray();
        json.WriteStartArray("clients"u8);
        foreach (ClientAssessment client in assessment.Clients)
            WriteClient(json, evidence, client);
        json.WriteEndArray();
        json.WriteStartArray("pins"u8);
        foreach (PinAssessment pin in assessment.Pins)
            WritePin(json, pin);
        json.WriteEndArray();
        json.WriteStartArray("endpoints"u8);
        foreach (ClassifiedEndpoint endpoint in assessment.Endpoints)
            WriteEndpoint(json, endpoint);
        json.WriteEndArray();
        json.WriteStartArray("unattributedStores"u8);
        foreach (UnattributedStore store in assessment.UnattributedStores)
        {
            json.WriteStartObject();
            json.WriteString("finding"u8, FindingId.OfStore(store.Store.Path));
            json.WriteString("path"u8, JsonDocumentWriter.Text(store.Store.Path));
            json.WriteString("format"u8, store.Store.Format);
            json.WriteString("role"u8, JsonNames.Of(store.Store.Role));
            json.WriteString("why"u8, JsonDocumentWriter.Text(store.Why));
            json.WriteEndObject();
        }

        json.WriteEndArray();
        WriteAnchors(json, assessment);
        JsonDocumentWriter.WriteTexts(json, "hints", assessment.Hints);
        JsonDocumentWriter.WriteTexts(json, "nextSteps", assessment.NextSteps);
        json.WriteEndObject();
    }

    /// <summary>The <c>reasons</c> member.</summary>
    /// <param name="json">Where to.</param>
    /// <param name="owner">The id of what they are reasons of; "" for the target.</param>
    /// <param name="reasons">The reasons.</param>
    internal static void WriteReasons(Utf8JsonWriter json, string owner, System.Collections.Immutable.ImmutableArray<Reason> reasons)
    {
        json.WriteStartArray("reasons"u8);
        foreach (Reason reason in reasons)
        {
            json.WriteStartObject();
            json.WriteString("finding"u8, FindingId.Of(owner, reason));
            json.WriteString("id"u8, reason.Id);
            json.WriteString("text"u8, JsonDocumentWriter.Text(reason.Text));
            JsonDocumentWriter.WriteTexts(json, "evidence", reason.Evidence);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteClient(Utf8JsonWriter json, EvidenceSet evidence, ClientAssessment assessment)
    {
        TlsClient client = assessment.Client;
        json.WriteStartObject();
        json.WriteString("finding"u8, FindingId.Of(client));
        json.WriteString("id"u8, JsonDocumentWriter.Text(client.Id));
        json.WriteString("name"u8, JsonDocumentWriter.Text(client.Name));
        json.WriteString("kind"u8, client.Kind);
        json.WriteString("place"u8, JsonDocumentWriter.Text(client.Place));
        json.WriteString("profile"u8, client.Profile.Name);
        JsonDocumentWriter.WriteTexts(json, "otherProfiles", [.. client.OtherProfiles.Select(static p => p.Name)]);
        JsonDocumentWriter.WriteTexts(json, "profileNotes", client.ProfileNotes);
        JsonDocumentWriter.WriteOptional(json, "uncertainty", client.Uncertainty);
        if (client.Store is { } store)
        {
            json.WriteStartObject("store"u8);
            json.WriteString("finding"u8, FindingId.OfStore(store.Path));
            json.WriteString("path"u8, JsonDocumentWriter.Text(store.Path));
            json.WriteString("format"u8, store.Format);
            json.WriteString("reason"u8, JsonDocumentWriter.Text(store.Reason));
            json.WriteNumber("anchors"u8, store.Anchors.Length);
            JsonDocumentWriter.WriteOptional(json, "dataDate", store.DataDate is { } date ? JsonDocumentWriter.Date(date) : null);
            json.WriteStartArray("rules"u8);
            foreach (PrecedenceRule rule in store.Rules)
            {
                json.WriteStartObject();
                json.WriteString("id"u8, rule.Id);
                json.WriteString("says"u8, $"{rule.Mechanism}: {rule.Words}");
                json.WriteString("source"u8, rule.Source);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }
        else
        {
            json.WriteNull("store"u8);
        }

        json.WriteStartArray("evidence"u8);
        foreach (ClientEvidence place in ClientEvidence.Of(evidence, client))
        {
            json.WriteStartObject();
            json.WriteString("place"u8, JsonDocumentWriter.Text(place.Place));
            json.WriteString("says"u8, JsonDocumentWriter.Text(place.Says));
            json.WriteEndObject();
        }

        json.WriteEndArray();

        json.WriteString("verdict"u8, JsonNames.Of(assessment.Verdict));
        WriteReasons(json, FindingId.Of(client), assessment.Reasons);
        json.WriteStartArray("chains"u8);
        foreach (ChainAnswer answer in assessment.Chains)
            WriteChain(json, answer);
        json.WriteEndArray();
        JsonDocumentWriter.WriteTexts(json, "fix", assessment.Fix);
        json.WriteEndObject();
    }

    private static void WritePin(Utf8JsonWriter json, PinAssessment pin)
    {
        json.WriteStartObject();
        json.WriteString("finding"u8, FindingId.Of(pin));
        json.WriteString("path"u8, JsonDocumentWriter.Text(pin.Path));
        JsonDocumentWriter.WriteOptional(json, "host", pin.Host);
        json.WriteString("verdict"u8, JsonNames.Of(pin.Verdict));
        WriteReasons(json, FindingId.Of(pin), pin.Reasons);
        JsonDocumentWriter.WriteTexts(json, "fix", pin.Fix);
        json.WriteEndObject();
    }

    private static void WriteChain(Utf8JsonWriter json, ChainAnswer answer)
    {
        json.WriteStartObject();
        json.WriteString("id"u8, answer.Chain.Id);
        json.WriteString("title"u8, JsonDocumentWriter.Text(answer.Chain.Title));
        json.WriteString("status"u8, JsonNames.Of(answer.Chain.Status));
        json.WriteString("side"u8, answer.IsAfter ? "after" : "before");
        json.WriteString("at"u8, JsonDocumentWriter.Time(answer.At));
        json.WriteBoolean("accepted"u8, answer.Result.IsAccepted);
        json.WriteString("outcome"u8, JsonNames.Of(answer.Result.Outcome));
        json.WriteStartArray("path"u8);
        foreach (CertificateFacts certificate in answer.Result.Path)
            json.WriteStringValue(JsonDocumentWriter.Text(certificate.Subject.CommonName));
        json.WriteEndArray();
        json.WriteString("sentence"u8, JsonDocumentWriter.Text(answer.Result.Sentence));
        json.WriteEndObject();
    }

    private static void WriteEndpoint(Utf8JsonWriter json, ClassifiedEndpoint endpoint)
    {
        json.WriteStartObject();
        json.WriteString("finding"u8, FindingId.Of(endpoint.Evidence));
        json.WriteString("path"u8, JsonDocumentWriter.Text(endpoint.Evidence.Path));
        json.WriteNumber("line"u8, endpoint.Evidence.Line);
        json.WriteString("host"u8, JsonDocumentWriter.Text(endpoint.Evidence.Host));
        JsonDocumentWriter.WriteOptional(json, "scheme", endpoint.Evidence.Scheme);
        json.WriteString("strength"u8, JsonNames.Of(endpoint.Evidence.Strength));
        json.WriteNumber("count"u8, endpoint.Evidence.Count);
        JsonDocumentWriter.WriteOptional(json, "basis", endpoint.Evidence.Basis);
        JsonDocumentWriter.WriteOptional(json, "service", endpoint.Classification.Service);
        JsonDocumentWriter.WriteOptional(json, "region", endpoint.Classification.Region);
        JsonDocumentWriter.WriteOptional(json, "form", endpoint.Classification.Form);
        JsonDocumentWriter.WriteOptional(json, "resolution", endpoint.Resolution);
        json.WriteBoolean("inScope"u8, endpoint.Classification.IsInScope);
        if (endpoint.Classification.Exemption is { } exemption)
        {
            json.WriteStartObject("exemption"u8);
            json.WriteString("id"u8, exemption.Id);
            json.WriteString("text"u8, exemption.Text);
            json.WriteEndObject();
        }
        else
        {
            json.WriteNull("exemption"u8);
        }

        json.WriteEndObject();
    }

    private static void WriteErrorLog(Utf8JsonWriter json, ErrorLog log)
    {
        json.WriteStartArray("errorLog"u8);
        foreach (ErrorLogLine line in log.Lines)
        {
            json.WriteStartObject();
            json.WriteNumber("line"u8, line.Line);
            json.WriteString("client"u8, line.Client);
            json.WriteString("meaning"u8, JsonNames.Of(line.Meaning));
            json.WriteString("text"u8, JsonDocumentWriter.Text(line.Text));
            json.WriteString("says"u8, line.Says);
            json.WriteString("source"u8, line.Source);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
