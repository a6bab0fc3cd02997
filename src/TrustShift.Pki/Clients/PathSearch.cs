namespace TrustShift.Pki.Clients;

/// <summary>How a library walks from the end entity to an anchor.</summary>
public enum PathSearch
{
    /// <summary>No library in particular: what only a search that goes back would accept is undecided.</summary>
    Careful,
    /// <summary>OpenSSL since 1.1.0: one path, from the store and from what was sent, never taken back.</summary>
    OpenSsl,
    /// <summary>OpenSSL before 1.1.0, and its forks: one path, from what was sent, then from the store; shorter beginnings after that.</summary>
    OpenSslLegacy,
    /// <summary>.NET on Linux: OpenSSL's walk with the store alone, then with what was sent.</summary>
    DotNet,
    /// <summary>Goes back: any path that passes every rule is good.</summary>
    DepthFirst,
    /// <summary>LibreSSL since 3.3: goes back, but not from everything.</summary>
    LibreSsl,
    /// <summary>The JDK: what was sent as it is where it is in order, else every path; and the anchor is looked at last.</summary>
    Java,
    /// <summary>GnuTLS: what was sent is sorted into one run, and its end decides.</summary>
    GnuTls,
    /// <summary>mbedTLS: for each certificate a parent that signed it, in the store, else further along what was sent.</summary>
    MbedTls,
    /// <summary>BearSSL: what was sent must be the path, in order, up to one that the store knows.</summary>
    BearSsl,
    /// <summary>wolfSSL: from the last to the first, each with an issuer known by then.</summary>
    WolfSsl,
    /// <summary>NSS's classic builder: at each step the one best issuer, wherever it is from.</summary>
    Nss,
    /// <summary>Erlang: what was sent, sorted, below a root of the store; where there is none, roots above each shorter path.</summary>
    Erlang,
    /// <summary>Botan: every path to a self-signed anchor, with Botan's own checks.</summary>
    Botan,
    /// <summary>NSS's libpkix: goes back, with NSS's own checks.</summary>
    NssPkix,
}
