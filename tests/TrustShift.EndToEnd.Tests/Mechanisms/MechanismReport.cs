using System.Text.Json;

namespace TrustShift.EndToEnd.Tests.Mechanisms;

/// <summary>What a fixture is compared with: one assessment of <c>check --format json</c>.</summary>
public sealed record MechanismReport(string Verdict, IReadOnlyList<FoundClient> Clients, IReadOnlyList<string> Texts)
{
    /// <summary>Reads one of <c>assessments</c>.</summary>
    public static MechanismReport Of(JsonElement assessment) => new(
        assessment.GetProperty("verdict").GetString()!,
        [.. assessment.GetProperty("clients").EnumerateArray().Select(FoundClient.Of)],
        [.. assessment.GetProperty("reasons").EnumerateArray().Select(static r => r.GetProperty("text").GetString()!)]);

    /// <inheritdoc/>
    public override string ToString() => $"{Verdict}\n{string.Join('\n', Texts.Select(static t => "  " + t))}\n{string.Join('\n', Clients)}";
}
