namespace TrustShift.Pki.Clients;

/// <summary>The profile of a name, and what a person must know of how it was chosen.</summary>
/// <param name="Profile">The profile; its name is the one asked for.</param>
/// <param name="Note">That the version was not measured and which one stands for it, as one sentence; null when there is nothing to say.</param>
public sealed record ResolvedProfile(ClientProfile Profile, string? Note)
{
    /// <summary>Whether the name carries an option that its family does not have, so that nothing is certain; <see cref="Note"/> tells which.</summary>
    public bool HasUnknownOption { get; init; }
}
