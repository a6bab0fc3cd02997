namespace TrustShift.Pki.Clients;

/// <summary>Where what a client does is chance, or not known well enough. The initial values are those of a client without any.</summary>
public sealed record ClientDoubts
{
    /// <summary>Whether what the client accepts is not known well enough to say that it does.</summary>
    public bool AcceptsUncertainly { get; init; }

    /// <summary>Whether which of several namesakes is taken is chance, so that one that cannot be used leaves an acceptance open.</summary>
    public bool TakesNamesakesByChance { get; init; }

    /// <summary>Whether a served certificate out of its dates can be taken for an earlier one of its name.</summary>
    public bool MayTakeLaterNamesake { get; init; }

    /// <summary>Whether two served authorities that certify each other hang the client.</summary>
    public bool HangsOnLoops { get; init; }
}
