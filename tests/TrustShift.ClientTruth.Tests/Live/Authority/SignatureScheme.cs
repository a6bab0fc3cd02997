namespace TrustShift.ClientTruth.Tests.Live.Authority;

/// <summary>How a certificate is signed; Ed25519 keys know one way only.</summary>
internal enum SignatureScheme
{
    Sha256,
    Sha1,
    Md5,
    Sha384,
    Sha512,

    /// <summary>RSASSA-PSS with SHA-256; an EC key signs with SHA-256.</summary>
    Pss,
}
