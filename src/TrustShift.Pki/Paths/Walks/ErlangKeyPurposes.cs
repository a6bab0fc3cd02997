using TrustShift.Pki.Certificates;

namespace TrustShift.Pki.Paths.Walks;

/// <summary>The purposes of RFC 5280 4.2.1.12 and the key usages that go with them, as Erlang's pubkey_cert.erl holds them against each other.</summary>
internal static class ErlangKeyPurposes
{
    private const string AnyPurpose = "2.5.29.37.0";
    private const string Prefix = "1.3.6.1.5.5.7.3.";

    /// <summary>serverAuth, clientAuth, codeSigning, emailProtection, timeStamping, OCSPSigning.</summary>
    public static bool IsKnown(string purpose) => purpose is Prefix + "1" or Prefix + "2" or Prefix + "3" or Prefix + "4" or Prefix + "8" or Prefix + "9";

    /// <summary>is_compatible_purposes: whether the usages allow every purpose that is known.</summary>
    public static bool Fit(KeyUsages usages, IEnumerable<string> purposes, bool isAuthority)
    {
        bool Has(KeyUsages any) => (usages & any) != KeyUsages.None;
        List<string> all = [.. purposes];
        return all.Contains(AnyPurpose, StringComparer.Ordinal) || all.TrueForAll(purpose => purpose switch
        {
            Prefix + "1" => isAuthority || Has(KeyUsages.DigitalSignature | KeyUsages.KeyAgreement | KeyUsages.KeyEncipherment),
            Prefix + "2" => isAuthority || Has(KeyUsages.DigitalSignature | KeyUsages.KeyAgreement),
            Prefix + "3" => Has(KeyUsages.DigitalSignature),
            Prefix + "4" => Has(KeyUsages.DigitalSignature | KeyUsages.NonRepudiation | KeyUsages.KeyAgreement | KeyUsages.KeyEncipherment),
            Prefix + "8" or Prefix + "9" => Has(KeyUsages.DigitalSignature | KeyUsages.NonRepudiation),
            _ => true,
        });
    }
}
