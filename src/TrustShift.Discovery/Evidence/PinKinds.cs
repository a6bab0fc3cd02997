namespace TrustShift.Discovery.Evidence;

/// <summary>The forms of pins (<see cref="PinEvidence.Kind"/>).</summary>
public static class PinKinds
{
    /// <summary>SHA-256 of a public key (SubjectPublicKeyInfo).</summary>
    public const string Key = "spki-sha256";

    /// <summary>SHA-256 of the public key of the server alone: curl and wget compare no other with it (CURLOPT_PINNEDPUBLICKEY(3)), so that the key of an authority never matches.</summary>
    public const string ServerKey = "server-spki-sha256";

    /// <summary>SHA-1 of a public key of a known authority.</summary>
    public const string KeySha1 = "spki-sha1";

    /// <summary>SHA-256 of a certificate, by the word beside it or because it is that of a known one.</summary>
    public const string Certificate = "certificate-sha256";

    /// <summary>SHA-1 of a known certificate.</summary>
    public const string CertificateSha1 = "certificate-sha1";

    /// <summary>SHA-256 of a certificate in code or a setting that compares the server's certificate with it, and does nothing else.</summary>
    public const string ServerCertificate = "server-certificate-sha256";

    /// <summary>A SHA-256 of which the place does not say what it is of.</summary>
    public const string Hexadecimal = "sha256-hex";

    /// <summary>A name, or a part of one, that the issuer or the subject of a certificate is compared with.</summary>
    public const string Name = "certificate-name";

    /// <summary>A Public-Key-Pins header (RFC 7469) of a server for its own site: no browser follows it since Chrome 72 and Firefox 72, and no program of the target promises anything by it.</summary>
    public const string Header = "http-header-pin";

    /// <summary>DANE: a hash in a TLSA record (RFC 6698).</summary>
    public const string Dane = "dane-tlsa";

    /// <summary>Whether the form is used for nothing but the server that a client talks to, so that an unknown value is that of a server's certificate or key.</summary>
    public static bool IsOfServer(string kind) => kind is Key or ServerKey or ServerCertificate;
}
