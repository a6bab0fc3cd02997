using System.Text;
using TrustShift.Pki.Paths;

namespace TrustShift.Discovery.Stores.Windows;

/// <summary>
/// Certificates in a registry export (.reg of regedit, UTF-16 or ANSI): the values "Blob" below <c>...\SystemCertificates\STORE\Certificates\SHA1</c>. The store says what they are for: Root and
/// AuthRoot hold anchors, Disallowed refuses, the others hold intermediates and identities.
/// </summary>
public sealed class RegistryExportFormat : StoreFormat
{
    private const string Certificates = "\\SystemCertificates\\";
    private const string Blob = "\"Blob\"=hex:";
    private const int MostBlobLength = 4 * 1024 * 1024;

    /// <inheritdoc/>
    public override string Name => "registry";

    /// <inheritdoc/>
    public override bool IsCandidate(ReadOnlySpan<char> fileName, ReadOnlySpan<byte> head) => IsExport(head);

    /// <inheritdoc/>
    public override StoreContent? Read(StoreInput input)
    {
        ReadOnlySpan<byte> bytes = input.Bytes.Span;
        if (!IsExport(bytes))
            return null;
        string text = bytes[0] == 0xFF ? Encoding.Unicode.GetString(bytes[2..]) : Encoding.Latin1.GetString(bytes);
        if (!text.Contains(Certificates, StringComparison.OrdinalIgnoreCase))
            return null;
        var draft = new StoreDraft(input);
        AnchorUsage? usage = null;
        bool isStore = false;
        for (int at = 0; at < text.Length;)
        {
            int end = text.IndexOf('\n', at) is >= 0 and var found ? found : text.Length;
            ReadOnlySpan<char> line = text.AsSpan(at, end - at).TrimEnd('\r');
            if (line.StartsWith('['))
            {
                usage = UsageOf(line);
                isStore |= usage is not null;
            }
            else if (usage is { } known && line.StartsWith(Blob, StringComparison.OrdinalIgnoreCase))
            {
                end = ReadBlob(draft, text, at, known);
            }

            at = end + 1;
        }

        return isStore || draft.GapCount > 0 ? draft.ToContent(Name) : null;
    }

    // The value goes on where a line ends with a backslash.
    private int ReadBlob(StoreDraft draft, string text, int start, AnchorUsage usage)
    {
        var digits = new StringBuilder();
        int at = start + Blob.Length;
        for (; at < text.Length && digits.Length < 2 * MostBlobLength; at++)
        {
            char c = text[at];
            if (char.IsAsciiHexDigit(c))
            {
                digits.Append(c);
            }
            else if (c is '\\' && text.IndexOf('\n', at) is > 0 and var next)
            {
                at = next;
            }
            else if (c is not (',' or ' ' or '\t' or '\r'))
            {
                break;
            }
        }

        if (SerializedCertificates.ReadInto(draft, Convert.FromHexString(digits.ToString(0, digits.Length & ~1)), Name, usage, 0, ends: false) is { } problem)
            draft.Lose($"a certificate in it cannot be read: {problem}");
        return text.IndexOf('\n', Math.Min(at, text.Length)) is >= 0 and var end ? end : text.Length;
    }

    private static AnchorUsage? UsageOf(ReadOnlySpan<char> key)
    {
        int at = key.IndexOf(Certificates, StringComparison.OrdinalIgnoreCase);
        if (at < 0 || key.StartsWith("[-", StringComparison.Ordinal))
            return null;
        ReadOnlySpan<char> rest = key[(at + Certificates.Length)..];
        int slash = rest.IndexOf('\\');
        if (slash < 0 || !rest[slash..].StartsWith("\\Certificates\\", StringComparison.OrdinalIgnoreCase))
            return null;
        return WindowsStores.UsageOf(rest[..slash]);
    }

    private static bool IsExport(ReadOnlySpan<byte> head) =>
        head.StartsWith("REGEDIT4"u8) || head.StartsWith("Windows Registry Editor Version"u8)
        || (head.Length > 60 && head[0] == 0xFF && head[1] == 0xFE && head[2..].StartsWith("W\0i\0n\0d\0o\0w\0s\0 \0R\0e\0g\0i\0s\0t\0r\0y\0"u8));
}
