namespace TrustShift.EndToEnd.Tests.Mechanisms;

/// <summary>An application that a fixture expects.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Kind">Its kind ("systemd-unit", "module", ...).</param>
/// <param name="Verdict">"impacted", "notImpacted" or "unknown".</param>
/// <param name="Clients">Its clients, all of them.</param>
public sealed record ExpectedApplication(string Name, string Kind, string Verdict, IReadOnlyList<ExpectedClient> Clients)
{
    /// <summary>What differs; nothing when it is the one.</summary>
    public IEnumerable<string> Differences(FoundApplication found, IReadOnlyList<string> others)
    {
        if (!string.Equals(found.Kind, Kind, StringComparison.Ordinal))
            yield return $"{Name}: expected the kind {Kind}, found {found.Kind}";
        if (!string.Equals(found.Verdict, Verdict, StringComparison.Ordinal))
            yield return $"{Name}: expected {Verdict}, found {found.Verdict}";
        foreach (string problem in ClientComparison.Compare(Clients, found.Clients, others))
            yield return $"{Name}: {problem}";
    }
}
