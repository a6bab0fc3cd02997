using System.Globalization;
using TrustShift.Pki.Paths;

namespace TrustShift.Discovery.Stores.Pkcs;

/// <summary>Says what each certificate of a PKCS#12 file is there for; the rules are told at <see cref="Pkcs12Format"/>.</summary>
internal static class Pkcs12Entries
{
    /// <summary>Adds the certificates to the store.</summary>
    public static void AddTo(StoreDraft draft, Pkcs12Bags bags, string form)
    {
        var byAlias = new Dictionary<string, int>(StringComparer.Ordinal);
        bool isAnyUnclear = false;
        for (int i = 0; i < bags.Certificates.Count; i++)
        {
            Pkcs12Certificate certificate = bags.Certificates[i];
            bool isUnclear = !certificate.IsJavaTrusted && !draft.HasPrivateKeys;
            string? printable = certificate.Alias is null ? null : FileText.Printable(certificate.Alias);
            string where = printable is null
                ? string.Create(CultureInfo.InvariantCulture, $"number {i + 1}")
                : $"\"{printable}\"";
            int index = draft.Count;
            bool isAdded = draft.Add(
                certificate.Der,
                form,
                printable,
                0,
                where,
                isUnclear ? AnchorUsage.OtherOnly : AnchorUsage.Any,
                hasPrivateKey: !certificate.IsJavaTrusted && !isUnclear);
            isAnyUnclear |= isUnclear;
            if (isAdded && certificate is { IsJavaTrusted: true, Alias: { } alias })
                Shadow(draft, byAlias, alias, index);
        }

        if (isAnyUnclear)
        {
            draft.Lose(
                "it holds certificates without Java's mark of a trusted entry and without a private key: Java trusts none of them, .NET and others trust all",
                "for Java, make it with keytool -importcert; for another client, export it with openssl pkcs12 -nokeys into a .pem file and check that file");
        }
    }

    // PKCS12KeyStore keeps entries by alias in lower case: the last of one name wins.
    private static void Shadow(StoreDraft draft, Dictionary<string, int> byAlias, string alias, int index)
    {
        string key = alias.ToLowerInvariant();
        if (byAlias.TryGetValue(key, out int earlier))
        {
            draft[earlier] = draft[earlier] with { Usage = AnchorUsage.OtherOnly };
            draft.Note($"the alias \"{FileText.Printable(alias)}\" occurs more than once; Java keeps only the last entry of that name", decides: true);
        }

        byAlias[key] = index;
    }
}
