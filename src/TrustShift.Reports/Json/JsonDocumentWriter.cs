using System.Buffers;
using System.Collections.Immutable;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using TrustShift.Discovery.Evidence;

namespace TrustShift.Reports.Json;

/// <summary>What both JSON documents share: the frame, the tool, the target, the gaps, and the form of values.</summary>
internal static class JsonDocumentWriter
{
    /// <summary>Version of both schemas; raised when a member changes its meaning or goes away.</summary>
    public const int SchemaVersion = 1;

    // Readers of JSON in HTML escape for themselves; people read "→" and "+" in logs.
    private static readonly JsonWriterOptions Options = new()
    {
        Indented = true,
        IndentSize = 2,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Writes one document, ended by a line feed.</summary>
    public static string Write(ToolDescription tool, Action<Utf8JsonWriter> members)
    {
        var buffer = new ArrayBufferWriter<byte>(64 * 1024);
        using (var json = new Utf8JsonWriter(buffer, Options))
        {
            json.WriteStartObject();
            json.WriteNumber("schemaVersion"u8, SchemaVersion);
            json.WriteStartObject("tool"u8);
            json.WriteString("name"u8, tool.Name);
            json.WriteString("version"u8, tool.Version);
            json.WriteString("catalogueDate"u8, Date(tool.CatalogueDate));
            json.WriteEndObject();
            members(json);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan) + "\n";
    }

    /// <summary>The members that describe the target and how much of it was looked at.</summary>
    public static void WriteTarget(Utf8JsonWriter json, EvidenceSet evidence)
    {
        json.WriteStartObject("target"u8);
        json.WriteString("kind"u8, evidence.Target.Kind);
        json.WriteString("name"u8, Text(evidence.Target.Name));
        json.WriteEndObject();
        json.WriteString("collectedAt"u8, Time(evidence.CollectedAt));
        json.WriteStartObject("statistics"u8);
        json.WriteNumber("files"u8, evidence.Statistics.Files);
        json.WriteNumber("filesRead"u8, evidence.Statistics.FilesRead);
        json.WriteNumber("bytesRead"u8, evidence.Statistics.BytesRead);
        json.WriteEndObject();
    }

    /// <summary>The <c>gaps</c> member.</summary>
    /// <param name="json">Where to.</param>
    /// <param name="gaps">The gaps.</param>
    /// <param name="withFinding">Whether each has its <see cref="FindingId"/>: in a verdict, not in an inventory.</param>
    public static void WriteGaps(Utf8JsonWriter json, ImmutableArray<Gap> gaps, bool withFinding = false)
    {
        json.WriteStartArray("gaps"u8);
        foreach (Gap gap in gaps)
        {
            json.WriteStartObject();
            if (withFinding)
                json.WriteString("finding"u8, FindingId.Of(gap));
            json.WriteString("place"u8, Text(gap.Place));
            json.WriteString("reason"u8, Text(gap.Reason));
            WriteOptional(json, "remedy", gap.Remedy);
            json.WriteBoolean("decides"u8, gap.Decides);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    /// <summary>An array of texts.</summary>
    public static void WriteTexts(Utf8JsonWriter json, string name, ImmutableArray<string> texts)
    {
        json.WriteStartArray(name);
        foreach (string text in texts)
            json.WriteStringValue(Text(text));
        json.WriteEndArray();
    }

    /// <summary>A text or null.</summary>
    public static void WriteOptional(Utf8JsonWriter json, string name, string? text)
    {
        if (text is null)
            json.WriteNull(name);
        else
            json.WriteString(name, Text(text));
    }

    /// <summary>2026-11-23.</summary>
    public static string Date(DateOnly date) => date.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>
    /// 2026-11-23T08:00:00Z, with the fraction of a second where there is one (so that reading it back gives the same moment).
    /// </summary>
    public static string Time(DateTimeOffset time) =>
        time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>
    /// A text that is valid Unicode: the writer refuses a lone surrogate, and a file name of the target may hold one (bytes that are no
    /// UTF-8 in a path). It becomes U+FFFD.
    /// </summary>
    public static string Text(string text)
    {
        int i = 0;
        while (i < text.Length && !char.IsSurrogate(text[i]))
            i++;
        if (i == text.Length)
            return text;
        var clean = new StringBuilder(text.Length);
        foreach (Rune rune in text.EnumerateRunes())
            clean.Append(rune.ToString());
        return clean.ToString();
    }
}
