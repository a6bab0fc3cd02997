namespace TrustShift.Pki.Clients;

/// <summary>OpenSSL 1.1.0 and later, as its defaults in a distribution are: a root is wanted, names are normalised.</summary>
internal static class OpenSslProfile
{
    public static ClientProfile Profile { get; } = new(
        "openssl",
        "OpenSSL",
        PathSearch.StoreFirst,
        "OpenSSL crypto/x509/x509_vfy.c, x509_cmp.c (X509_NAME_cmp over the canonical encoding); measured with 1.1.1w, 3.0.19, 3.6.5")
    {
        ComparesNameBytes = false,
    };
}
