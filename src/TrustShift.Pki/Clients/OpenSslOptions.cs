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

    /// <summary>Which of several store certificates is taken.</summary>
    public IssuerChoice StoreChoice { get; init; } = IssuerChoice.FirstValidElseLatest;

    /// <summary>Which of several served certificates is taken.</summary>
    public IssuerChoice ServedChoice { get; init; } = IssuerChoice.FirstValidElseLatest;

    /// <summary>Whether a candidate whose key usage signs no certificates is passed over.</summary>
    public bool ChoosesByKeyUsage { get; init; }
}
