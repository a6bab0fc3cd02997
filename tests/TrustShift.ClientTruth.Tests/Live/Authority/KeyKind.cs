namespace TrustShift.ClientTruth.Tests.Live.Authority;

/// <summary>Algorithm and size of a key.</summary>
internal enum KeyKind
{
    Rsa2048,
    Rsa1024,
    P256,
    P384,
    Ed25519,
}
