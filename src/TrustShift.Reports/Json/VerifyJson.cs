using System.Collections.Immutable;
using System.Text.Json;
using TrustShift.Pki.Certificates;
using TrustShift.Pki.Paths;

namespace TrustShift.Reports.Json;

/// <summary>The JSON of <c>verify</c>: <c>catalogue/schema/verify.schema.json</c> is its contract. The same report gives the same bytes.</summary>
public static class VerifyJson
{
    /// <summary>The whole document.</summary>
    public static string Write(VerifyReport report) => JsonDocumentWriter.Write(report.Tool, json =>
    {
        json.WriteString("at"u8, JsonDocumentWriter.Time(report.At));
        JsonDocumentWriter.WriteOptional(json, "name", report.HostName);
        json.WriteString("outcome"u8, JsonNames.Of(report.Outcome));
        json.WriteStartArray("stores"u8);
        foreach (VerifiedStore store in report.Stores)
        {
            json.WriteStartObject();
            json.WriteString("path"u8, JsonDocumentWriter.Text(store.Path));
            json.WriteString("format"u8, store.Format);
            json.WriteNumber("certificates"u8, store.Certificates);
            json.WriteBoolean("complete"u8, store.IsComplete);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        WriteCertificates(json, "chain", report.Chain);
        json.WriteStartArray("answers"u8);
        foreach (VerifyAnswer answer in report.Answers)
            WriteAnswer(json, answer);
        json.WriteEndArray();
        JsonDocumentWriter.WriteGaps(json, report.Gaps);
    });

    private static void WriteAnswer(Utf8JsonWriter json, VerifyAnswer answer)
    {
        json.WriteStartObject();
        json.WriteString("client"u8, JsonDocumentWriter.Text(answer.Asked));
        json.WriteString("profile"u8, answer.Profile.Name);
        json.WriteString("title"u8, answer.Profile.Title);
        JsonDocumentWriter.WriteOptional(json, "note", answer.Note);
        json.WriteString("outcome"u8, JsonNames.Of(answer.Outcome));
        json.WriteBoolean("accepted"u8, answer.Outcome == PathOutcome.Accepted);
        json.WriteString("sentence"u8, JsonDocumentWriter.Text(answer.Sentence));
        JsonDocumentWriter.WriteOptional(json, "says", answer.Says);
        WriteCertificates(json, "path", answer.Outcome == PathOutcome.Accepted ? answer.Result.Path : []);
        json.WriteStartArray("candidates"u8);
        foreach (CandidatePath candidate in answer.Result.Candidates)
        {
            json.WriteStartObject();
            WriteCertificates(json, "path", candidate.Certificates);
            json.WriteBoolean("reachesAnchor"u8, candidate.Anchor is not null);
            json.WriteStartArray("findings"u8);
            foreach (PathFinding finding in candidate.Findings)
            {
                json.WriteStartObject();
                json.WriteString("id"u8, finding.Id);
                json.WriteNumber("index"u8, finding.Index);
                json.WriteString("text"u8, JsonDocumentWriter.Text(finding.Text));
                json.WriteBoolean("fatal"u8, finding.Fatal);
                json.WriteBoolean("undecided"u8, finding.Undecided);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteCertificates(Utf8JsonWriter json, string name, ImmutableArray<CertificateFacts> certificates)
    {
        json.WriteStartArray(name);
        foreach (CertificateFacts certificate in certificates)
        {
            json.WriteStartObject();
            json.WriteString("subject"u8, JsonDocumentWriter.Text(certificate.Subject.ToString()));
            json.WriteString("issuer"u8, JsonDocumentWriter.Text(certificate.Issuer.ToString()));
            json.WriteString("sha256"u8, certificate.Sha256.ToString());
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
