using System.Buffers.Text;
using System.Text;
using TrustShift.Pki.Paths;

namespace TrustShift.Discovery.Stores.Documents;

/// <summary>
/// Certificates of a directory in LDIF (RFC 2849, attributes of RFC 4523): <c>cACertificate;binary:: BASE64</c>, going on in lines that begin with a space. A directory publishes them; who trusts them, it does not say.
/// </summary>
public sealed class DirectoryEntries : StoreFormat
{
    private static readonly string[] s_attributes = ["cacertificate", "usercertificate", "usersmimecertificate"];

    /// <inheritdoc/>
    public override string Name => "ldif";

    /// <inheritdoc/>
    public override bool IsCandidate(ReadOnlySpan<char> fileName, ReadOnlySpan<byte> head) =>
        fileName.EndsWith(".ldif", StringComparison.OrdinalIgnoreCase) || head.StartsWith("dn:"u8) || (head.StartsWith("version:"u8) && head.IndexOf("\ndn:"u8) > 0);

    /// <inheritdoc/>
    public override StoreContent? Read(StoreInput input)
    {
        ReadOnlySpan<byte> bytes = input.Bytes.Span;
        if (bytes.IndexOf("ertificate"u8) < 0 || bytes.Contains((byte)0) || FileText.HoldsPem(bytes))
            return null;
        var draft = new StoreDraft(input);
        for (int at = 0; at < bytes.Length && !draft.IsFull;)
        {
            ReadOnlySpan<byte> value = LineAt(bytes, at, out int next);
            int colons = value.IndexOf("::"u8);
            if (colons > 0 && IsCertificate(value[..colons]))
            {
                // Lines that go on are joined without what divides them (RFC 2849, note 2).
                var base64 = new List<byte>();
                base64.AddRange(value[(colons + 2)..].Trim((byte)' '));
                while (next < bytes.Length && bytes[next] is (byte)' ' && base64.Count < 2 * StoreDraft.MaxCertificateLength)
                    base64.AddRange(LineAt(bytes, next, out next)[1..]);
                Add(draft, [.. base64], at);
            }

            at = next;
        }

        return draft.Count + draft.GapCount > 0 ? draft.ToContent(Name) : null;
    }

    private void Add(StoreDraft draft, byte[] base64, int at)
    {
        byte[] der = new byte[Base64.GetMaxDecodedFromUtf8Length(base64.Length)];
        if (Base64.DecodeFromUtf8(base64, der, out _, out int length) is System.Buffers.OperationStatus.Done)
            draft.Add(der.AsMemory(0, length), Name, null, at, $"at byte {at}", AnchorUsage.OtherOnly, decides: false);
        else
            draft.Lose($"the certificate at byte {at} is no base64", decides: false);
    }

    // Options such as ";binary" stand behind the name.
    private static bool IsCertificate(ReadOnlySpan<byte> description)
    {
        int option = description.IndexOf((byte)';');
        string name = Encoding.Latin1.GetString(option < 0 ? description : description[..option]);
        return Array.Exists(s_attributes, a => name.Equals(a, StringComparison.OrdinalIgnoreCase));
    }

    private static ReadOnlySpan<byte> LineAt(ReadOnlySpan<byte> bytes, int at, out int next)
    {
        int end = bytes[at..].IndexOf((byte)'\n');
        next = end < 0 ? bytes.Length : at + end + 1;
        return bytes[at..(end < 0 ? bytes.Length : at + end)].TrimEnd((byte)'\r');
    }
}
