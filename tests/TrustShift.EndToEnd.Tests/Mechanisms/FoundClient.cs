using System.Text.Json;

namespace TrustShift.EndToEnd.Tests.Mechanisms;

/// <summary>A client of a report.</summary>
public sealed record FoundClient(string Id, string Name, string Kind, string Store, string Verdict, IReadOnlyList<string> Reasons)
{
    /// <summary>Reads one of <c>clients</c>.</summary>
    public static FoundClient Of(JsonElement client)
    {
        JsonElement store = client.GetProperty("store");
        bool isKnown = store.ValueKind == JsonValueKind.Object;
        var reasons = client.GetProperty("reasons").EnumerateArray().Select(static r => r.GetProperty("text").GetString()!).ToList();
        if (client.TryGetProperty("uncertainty", out JsonElement uncertainty) && uncertainty.GetString() is { } why)
            reasons.Insert(0, why);
        if (isKnown)
            reasons.Insert(0, store.GetProperty("reason").GetString()!);
        return new FoundClient(
            client.GetProperty("id").GetString()!, client.GetProperty("name").GetString()!, client.GetProperty("kind").GetString()!,
            isKnown ? store.GetProperty("path").GetString()! : "none", client.GetProperty("verdict").GetString()!, reasons);
    }

    /// <inheritdoc/>
    public override string ToString() => $"  {Verdict,-11} {Kind}: {Name}\n    id    {Id}\n    store {Store}\n    {string.Join("\n    ", Reasons)}";
}
