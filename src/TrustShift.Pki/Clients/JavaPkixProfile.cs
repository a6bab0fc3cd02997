namespace TrustShift.Pki.Clients;

/// <summary>The JDK's PKIX validator: a store entry is a name and a key, and its certificate's dates do not count.</summary>
internal static class JavaPkixProfile
{
    public static ClientProfile Profile { get; } = new(
        "java",
        "Java (PKIX)",
        PathSearch.Exhaustive,
        "java.security.cert.TrustAnchor, sun.security.provider.certpath.PKIX, javax.security.auth.x500.X500Principal.equals; measured with JDK 8 to 27")
    {
        ChecksAnchorValidity = false,
        // Every store entry is a TrustAnchor, the intermediates too.
        AcceptsIntermediateAnchors = true,
        ComparesNameBytes = false,
        // A HashSet of TrustAnchor orders by identity: measured to differ from run to run.
        TakesAnyAnchorOfOneKey = true,
        // jdk.tls.maxCertificateChainLength.
        MaxPresented = 10,
    };
}
