using System.Globalization;
using System.Text.Json;
using TrustShift.EndToEnd.Tests.Mechanisms;

namespace TrustShift.EndToEnd.Tests.Corpus;

/// <summary>What a project of the corpus is compared with: the inventory, and one assessment of it, a line a finding.</summary>
public sealed record CorpusReport(
    string Verdict, IReadOnlyList<string> Endpoints, IReadOnlyList<string> Pins, IReadOnlyList<FoundPinSet> Sets, IReadOnlyList<FoundClient> Clients, IReadOnlyList<string> Gaps, IReadOnlyList<string> Remarks,
    IReadOnlyList<string> Security)
{
    /// <summary>Reads both reports.</summary>
    public static CorpusReport Of(JsonElement inventory, JsonElement check)
    {
        JsonElement assessment = check.GetProperty("assessments")[0];
        ILookup<bool, string> gaps = inventory.GetProperty("gaps").EnumerateArray().ToLookup(static g => g.GetProperty("decides").GetBoolean(), static g => g.GetProperty("place").GetString()!);
        return new CorpusReport(
            assessment.GetProperty("verdict").GetString()!,
            [.. Items(assessment, "endpoints").Select(Endpoint)],
            [.. Items(inventory, "pins").Select(Pin)],
            [.. Items(assessment, "pins").Select(FoundPinSet.Of)],
            [.. Items(assessment, "clients").Select(FoundClient.Of)],
            [.. gaps[true]],
            [.. gaps[false]],
            [.. Items(check, "securityFindings").Select(static f => $"{f.GetProperty("id").GetString()} {f.GetProperty("evidence")[0].GetString()}")]);
    }

    /// <inheritdoc/>
    public override string ToString() => string.Join('\n', (IEnumerable<string>)
    [
        Verdict,
        .. Endpoints.Select(static e => "  endpoint " + e),
        .. Pins.Select(static p => $"  pin {p[..(p.LastIndexOf(' ') + 1)]}{CorpusHashes.NameOf(p[(p.LastIndexOf(' ') + 1)..])}"),
        .. Sets.Select(static s => $"  set {s.Line}\n      {string.Join("\n      ", s.Texts)}"),
        .. Clients.Select(static c => c.ToString()),
        .. Gaps.Select(static g => "  gap " + g),
        .. Remarks.Select(static g => "  remark " + g),
        .. Security.Select(static s => "  security " + s),
    ]);

    private static JsonElement.ArrayEnumerator Items(JsonElement of, string name) => of.GetProperty(name).EnumerateArray();

    private static string Endpoint(JsonElement e)
    {
        string scope = e.GetProperty("inScope").GetBoolean() ? "in" : (e.GetProperty("exemption") is { ValueKind: JsonValueKind.Object } rule ? Text(rule, "id") : null) ?? (Text(e, "form") is null ? "undecided" : "other");
        return $"{Text(e, "path")}:{Number(e)} {Text(e, "scheme") ?? "-"} {Text(e, "host")} {Text(e, "strength")} {scope}";
    }

    private static string Pin(JsonElement p)
    {
        string value = Text(p, "kind") is "certificate-name" ? "the name " + Text(p, "text") : Text(p, "value")!;
        return $"{Text(p, "path")}:{Number(p)} {Text(p, "kind")} {Text(p, "host") ?? "-"} {Text(p, "strength")} {value}";
    }

    private static string Number(JsonElement e) => e.GetProperty("line").GetInt32().ToString(CultureInfo.InvariantCulture);

    private static string? Text(JsonElement e, string name) => e.GetProperty(name) is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;
}
