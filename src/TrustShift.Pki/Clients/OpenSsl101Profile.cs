namespace TrustShift.Pki.Clients;

/// <summary>OpenSSL before 1.0.1n: the served chain is followed to its end, and a cross-certificate hides a newer root.</summary>
internal static class OpenSsl101Profile
{
    public static ClientProfile Profile { get; } = new(
        "openssl@1.0.1",
        "OpenSSL 1.0.1 and earlier (before 1.0.1n)",
        PathSearch.ServedChainToItsEnd,
        "OpenSSL crypto/x509/x509_vfy.c X509_verify_cert; measured with 0.9.8y, 1.0.0l, 1.0.1g")
    {
        ComparesNameBytes = false,
    };
}
