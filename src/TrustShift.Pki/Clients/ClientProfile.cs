namespace TrustShift.Pki.Clients;

/// <summary>
/// How one TLS library and version range builds and checks a path: the seam between the one path engine and the many libraries.
/// A profile is a description, not code: the engine reads its rules.
/// </summary>
/// <param name="Name">Family, or <c>family@version[+option...]</c>.</param>
/// <param name="Title">The name for people.</param>
/// <param name="Search">How the library walks from the end entity to an anchor.</param>
/// <param name="Source">Where the rules are stated.</param>
public sealed record ClientProfile(string Name, string Title, PathSearch Search, string Source)
{
    /// <summary>Whether the dates of the anchor's own certificate count.</summary>
    public bool ChecksAnchorValidity { get; init; } = true;

    /// <summary>Whether a store certificate that is not self-issued may end a path.</summary>
    public bool AcceptsIntermediateAnchors { get; init; }

    /// <summary>Whether a SHA-1 or MD5 signature below the anchor fails the path.</summary>
    public bool RejectsWeakSignatures { get; init; } = true;

    /// <summary>
    /// Whether issuer and subject names are compared byte by byte (true) or in normal form (false); null when it is not known, so that a
    /// path which depends on it stays undecided.
    /// </summary>
    public bool? ComparesNameBytes { get; init; }

    /// <summary>
    /// Whether store certificates that are not self-issued count as if the server had sent them first. Read for <see
    /// cref="PathSearch.StoreFirst"/>.
    /// </summary>
    public bool TakesStoreIntermediatesAsSent { get; init; }

    /// <summary>
    /// Whether, of several store entries with one name and key, any may be taken, so that a bad one among them leaves the outcome open.
    /// Read for <see cref="PathSearch.Exhaustive"/>.
    /// </summary>
    public bool TakesAnyAnchorOfOneKey { get; init; }

    /// <summary>
    /// Whether a served certificate with an anchor's subject and key is replaced by the anchor. Read for
    /// <see cref="PathSearch.ServedChainToItsEnd"/>.
    /// </summary>
    public bool CutsServedChainAtAnchor { get; init; }

    /// <summary>
    /// Whether, when no anchor is found at the end of the served chain, its last certificates are dropped one by one (OpenSSL's
    /// alternative chains). Read for <see cref="PathSearch.ServedChainToItsEnd"/>.
    /// </summary>
    public bool RetriesShorterServedChain { get; init; }

    /// <summary>How many certificates the server may send at most; null where no limit is known.</summary>
    public int? MaxPresented { get; init; }

    /// <summary>Which rules apply to which certificate; null for the careful rules of no library in particular.</summary>
    public ChainRules? Rules { get; init; }

    /// <summary>Whether real clients were measured to follow these rules; a verdict that rests on others is at best undecided.</summary>
    public bool IsProven { get; init; } = true;

    /// <summary>Whether the store is asked before what was sent. Read for <see cref="PathSearch.OpenSsl"/>.</summary>
    public bool AsksStoreFirst { get; init; }

    /// <summary>Which of several store certificates is taken. Read for <see cref="PathSearch.OpenSsl"/>.</summary>
    public IssuerChoice StoreChoice { get; init; } = IssuerChoice.FirstValidElseLatest;

    /// <summary>Which of several served certificates is taken. Read for <see cref="PathSearch.OpenSsl"/>.</summary>
    public IssuerChoice ServedChoice { get; init; } = IssuerChoice.FirstValidElseLatest;

    /// <summary>Whether a candidate whose key usage signs no certificates is passed over. Read for <see cref="PathSearch.OpenSsl"/>.</summary>
    public bool ChoosesByKeyUsage { get; init; }

    /// <summary>Whether two served authorities that certify each other hang the client.</summary>
    public bool HangsOnLoops { get; init; }

    /// <summary>Whether which of several namesakes is taken is chance, so that one that cannot be used leaves an acceptance open.</summary>
    public bool TakesNamesakesByChance { get; init; }

    /// <summary>Whether a served certificate out of its dates can be taken for an earlier one of its name.</summary>
    public bool MayTakeLaterNamesake { get; init; }

    /// <summary>Whether what it accepts is not known well enough to say that it does.</summary>
    public bool AcceptsUncertainly { get; init; }

    /// <summary>What an end entity in the store does.</summary>
    public EndEntityAnchor EndEntity { get; init; }

    /// <summary>Whether the certificates of the store that are no anchors are building blocks. Read for <see cref="PathSearch.DepthFirst"/>.</summary>
    public bool BuildsWithStoreIntermediates { get; init; } = true;
}
