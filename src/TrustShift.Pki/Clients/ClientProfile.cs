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
    /// <summary>Which rules apply to which certificate of a path.</summary>
    public ChainRules Rules { get; init; } = new();

    /// <summary>
    /// Rules that only some of the clients apply for which the profile stands: a path that fails nothing but these is undecided. Null where
    /// the profile stands for one client.
    /// </summary>
    public ChainRules? DisputedRules { get; init; }

    /// <summary>
    /// What the client's parser has against a certificate, for people; null where it reads it. A certificate that it cannot read ends the handshake where the server
    /// sent it, and is passed over in the store. Null where the client reads whatever is read here, or its walk has rules of its own.
    /// </summary>
    public Func<Certificates.CertificateFacts, string?>? CannotRead { get; init; }

    /// <summary>Whether a store certificate that is not self-signed may end a path.</summary>
    public bool AcceptsIntermediateAnchors { get; init; }

    /// <summary>What an end entity in the store does.</summary>
    public EndEntityAnchor EndEntity { get; init; }

    /// <summary>Whether the certificates of the store that are no anchors are building blocks. Read for <see cref="PathSearch.DepthFirst"/>.</summary>
    public bool BuildsWithStoreIntermediates { get; init; } = true;

    /// <summary>
    /// Whether a search that runs out of budget still ends rejected where names alone show that nothing it left untried leads to an anchor.
    /// Read for <see cref="PathSearch.DepthFirst"/>.
    /// </summary>
    public bool RulesOutByNames { get; init; }

    /// <summary>
    /// Whether an anchor with the name, key and alternative names of a certificate of the path is passed over. Read for <see cref="PathSearch.DepthFirst"/>.
    /// </summary>
    public bool PassesOverRepeatedAnchors { get; init; }

    /// <summary>Whether the name and the key alone make a certificate a repeated one. Read with <see cref="PassesOverRepeatedAnchors"/>.</summary>
    public bool RepeatsByNameAndKey { get; init; }

    /// <summary>Whether an anchor is found by the bytes of its name, however other names are compared. Read for <see cref="PathSearch.DepthFirst"/>.</summary>
    public bool FindsAnchorsByNameBytes { get; init; }

    /// <summary>
    /// Whether what a served certificate leads to is remembered from the first path that met it, and not built anew for another, and only the very
    /// same certificate is a loop. Read for <see cref="PathSearch.DepthFirst"/>.
    /// </summary>
    public bool ExtendsEachOnce { get; init; }

    /// <summary>
    /// Whether certificates that the key identifier does not lead to are looked at only where it leads to none. Read for <see cref="PathSearch.DepthFirst"/>.
    /// </summary>
    public bool FindsByKeyIdentifierFirst { get; init; }

    /// <summary>How many certificates the server may send at most; null where no limit is known.</summary>
    public int? MaxPresented { get; init; }

    /// <summary>The options of a walk of OpenSSL's kind. Read for <see cref="PathSearch.OpenSsl"/>, <see cref="PathSearch.OpenSslLegacy"/> and <see cref="PathSearch.DotNet"/>.</summary>
    public OpenSslOptions OpenSsl { get; init; } = new();

    /// <summary>The options of GnuTLS. Read for <see cref="PathSearch.GnuTls"/>.</summary>
    public GnuTlsOptions GnuTls { get; init; } = new();

    /// <summary>What the release of Erlang/OTP does. Read for <see cref="PathSearch.Erlang"/>.</summary>
    public ErlangRules Erlang { get; init; } = new();

    /// <summary>The options of mbedTLS. Read for <see cref="PathSearch.MbedTls"/>.</summary>
    public MbedTlsOptions MbedTls { get; init; } = new();

    /// <summary>The generation of Botan's checks. Read for <see cref="PathSearch.Botan"/>.</summary>
    public BotanRules Botan { get; init; } = BotanRules.Version313;

    /// <summary>The options of wolfSSL. Read for <see cref="PathSearch.WolfSsl"/>.</summary>
    public WolfSslOptions WolfSsl { get; init; } = new();

    /// <summary>Whether real clients were measured to follow these rules; a verdict that rests on others is at best undecided.</summary>
    public bool IsProven { get; init; } = true;

    /// <summary>What the answer can depend on though it should not, apart from a number of certificates beyond <see cref="MaxPresented"/>.</summary>
    public InputSensitivity Sensitivity => Search switch
    {
        // Whoever comes to an intermediate first decides what it leads to.
        PathSearch.DepthFirst when ExtendsEachOnce => InputSensitivity.ServedOrder,
        // Every candidate is tried.
        PathSearch.DepthFirst or PathSearch.NssPkix or PathSearch.Botan => InputSensitivity.None,
        // What OpenSSL would take of what was sent; every order of the store is tried.
        PathSearch.Careful => InputSensitivity.ServedOrder,
        // Of the store's entries of one name only those that signed are taken.
        PathSearch.MbedTls => InputSensitivity.ServedOrder,
        PathSearch.WolfSsl when WolfSsl.MaySkipAuthorities => InputSensitivity.ServedOrder,
        // Of the store's entries any one may be taken, which leaves the answer open.
        PathSearch.BearSsl or PathSearch.Java or PathSearch.Erlang or PathSearch.WolfSsl => InputSensitivity.ServedOrder | InputSensitivity.ServedStrangers,
        PathSearch.GnuTls => InputSensitivity.ServedOrder | InputSensitivity.ServedStrangers | InputSensitivity.StoreOrder,
        _ => InputSensitivity.ServedOrder | InputSensitivity.StoreOrder,
    };
}
