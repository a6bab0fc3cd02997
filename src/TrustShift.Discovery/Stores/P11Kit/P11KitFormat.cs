using System.Text;
using TrustShift.Pki.Certificates;
using TrustShift.Pki.Paths;

namespace TrustShift.Discovery.Stores.P11Kit;

/// <summary>
/// p11-kit's text form of trust, <c>*.p11-kit</c> (trust/persist.c, doc/internals): objects of lines <c>name: value</c>, a certificate as PEM among them. <c>trusted: true</c> makes an anchor,
/// <c>x-distrusted: true</c> refuses; an object of class <c>x-certificate-extension</c> says for the certificates of a key what they are for.
/// </summary>
public sealed class P11KitFormat : StoreFormat
{
    private const int MostObjects = 100_000;

    private static ReadOnlySpan<byte> Header => "[p11-kit-object-v1]"u8;

    /// <inheritdoc/>
    public override string Name => "p11-kit";

    /// <inheritdoc/>
    public override bool IsCandidate(ReadOnlySpan<char> fileName, ReadOnlySpan<byte> head) =>
        fileName.EndsWith(".p11-kit", StringComparison.OrdinalIgnoreCase) || head.StartsWith(Header) || head.IndexOf("\n[p11-kit-object-v1]"u8) >= 0;

    /// <inheritdoc/>
    public override StoreContent? Read(StoreInput input)
    {
        ReadOnlySpan<byte> bytes = input.Bytes.Span;
        if (bytes.IndexOf(Header) < 0)
            return StoreNames.FileName(input.Path).EndsWith(".p11-kit", StringComparison.OrdinalIgnoreCase) ? Without(input) : null;
        var draft = new StoreDraft(input);
        var limits = new Dictionary<Sha256Hash, AnchorUsage>();
        int count = 0;
        for (int at = bytes.IndexOf(Header); at >= 0; count++)
        {
            int next = bytes[(at + Header.Length)..].IndexOf(Header);
            int end = next < 0 ? bytes.Length : at + Header.Length + next;
            if (count == MostObjects)
            {
                draft.Lose($"more than {MostObjects} objects; the rest was not read");
                break;
            }

            ReadObject(draft, Encoding.UTF8.GetString(bytes[(at + Header.Length)..end]), at, limits);
            at = next < 0 ? -1 : end;
        }

        for (int i = 0; i < draft.Count; i++)
        {
            if (draft[i].Usage is not AnchorUsage.Rejected && limits.TryGetValue(draft[i].Facts.SpkiSha256, out AnchorUsage usage) && (usage is AnchorUsage.Rejected || draft[i].Usage is AnchorUsage.Any))
                draft[i] = draft[i] with { Usage = usage };
        }

        return draft.ToContent(Name);
    }

    private StoreContent Without(StoreInput input)
    {
        var draft = new StoreDraft(input);
        draft.Lose("it is named like a file of p11-kit, but holds no object of it");
        return draft.ToContent(Name);
    }

    private static AnchorUsage Stricter(AnchorUsage one, AnchorUsage other) =>
        one is AnchorUsage.Rejected || other is AnchorUsage.Rejected ? AnchorUsage.Rejected
        : one is AnchorUsage.OtherOnly || other is AnchorUsage.OtherOnly ? AnchorUsage.OtherOnly
        : one;

    private void ReadObject(StoreDraft draft, string text, int offset, Dictionary<Sha256Hash, AnchorUsage> limits)
    {
        var made = P11KitObject.Read(text);
        string where = $"of the object at byte {offset}";
        if (made.Problem is { } problem)
            draft.Lose($"{problem} {where}");
        if (made.Class is "x-certificate-extension")
        {
            // Several may speak of one key: what refuses or limits goes before what allows, in whatever order they stand.
            if (made.PublicKey is { } key && made.ServerUsage is { } usage && Sha256Hash.Of(key) is var hash)
                limits[hash] = Stricter(usage, limits.GetValueOrDefault(hash, usage));
            return;
        }

        foreach (byte[] certificate in made.Certificates)
            draft.Add(certificate, Name, made.Label, offset, where, made.IsDistrusted ? AnchorUsage.Rejected : made.IsTrusted ? AnchorUsage.Any : AnchorUsage.OtherOnly);
        if (made is { HasDistrustDate: true, IsTrusted: true, IsDistrusted: false })
            draft.Lose($"programs on NSS refuse what the root issues from a day on, which is not judged: that {where}");
        if (made is { Certificates.Count: 0, IsDistrusted: false, Class: null or "certificate" })
            draft.Lose($"it is cut off or holds no certificate: the object at byte {offset}");
        // A blocklist may name a certificate that it does not hold.
        if (made.Certificates.Count == 0 && made.IsDistrusted)
            draft.Lose($"it refuses a certificate that is not in it ({made.Label ?? "without a name"})");
    }
}
