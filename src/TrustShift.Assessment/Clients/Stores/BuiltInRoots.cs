using System.Globalization;
using TrustShift.Catalogue.Roots;

namespace TrustShift.Assessment.Clients.Stores;

/// <summary>Root sets that a release carries inside, from the timeline.</summary>
public static class BuiltInRoots
{
    /// <summary>The roots of a release as an effective store, and what is not certain about it; null when the timeline does not know the store.</summary>
    /// <param name="store">Store name in the timeline.</param>
    /// <param name="version">Version of the program.</param>
    /// <param name="why">Start of the reason: "Node.js 20.20.2 has".</param>
    public static (EffectiveStore Store, string? Uncertainty)? Find(string store, string version, string why)
    {
        if (RootStoreTimeline.Find(store, version) is not { } answer)
            return null;
        string date = answer.Date is { } day ? day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : "no date";
        string reason = $"{why} {answer.Anchors.Length} built-in roots (root-store timeline: {store} {answer.Version}, {date})";
        string? uncertainty = answer.Kind == RootStoreMatch.Uncertain
            ? $"the timeline does not know the roots of {store} {version} for certain; those of {answer.Version} were taken"
            : null;
        return (new EffectiveStore($"(built in) {store} {answer.Version}", "built-in", reason, answer.Anchors, [], answer.Date), uncertainty);
    }
}
