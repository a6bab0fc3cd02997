using System.Collections.Immutable;
using System.Text.Json;
using TrustShift.Reports.Json;

namespace TrustShift.Reports.Explanations;

/// <summary>Explanations for programs: <c>catalogue/schema/explanation.schema.json</c> is the contract.</summary>
public static class ExplanationJson
{
    /// <summary>The whole document.</summary>
    public static string Write(ToolDescription tool, ImmutableArray<Explanation> explanations) => JsonDocumentWriter.Write(tool, json =>
    {
        json.WriteStartArray("explanations"u8);
        foreach (Explanation explanation in explanations)
        {
            json.WriteStartObject();
            json.WriteString("target"u8, JsonDocumentWriter.Text(explanation.Target));
            json.WriteString("migration"u8, JsonDocumentWriter.Text(explanation.Migration));
            json.WriteString("title"u8, JsonDocumentWriter.Text(explanation.Title));
            json.WriteString("at"u8, JsonDocumentWriter.Text(explanation.At));
            json.WritePropertyName("chain"u8);
            Write(json, explanation.Chain);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    });

    private static void Write(Utf8JsonWriter json, ExplanationLink link)
    {
        json.WriteStartObject();
        json.WriteString("kind"u8, link.Kind);
        json.WriteString("text"u8, JsonDocumentWriter.Text(link.Text));
        JsonDocumentWriter.WriteOptional(json, "finding", link.Finding);
        JsonDocumentWriter.WriteOptional(json, "verdict", link.Verdict);
        JsonDocumentWriter.WriteTexts(json, "places", link.Places);
        json.WriteStartArray("because"u8);
        foreach (ExplanationLink below in link.Because)
            Write(json, below);
        json.WriteEndArray();
        json.WriteEndObject();
    }
}
