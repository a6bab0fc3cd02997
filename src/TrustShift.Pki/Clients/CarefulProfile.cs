using TrustShift.Pki.Certificates;

namespace TrustShift.Pki.Clients;

/// <summary>The default: no library in particular, so every rule that a common library enforces counts.</summary>
internal static class CarefulProfile
{
    // What every measured client with a check of the kind refuses.
    private static readonly ChainRules Common = new()
    {
        KeyIdentifiers = KeyIdentifierRule.Key,
        AnchorPurpose = PurposeRule.Server,
        // A root of version 1 has nowhere to say that it is an authority; every client measured accepts it.
        AnchorAuthority = AuthorityRule.StatedUnlessOldRoot,
        ChecksAnchorKeyUsage = true,
        ChecksAnchorPathLength = true,
        ChecksAnchorCriticalExtensions = true,
    };

    public static ClientProfile Profile { get; } = new(
        "careful",
        "any careful client (not modelled per library)",
        PathSearch.Careful,
        "RFC 5280 section 6, RFC 9525; the stricter answer where measured clients differ")
    {
        EndEntity = EndEntityAnchor.SelfSignedUnchecked,
        OpenSsl = new OpenSslOptions { AsksStoreFirst = true },
        Rules = Common,
        DisputedRules = Common with
        {
            // OpenSSL (v3_purp.c X509_check_akid) compares issuer and serial number; GnuTLS and others do not.
            KeyIdentifiers = KeyIdentifierRule.KeyAndCertificate,
            // Go, NSS, rustls and others want the same bytes.
            ComparesNameBytes = true,
            // OpenSSL's security level 2, Debian's default, the anchor included.
            MinRsaBits = 2048,
            // The JDK and BoringSSL hold the end entity's key usage against the cipher suite; one that allows neither way fails there.
            EndEntityKeyUsage = KeyUsages.DigitalSignature | KeyUsages.KeyEncipherment,
            // JDK 8 reads a leading dot as part of the name.
            AllowsLeadingDotConstraints = false,
        },
    };
}
