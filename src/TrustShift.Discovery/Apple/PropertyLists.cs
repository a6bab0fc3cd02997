using System.Runtime.InteropServices;
using System.Text;
using TrustShift.Discovery.Evidence;
using TrustShift.Discovery.Scanning;

namespace TrustShift.Discovery.Apple;

/// <summary>Property lists that a pass over files meets: those in binary form are searched as their text, trust settings are kept.</summary>
internal static class PropertyLists
{
    // Where the outermost element of one in XML begins at the latest.
    private const int HeadLength = 512;

    /// <summary>The text of a binary property list; null for anything else, and for one that cannot be read, of which a gap is told where it speaks of pins or trust.</summary>
    /// <param name="file">The file, or its beginning.</param>
    /// <param name="isWhole">Whether it is all of it.</param>
    /// <param name="findings">Where trust settings and gaps go.</param>
    public static string? Read(ReadOnlyMemory<byte> file, bool isWhole, FileFindings findings)
    {
        ReadOnlySpan<byte> bytes = file.Span;
        bool isBinary = BinaryPropertyList.IsOne(bytes);
        if (!isBinary && bytes[..Math.Min(bytes.Length, HeadLength)].IndexOf("<plist"u8) < 0)
            return null;
        bool holdsSettings = Holds(bytes, "trustList"), isInfo = AppleApplication.IsInfo(findings.Path);
        if (!isBinary && !holdsSettings && !isInfo)
            return null;
        PropertyNode? list = isWhole ? PropertyNode.Read(file) : null;
        if (isInfo && list is not null && AppleApplication.Read(findings.Path, list) is { } application)
            findings.Software.Add(application);
        if (list is not null)
            findings.TrustSettings.AddRange(TrustSetting.Read(findings.Path, list));
        // developer.apple.com/documentation/bundleresources/information-property-list/nsapptransportsecurity/nspinneddomains, and TrustKit's TSKPublicKeyHashes.
        else if (isBinary && (Holds(bytes, "NSPinnedDomains") || Holds(bytes, "TSKPublicKeyHashes")))
            findings.Gaps.Add(new Gap(findings.Path, "a binary property list that pins keys, which cannot be read", $"plutil -convert xml1 {findings.Path}"));
        else if (holdsSettings && Holds(bytes, "trustSettings"))
            findings.Gaps.Add(new Gap(findings.Path, "trust settings of macOS, which cannot be read", "security trust-settings-export FILE"));
        return isBinary ? list?.ToXml() : null;
    }

    private static bool Holds(ReadOnlySpan<byte> bytes, string word) => bytes.IndexOf(Encoding.ASCII.GetBytes(word)) >= 0 || bytes.IndexOf(MemoryMarshal.AsBytes(word.AsSpan())) >= 0;
}
