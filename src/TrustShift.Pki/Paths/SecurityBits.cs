namespace TrustShift.Pki.Paths;

/// <summary>Bits of security as OpenSSL counts them (crypto/ec/ec_pmeth.c, crypto/x509/x509_set.c x509_sig_info_init).</summary>
internal static class SecurityBits
{
    /// <summary>Half of what the hash of a signature has; null where the algorithm does not say which hash.</summary>
    public static int? OfSignature(string algorithm) => algorithm switch
    {
        "sha224WithRSAEncryption" or "ecdsa-with-SHA224" => 112,
        "sha256WithRSAEncryption" or "ecdsa-with-SHA256" or "dsa_with_SHA256" or "ED25519" => 128,
        "sha384WithRSAEncryption" or "ecdsa-with-SHA384" => 192,
        "sha512WithRSAEncryption" or "ecdsa-with-SHA512" => 256,
        _ => null,
    };

    /// <summary>A key on a curve of so many bits.</summary>
    public static int OfCurve(int bits) => bits switch { >= 512 => 256, >= 384 => 192, >= 256 => 128, >= 224 => 112, >= 160 => 80, _ => bits / 2 };
}
