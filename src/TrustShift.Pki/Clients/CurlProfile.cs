namespace TrustShift.Pki.Clients;

/// <summary>curl over OpenSSL: partial chains are allowed (X509_V_FLAG_PARTIAL_CHAIN since 7.68).</summary>
internal static class CurlProfile
{
    public static ClientProfile Profile { get; } = new(
        "curl",
        "curl",
        PathSearch.StoreFirst,
        "curl lib/vtls/openssl.c (X509_V_FLAG_PARTIAL_CHAIN); measured with 7.74 to 8.x")
    {
        AcceptsIntermediateAnchors = true,
        ComparesNameBytes = false,
    };
}
