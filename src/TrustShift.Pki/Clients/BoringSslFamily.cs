using TrustShift.Pki.Certificates;

namespace TrustShift.Pki.Clients;

/// <summary>BoringSSL's X509_verify_cert (google/boringssl crypto/x509/x509_vfy.cc), as Bun calls it.</summary>
internal static class BoringSslFamily
{
    public static ProfileFamily Family { get; } = new("bun", "Bun (BoringSSL)", ["1.4.5"], [], static _ => OpenSslFamily.Library(null, level: 0) with
    {
        Source = "google/boringssl crypto/x509/x509_vfy.cc",
        // Expired store certificates are passed over, served ones are not. Vectors: ats_full|R1s_exp+C2, both_R1x_exp_first|R1s.
        OpenSsl = new OpenSslOptions { AsksStoreFirst = true, StoreChoice = IssuerChoice.FirstValidOnly, ServedChoice = IssuerChoice.First, ChoosesByKeyUsage = true },
        Rules = OpenSslFamily.Modern(level: 0, isVersion3: false) with { EndEntityKeyUsage = KeyUsages.DigitalSignature | KeyUsages.KeyEncipherment },
    });
}
