namespace TrustShift.Pki.Clients;

/// <summary>rustls with webpki, as Deno uses it: an anchor is a name, a key and name constraints, nothing else.</summary>
internal static class RustlsFamily
{
    public static ProfileFamily Family { get; } = new("deno", "Deno (rustls-webpki)", ["2.9"], [], static _ => Describe());

    private static ClientProfile Describe() => new("deno", "Deno", PathSearch.DepthFirst, "rustls/webpki src/verify_cert.rs")
    {
        AcceptsIntermediateAnchors = true,
        EndEntity = EndEntityAnchor.SelfSignedUnchecked,
        Rules = new ChainRules { ComparesNameBytes = true, MinRsaBits = 2048, RefusesAuthorityAsEndEntity = true, ChecksAuthorityKeyUsage = false, ChecksAnchorDates = false, MaxIntermediates = 6 },
    };
}
