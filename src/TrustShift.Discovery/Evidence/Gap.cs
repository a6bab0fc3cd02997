namespace TrustShift.Discovery.Evidence;

/// <summary>Something that could not be read or decided.</summary>
/// <param name="Place">Path (with entry or offset), as precise as known.</param>
/// <param name="Reason">What is wrong, one sentence.</param>
/// <param name="Remedy">The command or option that would settle it; null when there is none.</param>
/// <param name="Decides">
/// Whether a trust store, a pin or a client may hide behind it, so that nothing can be proven without it. False for places whose
/// content cannot be TLS trust (samples, fixtures).
/// </param>
public sealed record Gap(string Place, string Reason, string? Remedy = null, bool Decides = true)
{
    /// <summary>The reason of what the user left out.</summary>
    public const string Excluded = "left out as asked by --exclude";

    /// <summary>Whether the user left it out.</summary>
    public bool IsExclusion => Reason is Excluded;
}
