namespace TrustShift.Assessment.Clients.RootPackages;

/// <summary>What one package does to the store of those that use it.</summary>
/// <param name="Name">With its ecosystem: "gem:certifi".</param>
/// <param name="Use">How it makes the store.</param>
/// <param name="Why">What it does, one sentence without its name: "replaces the roots of https.globalAgent".</param>
/// <param name="Profiles">Names of the profiles of those that use it.</param>
internal sealed record RootPackageRule(string Name, RootUse Use, string Why, params string[] Profiles)
{
    /// <summary>The store of the timeline that knows its releases; null when none does.</summary>
    public string? Timeline { get; init; }

    /// <summary>Where its bundle lies below its folder; with '/' at the end, all stores below.</summary>
    public string[] Files { get; init; } = [];

    /// <summary>Versions below this one do so; later ones do nothing. Null for all.</summary>
    public string? Before { get; init; }
}
