using TrustShift.EndToEnd.Tests.Fixtures;
using YamlDotNet.RepresentationModel;

namespace TrustShift.EndToEnd.Tests.Mechanisms;

/// <summary>A client that a fixture expects.</summary>
/// <param name="Client">Its kind ("curl"), a part of its name, or its whole id.</param>
/// <param name="Store">The path of its store; "none" where it is not known.</param>
/// <param name="Reason">Parts of the store's reason, of the client's uncertainty or of its verdict's reasons.</param>
/// <param name="Verdict">"impacted", "notImpacted" or "unknown".</param>
public sealed record ExpectedClient(string Client, string Store, IReadOnlyList<string> Reason, string Verdict)
{
    /// <summary>Those under <c>clients</c>.</summary>
    public static ExpectedClient[] In(YamlMappingNode mapping) =>
    [
        .. FixtureYaml.Mappings(mapping, "clients")
            .Select(static c => new ExpectedClient(FixtureYaml.One(c, "client")!, FixtureYaml.One(c, "store")!, FixtureYaml.Many(c, "reason"), FixtureYaml.One(c, "verdict")!)),
    ];

    /// <summary>Whether it may be this one, whatever its store.</summary>
    public bool Names(FoundClient found) =>
        string.Equals(found.Kind, Client, StringComparison.Ordinal) || string.Equals(found.Id, Client, StringComparison.Ordinal) || found.Name.Contains(Client, StringComparison.Ordinal);

    /// <summary>What differs; nothing when it is the one.</summary>
    public IEnumerable<string> Differences(FoundClient found)
    {
        if (!string.Equals(found.Store, Store, StringComparison.Ordinal))
            yield return $"{Client}: expected the store {Store}, found {found.Store}";
        if (!string.Equals(found.Verdict, Verdict, StringComparison.Ordinal))
            yield return $"{Client}: expected {Verdict}, found {found.Verdict}";
        foreach (string part in Reason.Where(part => !found.Reasons.Any(r => r.Contains(part, StringComparison.Ordinal))))
            yield return $"{Client}: no reason holds '{part}'";
    }
}
