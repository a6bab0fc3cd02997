namespace TrustShift.Pki.Clients;

/// <summary>GnuTLS 3.7 and 3.8: the served chain is followed to its end, and only there an anchor is looked for.</summary>
internal static class GnuTlsProfile
{
    public static ClientProfile Profile { get; } = new(
        "gnutls",
        "GnuTLS",
        PathSearch.ServedChainToItsEnd,
        "GnuTLS lib/x509/verify-high.c gnutls_x509_trust_list_verify_crt2, lib/x509/verify.c _gnutls_verify_crt_status; measured with 3.7.1, 3.7.9, 3.8")
    {
        // The cut and the last issuer may be any store entry (verify.c _gnutls_check_if_same_key); raw names (raw_issuer_dn) are compared.
        AcceptsIntermediateAnchors = true,
        ComparesNameBytes = true,
        CutsServedChainAtAnchor = true,
    };
}
