namespace TrustShift.EndToEnd.Tests.Mechanisms;

/// <summary>An application of a report.</summary>
public sealed record FoundApplication(string Name, string Kind, string Verdict, IReadOnlyList<FoundClient> Clients)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Verdict,-11} application {Name} ({Kind})\n{string.Join('\n', Clients)}";
}
