namespace TrustShift.Pki.Paths;

/// <summary>One statement about one certificate of a path.</summary>
/// <param name="Id">Stable id, e.g. "expired", "no-anchor", "not-an-authority": see <see cref="PathFindingIds"/>.</param>
/// <param name="Index">Position in the path, 0 is the end entity; -1 for the path as a whole.</param>
/// <param name="Text">One sentence for people, without the full stop.</param>
/// <param name="Fatal">Whether the path fails by it.</param>
public sealed record PathFinding(string Id, int Index, string Text, bool Fatal = true)
{
    /// <summary>Whether the rule could not be decided: the path is neither accepted nor rejected by it.</summary>
    public bool Undecided { get; init; }
}
