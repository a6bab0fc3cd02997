using System.Text.Json;

namespace TrustShift.Reports.Explanations;

/// <summary>A place in a report's JSON. The file may be anybody's: a member that is missing or of another type is empty.</summary>
internal readonly struct ReportElement(JsonElement element)
{
    /// <summary>The text of a member; "" when it has none.</summary>
    public string Text(string name) => Optional(name) ?? "";

    /// <summary>The text of a member; null when it has none.</summary>
    public string? Optional(string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out JsonElement value)
            ? value.ValueKind switch { JsonValueKind.String => value.GetString(), JsonValueKind.Number => value.GetRawText(), _ => null }
            : null;

    /// <summary>Whether a member is true.</summary>
    public bool Flag(string name) => element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.True;

    /// <summary>A member that is an object; null when it is none.</summary>
    public ReportElement? Member(string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.Object ? new ReportElement(value) : null;

    /// <summary>The objects of a member that is a list.</summary>
    public IEnumerable<ReportElement> Items(string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.Array
            ? value.EnumerateArray().Where(static e => e.ValueKind == JsonValueKind.Object).Select(static e => new ReportElement(e)) : [];

    /// <summary>The texts of a member that is a list.</summary>
    public System.Collections.Immutable.ImmutableArray<string> Texts(string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.Array
            ? [.. value.EnumerateArray().Where(static e => e.ValueKind == JsonValueKind.String).Select(static e => e.GetString()!)] : [];

    /// <summary>Its id.</summary>
    public string Finding => Text("finding");
}
