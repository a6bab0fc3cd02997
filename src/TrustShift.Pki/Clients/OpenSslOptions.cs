namespace TrustShift.Pki.Clients;

/// <summary>
/// What differs between the walks of OpenSSL's versions and of what descends from it (crypto/x509/x509_vfy.c). The initial values are those of
/// a version that follows what was sent to its end and does not go back.
/// </summary>
public sealed record OpenSslOptions
{
    /// <summary>Whether the store is asked before what was sent, at each step (X509_V_FLAG_TRUSTED_FIRST).</summary>
    public bool AsksStoreFirst { get; init; }

    /// <summary>
    /// Whether, when no anchor is found at the end of what was sent, its last certificates are dropped one by one (alternative chains: not
    /// X509_V_FLAG_NO_ALT_CHAINS).
    /// </summary>
    public bool RetriesShorterServedChain { get; init; }

    /// <summary>Whether that is tried only where the store added nothing at all.</summary>
    public bool RetriesOnlyWithoutStore { get; init; }

    /// <summary>Which of several store certificates is taken.</summary>
    public IssuerChoice StoreChoice { get; init; } = IssuerChoice.FirstValidElseLatest;

    /// <summary>Which of several served certificates is taken.</summary>
    public IssuerChoice ServedChoice { get; init; } = IssuerChoice.FirstValidElseLatest;

    /// <summary>Whether the store is looked through in the order of the certificates' encodings, not in that of the store.</summary>
    public bool SortsStoreByEncoding { get; init; }

    /// <summary>Whether a candidate whose key usage signs no certificates is passed over.</summary>
    public bool ChoosesByKeyUsage { get; init; }

    /// <summary>Whether the key usage of a certificate that is its own issuer is not looked at all the same.</summary>
    public bool SparesOwnKeyUsage { get; init; }

    /// <summary>Whether a candidate whose key is of another kind than the signature is passed over.</summary>
    public bool ChoosesByAlgorithm { get; init; }

    /// <summary>Whether a store certificate that is in the path already is passed over.</summary>
    public bool PassesOverPathInStore { get; init; }

    /// <summary>
    /// The path length from which one in a certificate that is no authority makes it invalid, so that it neither issues nor is issued
    /// (EXFLAG_INVALID); null where that is not minded.
    /// </summary>
    public int? MinInvalidPathLength { get; init; }

    /// <summary>Whether a key usage without any bit makes a certificate invalid.</summary>
    public bool MindsEmptyKeyUsage { get; init; }

    /// <summary>Whether the client, after it accepted a path, collects issuers from the store until one is its own, if that has an end or not.</summary>
    public bool CollectsIssuersWithoutEnd { get; init; }

    /// <summary>Whether the path ends at the first store certificate that is trusted, not at the last that the store adds.</summary>
    public bool StopsAtFirstAnchor { get; init; }
}
