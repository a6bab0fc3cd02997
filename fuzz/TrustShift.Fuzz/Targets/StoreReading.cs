using TrustShift.Discovery.Stores;

namespace TrustShift.Fuzz.Targets;

/// <summary>A store format, whatever its file is called.</summary>
internal static class StoreReading
{
    // Names that a format may go by: some tell what is in the file by them.
    private static readonly string[] s_names = ["store", "store.jks", "store.p12", "store.bks", "store.ubr", "store.bcfks", "ca.pem", "ca.crt", "ca.p7b", "cacerts", "cert9.db", "cert8.db", "store.kdb", "store.sst", "authroot.stl", "login.keychain-db", "store.pse", "cwallet.sso"];

    public static Func<ReadOnlyMemory<byte>, int> Of(StoreFormat format) => bytes =>
    {
        int most = 0;
        ReadOnlySpan<byte> head = bytes.Span[..Math.Min(bytes.Length, 4096)];
        foreach (string name in s_names)
        {
            if ((most > 0 && name.Contains('.', StringComparison.Ordinal)) || !format.IsCandidate(name, head))
                continue;
            StoreContent? content = format.Read(new StoreInput("conf/" + name, bytes, ["secret1"]));
            most = Math.Max(most, content?.Items.Length ?? 0);
            if (content is { IsComplete: false, Gaps.IsEmpty: true })
                throw new InvalidOperationException($"{format.Name} lost something without a gap.");
        }

        return most;
    };
}
