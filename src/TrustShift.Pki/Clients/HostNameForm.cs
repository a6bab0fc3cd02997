namespace TrustShift.Pki.Clients;

/// <summary>Whose rules compare the name asked for with the names of a certificate.</summary>
public enum HostNameForm
{
    /// <summary>RFC 6125 6.4, as <see cref="ChainRules.CommonName"/> and <see cref="ChainRules.AllowsPartialWildcards"/> widen it.</summary>
    Common,
    /// <summary>OpenSSL's X509_check_host.</summary>
    OpenSsl,
    /// <summary>Node.js's tls.checkServerIdentity.</summary>
    Node,
    /// <summary>The same before January 2022 (CVE-2021-44531 and others): addresses and URIs keep the common name from being asked.</summary>
    NodeBefore2022,
    /// <summary>Python 2.7's ssl.match_hostname, which asks the common name though there are addresses.</summary>
    Python2,
    /// <summary>Python's ssl.match_hostname before 3.7, and urllib3's copy of it: a wildcard within the leftmost label.</summary>
    Python,
    /// <summary>Python's ssl.match_hostname since 3.7: a wildcard is the whole leftmost label.</summary>
    PythonWholeLabel,
    /// <summary>curl's own comparison.</summary>
    Curl,
    /// <summary>Ruby's OpenSSL::SSL.verify_certificate_identity.</summary>
    Ruby,
    /// <summary>Perl's IO::Socket::SSL, scheme http.</summary>
    Perl,
    /// <summary>PHP's ssl:// streams.</summary>
    Php,
    /// <summary>s2n-tls.</summary>
    S2n,
}
