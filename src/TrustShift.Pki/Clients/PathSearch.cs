namespace TrustShift.Pki.Clients;

/// <summary>How a library walks from the end entity to an anchor.</summary>
public enum PathSearch
{
    /// <summary>Tries every candidate issuer, from the store and from the server.</summary>
    Exhaustive,
    /// <summary>Follows what the server sent to its end and looks for an anchor only there.</summary>
    ServedChainToItsEnd,
    /// <summary>Asks the store before the server's certificates at each step and never goes back.</summary>
    StoreFirst,
    /// <summary>No library in particular: what only a search that goes back would accept is undecided.</summary>
    Careful,
}
