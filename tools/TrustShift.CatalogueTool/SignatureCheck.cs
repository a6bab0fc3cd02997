using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace TrustShift.CatalogueTool;

/// <summary>Verifies a certificate's signature with .NET's own cryptography, apart from the product's path engine.</summary>
internal static class SignatureCheck
{
    /// <summary>Whether the key of <paramref name="issuerDer"/> made the signature of <paramref name="der"/>.</summary>
    public static bool Verifies(byte[] der, byte[] issuerDer)
    {
        AsnReader certificate = new AsnReader(der, AsnEncodingRules.BER).ReadSequence();
        byte[] signed = certificate.ReadEncodedValue().ToArray();
        string algorithm = certificate.ReadSequence().ReadObjectIdentifier();
        byte[] signature = certificate.ReadBitString(out _);
        if (Hash(algorithm) is not { } hash)
            return false;
        using X509Certificate2 issuer = X509CertificateLoader.LoadCertificate(issuerDer);
        using RSA? rsa = issuer.GetRSAPublicKey();
        if (rsa is not null)
            return algorithm.StartsWith("1.2.840.113549.", StringComparison.Ordinal) && rsa.VerifyData(signed, signature, hash, RSASignaturePadding.Pkcs1);
        using ECDsa? ecdsa = issuer.GetECDsaPublicKey();
        return ecdsa is not null && algorithm.StartsWith("1.2.840.10045.", StringComparison.Ordinal)
            && ecdsa.VerifyData(signed, signature, hash, DSASignatureFormat.Rfc3279DerSequence);
    }

    private static HashAlgorithmName? Hash(string algorithm) => algorithm switch
    {
        "1.2.840.113549.1.1.5" or "1.2.840.10045.4.1" => HashAlgorithmName.SHA1,
        "1.2.840.113549.1.1.11" or "1.2.840.10045.4.3.2" => HashAlgorithmName.SHA256,
        "1.2.840.113549.1.1.12" or "1.2.840.10045.4.3.3" => HashAlgorithmName.SHA384,
        "1.2.840.113549.1.1.13" or "1.2.840.10045.4.3.4" => HashAlgorithmName.SHA512,
        _ => null,
    };
}
