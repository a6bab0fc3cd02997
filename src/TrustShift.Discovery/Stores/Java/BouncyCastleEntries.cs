using System.Globalization;
using TrustShift.Pki.Paths;

namespace TrustShift.Discovery.Stores.Java;

/// <summary>
/// The entries of BouncyCastle's own keystores, which stand in the clear in BKS and encrypted in UBER (prov/src/main/java/org/bouncycastle/jcajce/provider/keystore/bc/BcKeyStoreSpi.java,
/// <c>loadStore</c>): a kind, an alias, a date, a chain, then what the kind has. A kind of 0 ends them.
/// </summary>
internal static class BouncyCastleEntries
{
    private const int Certificate = 1;
    private const int Key = 2;
    private const int Secret = 3;
    private const int Sealed = 4;

    /// <summary>Reads all entries, and the 0 that ends them; null, or what is wrong.</summary>
    public static string? ReadInto(StoreDraft draft, ref JavaStreamReader reader, string format)
    {
        var byAlias = new Dictionary<string, int>(StringComparer.Ordinal);
        for (int entry = 1; ; entry++)
        {
            int start = reader.Position;
            if (!reader.TryByte(out byte kind))
                return string.Create(CultureInfo.InvariantCulture, $"it is cut off behind entry {entry - 1} (at byte {start})");
            if (kind == 0)
                return null;
            if (ReadEntry(draft, ref reader, format, kind, byAlias) is { } problem)
                return string.Create(CultureInfo.InvariantCulture, $"entry {entry} (at byte {start}) {problem}; the entries from there on are not known");
        }
    }

    private static string? ReadEntry(StoreDraft draft, ref JavaStreamReader reader, string format, byte kind, Dictionary<string, int> byAlias)
    {
        const string CutOff = "is cut off";
        if (kind > Sealed)
            return string.Create(CultureInfo.InvariantCulture, $"has the unknown kind {kind}");
        if (!reader.TryUtf(out string alias) || !reader.TrySkip(sizeof(long)) || !reader.TryInt32(out int chainLength))
            return CutOff;
        if (chainLength < 0)
            return "has a chain of negative length";
        draft.HasPrivateKeys |= kind is Key or Sealed;
        for (int i = 0; i < chainLength; i++)
        {
            if (!TryCertificate(draft, ref reader, format, alias, hasPrivateKey: true))
                return CutOff;
        }

        int before = draft.Count;
        bool isRead = kind switch
        {
            Certificate => TryCertificate(draft, ref reader, format, alias, hasPrivateKey: false),
            // decodeKey: its kind, format and algorithm, then the key.
            Key => reader.TryByte(out _) && reader.TryUtf(out _) && reader.TryUtf(out _) && reader.TrySkipCounted(),
            Secret or _ => reader.TrySkipCounted(),
        };
        if (kind == Certificate && draft.Count > before)
            JavaKeyStoreFormat.Shadow(draft, byAlias, alias, before);
        return isRead ? null : CutOff;
    }

    private static bool TryCertificate(StoreDraft draft, ref JavaStreamReader reader, string format, string alias, bool hasPrivateKey)
    {
        int start = reader.Position;
        if (!reader.TryUtf(out string type) || !reader.TryCounted(out ReadOnlyMemory<byte> der))
            return false;
        string where = string.Create(CultureInfo.InvariantCulture, $"of entry \"{FileText.Printable(alias)}\" (at byte {start})");
        if (type is "X.509" or "X509")
            draft.Add(der, format, FileText.Printable(alias), 0, where, AnchorUsage.Any, hasPrivateKey);
        else
            draft.Lose($"the certificate {where} is of another type than X.509");
        return true;
    }
}
