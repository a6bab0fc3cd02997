using TrustShift.Pki.Certificates;

namespace TrustShift.Pki.Clients;

/// <summary>LibreSSL (libressl/openbsd src/lib/libcrypto/x509), as its s_client uses it.</summary>
internal static class LibreSslFamily
{
    public static ProfileFamily Family { get; } = new("libressl", "LibreSSL", ["3.1.5", "4.3.2"], [], Describe);

    private static ClientProfile Describe(ProfileName name)
    {
        // 3.2.2 brought a verifier that goes back, 3.2.4 took it out, 3.3 brought it again.
        ClientProfile legacy = OpenSslFamily.Library(LibraryVersion.TryParse("1.0.2g")) with { Source = "libressl/openbsd src/lib/libcrypto/x509/x509_vfy.c" };
        ChainRules rules = legacy.Rules with { Signatures = SignatureKinds.Common, ChecksHostName = false, ChecksSelfIssuedPathLength = false, EndEntityKeyUsage = KeyUsages.DigitalSignature | KeyUsages.KeyEncipherment };
        return name.IsAtLeast("3.3")
            ? legacy with { Search = PathSearch.LibreSsl, Source = "libressl/openbsd src/lib/libcrypto/x509/x509_verify.c", Rules = rules with { TrustsWhatTheStoreHas = false } }
            : legacy with { OpenSsl = legacy.OpenSsl with { ServedChoice = IssuerChoice.FirstValidOnly }, Rules = rules };
    }
}
