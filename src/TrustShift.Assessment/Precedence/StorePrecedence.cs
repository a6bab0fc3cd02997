using System.Collections.Immutable;

namespace TrustShift.Assessment.Precedence;

/// <summary>How one runtime finds its trust store: its rules, the strongest first. The one home of what finders decide, reports cite and docs/effective-store.md lists.</summary>
/// <param name="Id">Short name, the beginning of its rules' ids: "curl".</param>
/// <param name="Runtime">For people: "curl on OpenSSL".</param>
/// <param name="Rules">The rules in order.</param>
public sealed record StorePrecedence(string Id, string Runtime, ImmutableArray<PrecedenceRule> Rules)
{
    /// <summary>What a person must know beside the rules, one sentence; null for nothing.</summary>
    public string? Note { get; init; }

    /// <summary>The rule of that id.</summary>
    /// <exception cref="ArgumentException">There is none.</exception>
    public PrecedenceRule this[string id] => Rules.FirstOrDefault(r => string.Equals(r.Id, id, StringComparison.Ordinal)) ?? throw new ArgumentException($"No rule is named '{id}'.", nameof(id));
}
