namespace TrustShift.Pki.Certificates;

/// <summary>Kind and size of a public key.</summary>
/// <param name="Algorithm">"RSA", "EC", "Ed25519", "Ed448", "DSA", or the dotted OID.</param>
/// <param name="Bits">Size in bits (modulus or field); 0 when not known.</param>
/// <param name="Curve">Named curve ("P-256", "P-384", "P-521", or the dotted OID) of an EC key; else null.</param>
public sealed record PublicKeyInfo(string Algorithm, int Bits, string? Curve = null)
{
    /// <summary>"RSA 2048", "EC P-256".</summary>
    public override string ToString() => Curve is not null ? $"{Algorithm} {Curve}" : Bits > 0 ? $"{Algorithm} {Bits}" : Algorithm;
}
