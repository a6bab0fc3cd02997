using System.Collections.Immutable;

namespace TrustShift.Assessment.Precedence;

/// <summary>What the rules of a runtime decided.</summary>
/// <param name="Store">The store; null when nothing in the target tells it.</param>
/// <param name="Named">Whether a setting took part.</param>
/// <param name="Uncertainty">What is not certain, one sentence; null when nothing is.</param>
internal sealed record StoreDecision(EffectiveStore? Store, bool Named, string? Uncertainty)
{
    /// <summary>The rules that took part, in order.</summary>
    public ImmutableArray<PrecedenceRule> Rules { get; init; } = [];
}
