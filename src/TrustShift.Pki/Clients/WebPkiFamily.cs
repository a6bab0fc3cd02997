using System.Globalization;
using TrustShift.Pki.Certificates;

namespace TrustShift.Pki.Clients;

/// <summary>
/// No library: the strict validator that the standards describe. RFC 5280 sections 4 and 6 with the anchor's certificate checked like any
/// other, RFC 9525 for names, and of the CA/Browser Forum's Baseline Requirements what a certificate shows by itself. Proven against x509-limbo
/// and BetterTLS. What it accepts, a client may still refuse: it is a measure, not a prediction.
/// </summary>
internal static class WebPkiFamily
{
    private const string MaxDepth = "max-chain-depth";
    private const KeyUsages SignOrEncipher = KeyUsages.DigitalSignature | KeyUsages.KeyEncipherment;

    /// <summary>The option <c>max-chain-depth=N</c> allows N authorities that are not self-issued between end entity and anchor.</summary>
    public static ProfileFamily Family { get; } = new("webpki", "Web PKI (strict RFC 5280 and CA/Browser Forum)", [], [MaxDepth], Describe);

    private static ClientProfile Describe(ProfileName name) => new("webpki", "Web PKI", PathSearch.DepthFirst, "RFC 5280, RFC 9525, CA/Browser Forum TLS Baseline Requirements 7.1")
    {
        AcceptsIntermediateAnchors = true,
        // Vectors: x509-limbo pathological::pathological-chain-*.
        RulesOutByNames = true,
        Rules = new ChainRules
        {
            ChecksForm = true,
            ChecksBaseline = true,
            EndEntityKeyUsage = SignOrEncipher,
            RefusesAuthorityAsEndEntity = true,
            AnchorAuthority = AuthorityRule.Stated,
            AnchorPurpose = PurposeRule.Server,
            ChecksAnchorKeyUsage = true,
            ChecksAnchorPathLength = true,
            ChecksAnchorCriticalExtensions = true,
            JudgesEveryNameForm = true,
            // As many as Go and rustls-webpki make. Vectors: x509-limbo pathological::nc-dos-*.
            MaxConstraintComparisons = 250_000,
            MatchesAddresses = true,
            // RFC 5280 4.1.2.5 knows no fractions. Vector: x509-limbo rfc5280::validity::notafter-fractional.
            JudgesWholeSeconds = true,
            CountsSelfIssued = false,
            MaxIntermediates = name.Options.TryGetValue(MaxDepth, out string? most) && int.TryParse(most, NumberStyles.None, CultureInfo.InvariantCulture, out int depth) ? depth : null,
        },
    };
}
