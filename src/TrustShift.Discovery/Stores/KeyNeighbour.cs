using TrustShift.Discovery.Stores.OpenSsl;

namespace TrustShift.Discovery.Stores;

/// <summary>Recognises a certificate by the private key that stands beside it: server.crt and server.key, cert.pem and privkey.pem.</summary>
internal static class KeyNeighbour
{
    private static readonly string[] KeySuffixes = [".key", ".key.pem", "-key.pem", "_key.pem", ".pem.key", ".crt.key", ".rsa", "-key.der"];

    private static readonly (string Certificate, string Key)[] Pairs =
    [
        ("fullchain", "privkey"), ("chain", "privkey"), ("cert", "privkey"), ("cert", "key"), ("crt", "key"),
        ("certificate", "key"), ("certificate", "private-key"),
    ];

    /// <summary>
    /// Whether the key of the file's first certificate seems to stand beside it. A private authority's own certificate ("ca.crt" and "ca.key") is not
    /// meant: clients trust it.
    /// </summary>
    public static bool IsBeside(StoreRoleSubject subject)
    {
        if (subject.IsKeystore || subject.IsHashedFolder || subject.IsPublicAuthority || subject.Content is not { Items: [{ } first, ..] items })
            return false;
        bool canBeIdentity = !StoreRoleSubject.IsAuthority(first.Facts) || (items.Length == 1 && !StoreNames.SpeaksOfTrust(subject.FileName));
        return canBeIdentity && KeyNames(subject.FileName).Any(subject.HasNeighbour);
    }

    private static IEnumerable<string> KeyNames(string fileName)
    {
        int dot = fileName.LastIndexOf('.');
        if (dot <= 0)
            yield break;
        string stem = fileName[..dot];
        string extension = fileName[dot..];
        foreach (string suffix in KeySuffixes)
            yield return stem + suffix;
        foreach ((string certificate, string key) in Pairs)
        {
            int at = stem.LastIndexOf(certificate, StringComparison.OrdinalIgnoreCase);
            if (at < 0)
                continue;
            string keyStem = stem[..at] + key + stem[(at + certificate.Length)..];
            yield return keyStem + extension;
            yield return keyStem + ".key";
            yield return keyStem + ".pem";
        }
    }
}
