namespace TrustShift.Pki.Clients;

/// <summary>How a library walks from the end entity to an anchor.</summary>
public enum PathSearch
{
    /// <summary>Tries every candidate issuer, from the store and from the server.</summary>
    Exhaustive,
    /// <summary>Follows what the server sent to its end and looks for an anchor only there.</summary>
    ServedChainToItsEnd,
}
