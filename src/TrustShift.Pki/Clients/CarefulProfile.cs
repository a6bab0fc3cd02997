namespace TrustShift.Pki.Clients;

/// <summary>The default: no library in particular, so every rule that a common library enforces counts.</summary>
internal static class CarefulProfile
{
    public static ClientProfile Profile { get; } = new(
        "careful",
        "any careful client (not modelled per library)",
        PathSearch.Careful,
        "RFC 5280 section 6, RFC 9525; the stricter answer where measured clients differ");
}
