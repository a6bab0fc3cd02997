namespace TrustShift.Pki.Clients;

/// <summary>Node.js: its own OpenSSL and its own roots.</summary>
internal static class NodeProfile
{
    public static ClientProfile Profile { get; } = new(
        "node",
        "Node.js",
        PathSearch.StoreFirst,
        "OpenSSL crypto/x509/x509_vfy.c, as linked by Node.js; measured with Node.js 10 to 26")
    {
        ComparesNameBytes = false,
    };
}
