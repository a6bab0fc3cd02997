namespace TrustShift.Pki.Clients;

/// <summary>
/// OpenSSL 1.0.2b and later and 1.0.1n and later: as before, and when no anchor is found the chain is shortened (alternative chains).
/// </summary>
internal static class OpenSsl102Profile
{
    public static ClientProfile Profile { get; } = new(
        "openssl@1.0.2",
        "OpenSSL 1.0.2",
        PathSearch.ServedChainToItsEnd,
        "OpenSSL crypto/x509/x509_vfy.c X509_verify_cert; measured with 1.0.2g")
    {
        ComparesNameBytes = false,
        RetriesShorterServedChain = true,
    };
}
