namespace TrustShift.ClientTruth.Tests.Live;

/// <summary>One real client: how it is found and driven.</summary>
internal abstract class LiveClient
{
    /// <summary>Its name in the tests.</summary>
    public abstract string Name { get; }

    /// <summary>The commands without which it cannot be driven.</summary>
    public abstract string[] Needs { get; }

    /// <summary>Names of its profile, the most exact first: with the version on this machine, without, and the library that it uses.</summary>
    public abstract string[] Profiles();

    /// <summary>Whether it is there although its commands are (a module, a library).</summary>
    public virtual string? Missing() => null;

    /// <summary>Asks it every question.</summary>
    public abstract IReadOnlyDictionary<string, LiveAnswer> Ask(IReadOnlyList<LiveQuestion> questions, LiveWorld world);
}
