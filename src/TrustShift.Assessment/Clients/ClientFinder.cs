using TrustShift.Assessment.Clients.Profiles;
using TrustShift.Discovery.Evidence;

namespace TrustShift.Assessment.Clients;

/// <summary>
/// Finds the clients of one family in the evidence and says which store each really uses and why. Add one file per family and one line
/// to <see cref="ClientFinders.All"/>.
/// </summary>
public abstract class ClientFinder
{
    /// <summary>The clients, in any order. Stores that they use are claimed in the context.</summary>
    public abstract IEnumerable<TlsClient> Find(ClientContext context);

    /// <summary>A client that may have several profiles.</summary>
    private protected static TlsClient Client(string id, string name, string kind, string place, PossibleProfiles profiles, EffectiveStore? store, string? uncertainty = null) =>
        new(id, name, kind, place, profiles.First, store, uncertainty) { OtherProfiles = profiles.Others, ProfileNotes = profiles.Notes };

    /// <summary>The library that a program's name states ("wget (GnuTLS)"); null when it states none.</summary>
    private protected static string? LibraryIn(SoftwareEvidence program)
    {
        int start = program.Name.LastIndexOf('(') + 1, end = program.Name.LastIndexOf(')');
        return start > 0 && end > start ? program.Name[start..end] : null;
    }
}
