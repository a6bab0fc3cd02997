namespace TrustShift.Assessment.Clients;

/// <summary>
/// Finds the clients of one family in the evidence and says which store each really uses and why. Add one file per family and one line
/// to <see cref="ClientFinders.All"/>.
/// </summary>
public abstract class ClientFinder
{
    /// <summary>The clients, in any order. Stores that they use are claimed in the context.</summary>
    public abstract IEnumerable<TlsClient> Find(ClientContext context);
}
