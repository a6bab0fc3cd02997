using System.Text.Json;
using TrustShift.Assessment;
using TrustShift.Assessment.Applications;

namespace TrustShift.Reports.Json;

/// <summary>The members of an application: its clients, pins and endpoints stand in lists of their own, and are named here by their findings.</summary>
internal static class ApplicationJson
{
    public static void Write(Utf8JsonWriter json, Application application)
    {
        string finding = FindingId.Of(application);
        json.WriteStartObject();
        json.WriteString("finding"u8, finding);
        json.WriteString("id"u8, JsonDocumentWriter.Text(application.Id));
        json.WriteString("kind"u8, application.Kind);
        json.WriteString("name"u8, JsonDocumentWriter.Text(application.Name));
        json.WriteString("place"u8, JsonDocumentWriter.Text(application.Place));
        json.WriteString("verdict"u8, JsonNames.Of(application.Verdict));
        CheckJson.WriteReasons(json, finding, application.Reasons);
        JsonDocumentWriter.WriteTexts(json, "clients", [.. application.Clients.Select(static c => FindingId.Of(c.Client))]);
        JsonDocumentWriter.WriteTexts(json, "pins", [.. application.Pins.Select(static p => FindingId.Of(p))]);
        JsonDocumentWriter.WriteTexts(json, "endpoints", [.. application.Endpoints.Select(static e => FindingId.Of(e.Evidence))]);
        json.WriteEndObject();
    }
}
