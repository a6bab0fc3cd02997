using System.Text.Json;
using TrustShift.Catalogue.Roots.Sets;

namespace TrustShift.Reports.Json;

/// <summary>The release of a root store that a store of the target is, in JSON.</summary>
internal static class ReleaseJson
{
    // The first are those of the store that the place speaks of; what shares the set beyond these adds little.
    private const int MostRanges = 20;
    private const int MostRoots = 100_000;

    /// <summary>Writes the member <c>release</c>; null where there is none.</summary>
    public static void Write(Utf8JsonWriter json, RootSetMatch? release)
    {
        if (release is null)
        {
            json.WriteNull("release"u8);
            return;
        }

        json.WriteStartObject("release"u8);
        json.WriteNumber("missing"u8, release.Missing);
        json.WriteNumber("extra"u8, release.Extra);
        json.WriteStartArray("candidates"u8);
        foreach (RootSetRange range in release.Ranges.Take(MostRanges))
        {
            json.WriteStartObject();
            json.WriteString("store"u8, range.Store);
            json.WriteString("first"u8, range.First);
            JsonDocumentWriter.WriteOptional(json, "firstDate", range.FirstDate is { } first ? JsonDocumentWriter.Date(first) : null);
            json.WriteString("last"u8, range.Last);
            JsonDocumentWriter.WriteOptional(json, "lastDate", range.LastDate is { } last ? JsonDocumentWriter.Date(last) : null);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    /// <summary>Reads it.</summary>
    public static RootSetMatch? Read(JsonPlace release) => release.IsNull ? null : new RootSetMatch(
        release.Items("candidates", static c => new RootSetRange(c.Text("store"), c.Text("first"), c.OptionalDate("firstDate"), c.Text("last"), c.OptionalDate("lastDate"))),
        (int)release.Number("missing", MostRoots),
        (int)release.Number("extra", MostRoots));
}
