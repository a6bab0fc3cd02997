using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Security.Cryptography.Pkcs;

namespace TrustShift.Discovery.Stores.Pkcs;

/// <summary>What stands in the readable parts of a PKCS#12 file.</summary>
internal sealed class Pkcs12Bags
{
    private const int MaxDepth = 4;
    private const string FriendlyName = "1.2.840.113549.1.9.20";

    // ORACLE_TrustedKeyUsage in sun.security.pkcs12.PKCS12KeyStore; Java asks only whether it is there.
    private const string JavaTrustedKeyUsage = "2.16.840.1.113894.746875.1.1";

    /// <summary>The certificates in order.</summary>
    public List<Pkcs12Certificate> Certificates { get; } = [];

    /// <summary>Whether a private key was seen, encrypted or not.</summary>
    public bool HasPrivateKeys { get; private set; }

    /// <summary>Adds the bags of a part that is not encrypted, or is decrypted.</summary>
    public void Collect(Pkcs12SafeContents part, StoreDraft draft) => Collect(part, draft, MaxDepth);

    private void Collect(Pkcs12SafeContents part, StoreDraft draft, int depth)
    {
        if (depth == 0)
        {
            draft.Lose($"its parts are nested more than {MaxDepth} deep");
            return;
        }

        try
        {
            foreach (Pkcs12SafeBag bag in part.GetBags())
            {
                switch (bag)
                {
                    case Pkcs12KeyBag or Pkcs12ShroudedKeyBag:
                        HasPrivateKeys = true;
                        break;
                    case Pkcs12CertBag certificate:
                        Add(certificate, draft);
                        break;
                    case Pkcs12SafeContentsBag { SafeContents: { ConfidentialityMode: Pkcs12ConfidentialityMode.None } nested }:
                        Collect(nested, draft, depth - 1);
                        break;
                    case Pkcs12SecretBag:
                        break;
                    default:
                        // CRL bags (RFC 7292 4.2.4) come as unknown bags too; anything else could be a damaged certificate bag.
                        draft.Lose("it holds an entry of an unknown kind");
                        break;
                }
            }
        }
        catch (CryptographicException)
        {
            draft.Lose("a part of it is malformed");
        }
    }

    private void Add(Pkcs12CertBag bag, StoreDraft draft)
    {
        if (Certificates.Count >= StoreDraft.MaxCertificates)
            return;
        if (!bag.IsX509Certificate || Unwrap(bag.EncodedCertificate) is not { } der)
        {
            draft.Lose("it holds a certificate of another kind than X.509");
            return;
        }

        string? alias = null;
        bool isTrusted = false;
        foreach (CryptographicAttributeObject attribute in bag.Attributes)
        {
            if (string.Equals(attribute.Oid.Value, JavaTrustedKeyUsage, StringComparison.Ordinal))
                isTrusted = true;
            else if (string.Equals(attribute.Oid.Value, FriendlyName, StringComparison.Ordinal) && attribute.Values.Count > 0)
                alias = TextOf(attribute.Values[0].RawData);
        }

        Certificates.Add(new Pkcs12Certificate(der, alias, isTrusted));
    }

    private static byte[]? Unwrap(ReadOnlyMemory<byte> octetString)
    {
        try
        {
            return new AsnReader(octetString, AsnEncodingRules.BER).ReadOctetString();
        }
        catch (AsnContentException)
        {
            return null;
        }
    }

    private static string? TextOf(ReadOnlyMemory<byte> bmpString)
    {
        try
        {
            return new AsnReader(bmpString, AsnEncodingRules.BER).ReadCharacterString(UniversalTagNumber.BMPString);
        }
        catch (AsnContentException)
        {
            return null;
        }
    }
}
