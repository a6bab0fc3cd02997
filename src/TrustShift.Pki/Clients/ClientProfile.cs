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
}
