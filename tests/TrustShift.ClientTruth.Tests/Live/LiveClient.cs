namespace TrustShift.ClientTruth.Tests.Live;

/// <summary>One real client: how it is found and driven.</summary>
/// <param name="host">Where it is installed.</param>
/// <param name="kind">Its name without the place.</param>
internal abstract class LiveClient(ClientHost host, string kind)
{
    /// <summary>Its name in the tests.</summary>
    public string Name { get; } = host.Name.Length == 0 ? kind : $"{kind} ({host.Name})";

    /// <summary>Where it is installed.</summary>
    public ClientHost Host { get; } = host;

    /// <summary>The commands without which it cannot be driven.</summary>
    public abstract string[] Needs { get; }

    /// <summary>The name of its profile, with the version that is installed.</summary>
    public abstract string Profile();

    /// <summary>What else is missing although its commands are there (a module, a library); null for nothing.</summary>
    public virtual string? Missing() => null;

    /// <summary>Asks it every question.</summary>
    public abstract IReadOnlyDictionary<string, LiveAnswer> Ask(IReadOnlyList<LiveQuestion> questions);
}
