using System.Text.Unicode;

namespace TrustShift.Discovery.Stores;

/// <summary>What can be said of a file that is text where a container was expected.</summary>
internal static class FileText
{
    private const int MaxAliasLength = 256;

    /// <summary>Whether the bytes are text in UTF-8 or ASCII, by the first of them. Fewer than four bytes are not enough to say so.</summary>
    public static bool IsText(ReadOnlySpan<byte> bytes)
    {
        const int Enough = 4096;
        ReadOnlySpan<byte> head = bytes[..Math.Min(bytes.Length, Enough)];
        if (head.Length < 4 || head.IndexOfAnyInRange((byte)0x00, (byte)0x08) >= 0 || head.IndexOfAnyInRange((byte)0x0E, (byte)0x1F) >= 0)
            return false;
        // Where not all is looked at, a character may be cut.
        int cut = bytes.Length > Enough ? 3 : 0;
        for (int less = 0; less <= cut; less++)
        {
            if (Utf8.IsValid(head[..^less]))
                return true;
        }

        return false;
    }

    /// <summary>Whether PEM stands in it, which is read before anything else that a document holds: it may be trust.</summary>
    public static bool HoldsPem(ReadOnlySpan<byte> bytes) => bytes.IndexOf("-----BEGIN "u8) >= 0;

    /// <summary>Whether it is a Git LFS pointer: the content is somewhere else.</summary>
    public static bool IsLargeFilePointer(ReadOnlySpan<byte> bytes) => bytes.StartsWith("version https://git-lfs"u8);

    /// <summary>Whether it looks like a template: the content comes at deployment.</summary>
    public static bool IsTemplate(ReadOnlySpan<byte> bytes) =>
        bytes.IndexOf("{{"u8) >= 0 || bytes.IndexOf("${"u8) >= 0 || bytes.IndexOf("$("u8) >= 0 || bytes.IndexOf("<%"u8) >= 0 || bytes.IndexOf("{%"u8) >= 0
        || bytes.IndexOf("@@"u8) >= 0 || bytes.IndexOf("__"u8) >= 0;

    /// <summary>A name out of a hostile file for people: without control characters, and not endless.</summary>
    public static string Printable(string name)
    {
        string cut = name.Length > MaxAliasLength ? name[..MaxAliasLength] + "…" : name;
        return cut.Any(char.IsControl) ? string.Concat(cut.Select(c => char.IsControl(c) ? '?' : c)) : cut;
    }
}
