using System.Collections.Immutable;

namespace TrustShift.Discovery.Stores;

/// <summary>Stores that check the signatures of code and time stamps: by what their certificates allow, by their name, and by the programs that alone read such a place.</summary>
internal static class SigningPlaces
{
    private const string CodeSigning = "1.3.6.1.5.5.7.3.3", TimeStamping = "1.3.6.1.5.5.7.3.8";

    // Whole words of a file's name: a "timestamp" or "design" in another word says nothing.
    private static readonly ImmutableArray<string> s_words = ["codesign", "codesigning", "code-sign", "code-signing", "code_sign", "code_signing", "authenticode", "timestamping", "time-stamping", "tsa", "tsaroots", "fulcio", "rekor", "sigstore"];

    /// <summary>Whether each certificate has extended key usages, and none beside code signing and time stamping (RFC 5280 4.2.1.12).</summary>
    public static bool IsLimitedToSigning(StoreRoleSubject subject) =>
        !subject.Content.Items.IsEmpty
        && subject.Content.IsComplete
        && subject.Content.Items.All(static i => i.Facts.ExtendedKeyUsage is { IsEmpty: false } usages && usages.All(static u => u is CodeSigning or TimeStamping));

    /// <summary>Whether the name of the file says so. A setting of a TLS client that names it goes before.</summary>
    public static bool IsNamedForSigning(StoreRoleSubject subject)
    {
        int dot = subject.FileName.LastIndexOf('.');
        ReadOnlySpan<char> stem = dot > 0 ? subject.FileName.AsSpan(0, dot) : subject.FileName;
        foreach (string word in s_words)
        {
            int at = stem.IndexOf(word, StringComparison.OrdinalIgnoreCase);
            if (at >= 0 && (at == 0 || !char.IsAsciiLetterOrDigit(stem[at - 1])) && (at + word.Length == stem.Length || !char.IsAsciiLetterOrDigit(stem[at + word.Length])))
                return true;
        }

        return false;
    }

    /// <summary>Whether it stands where shim (MokManager), UEFI's variables or the kernel's build keep the certificates of what they start.</summary>
    public static bool IsOfBoot(StoreRoleSubject subject) =>
        subject.IsBelow("var", "lib", "shim-signed", "mok")
        || subject.IsBelow("share", "secureboot")
        || subject.IsBelow("etc", "kernel", "certs")
        || subject.IsBelow("efi", "efivars")
        || subject.IsBelow("firmware", "efi")
        || (subject.IsNamed("signing_key.x509") && subject.IsBelow("certs"))
        || (subject.IsNamed("signing_key.pem") && subject.IsBelow("certs"));
}
