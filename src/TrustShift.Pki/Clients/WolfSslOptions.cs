namespace TrustShift.Pki.Clients;

/// <summary>What differs between wolfSSL's versions as Debian builds them. The initial values are those of 5.9.</summary>
public sealed record WolfSslOptions
{
    /// <summary>
    /// Whether an authority that was sent may go without a signer, and an end entity in the store is good (WOLFSSL_ALT_CERT_CHAINS, which
    /// --enable-distro turns on since 5.x).
    /// </summary>
    public bool MaySkipAuthorities { get; init; } = true;

    /// <summary>How path lengths count.</summary>
    public WolfSslPathLengths PathLengths { get; init; } = WolfSslPathLengths.Rfc5280;

    /// <summary>How names are held against constraints.</summary>
    public WolfSslNameRules Names { get; init; } = WolfSslNameRules.EachForm;

    /// <summary>Whether an authority that was sent must have a key usage (src/ssl.c AddCA reads an absent one as empty).</summary>
    public bool NeedsAuthorityKeyUsage { get; init; }

    /// <summary>Whether a key usage that signs certificates needs basic constraints that say so (wolfcrypt/src/asn.c, KEYUSAGE_E).</summary>
    public bool NeedsAuthorityToSign { get; init; } = true;

    /// <summary>Whether the end entity's key usage must allow digital signatures, whatever the version of TLS.</summary>
    public bool NeedsDigitalSignature { get; init; } = true;

    /// <summary>Whether an authority key identifier without a key identifier is one that matches nothing.</summary>
    public bool MatchesMissingKeyIdentifier { get; init; }

    /// <summary>
    /// Whether a signer is also found by the issuer and serial number of the authority key identifier (GetCAByAKID, since 5.6); null where not,
    /// true where, until 5.9, the issuer is looked for among the signers' own names, so that only roots are found. Live case: L M_akiOnlyIssSer|R1s.
    /// </summary>
    public bool? TakesSubjectForIssuer { get; init; } = false;

    /// <summary>Whether a serial number of zero cannot be read.</summary>
    public bool RefusesSerialZero { get; init; } = true;

    /// <summary>Whether a key usage without a bit cannot be read.</summary>
    public bool RefusesEmptyKeyUsage { get; init; }

    /// <summary>Whether RSASSA-PSS signatures are understood.</summary>
    public bool KnowsPss { get; init; } = true;

    /// <summary>Whether MD5 signatures are refused.</summary>
    public bool RefusesMd5 { get; init; } = true;

    /// <summary>Whether a critical authorityInfoAccess extension is understood.</summary>
    public bool KnowsCriticalAuthorityAccess { get; init; }

    /// <summary>Whether a critical policyConstraints extension is understood.</summary>
    public bool KnowsPolicyConstraints { get; init; } = true;
}
