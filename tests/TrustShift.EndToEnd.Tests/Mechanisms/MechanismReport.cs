using System.Text.Json;

namespace TrustShift.EndToEnd.Tests.Mechanisms;

/// <summary>What a fixture is compared with: one assessment of <c>check --format json</c>.</summary>
public sealed record MechanismReport(string Verdict, IReadOnlyList<FoundClient> Clients, IReadOnlyList<FoundApplication> Applications, IReadOnlyList<string> Texts)
{
    /// <summary>Reads one of <c>assessments</c>.</summary>
    public static MechanismReport Of(JsonElement assessment)
    {
        Dictionary<string, FoundClient> clients = assessment.GetProperty("clients").EnumerateArray().ToDictionary(static c => c.GetProperty("finding").GetString()!, FoundClient.Of, StringComparer.Ordinal);
        return new MechanismReport(
            assessment.GetProperty("verdict").GetString()!,
            [.. clients.Values],
            [.. assessment.GetProperty("applications").EnumerateArray().Select(a => new FoundApplication(
                a.GetProperty("name").GetString()!, a.GetProperty("kind").GetString()!, a.GetProperty("verdict").GetString()!,
                [.. a.GetProperty("clients").EnumerateArray().Select(c => clients[c.GetString()!])]))],
            [.. assessment.GetProperty("reasons").EnumerateArray().Select(static r => r.GetProperty("text").GetString()!)]);
    }

    /// <inheritdoc/>
    public override string ToString() => $"{Verdict}\n{string.Join('\n', Texts.Select(static t => "  " + t))}\n{string.Join('\n', Applications)}";
}
