using System.Runtime.InteropServices;
using TrustShift.Discovery.Evidence;

namespace TrustShift.Discovery.Pins;

/// <summary>
/// Policies of mobile applications in their compiled forms, which are not decoded: that one pins keys or brings its own authorities must not be passed over.
/// </summary>
internal static class CompiledPolicies
{
    // frameworks/base/libs/androidfw/include/androidfw/ResourceTypes.h: RES_XML_TYPE with a header of eight bytes.
    private static ReadOnlySpan<byte> BinaryXml => [0x03, 0x00, 0x08, 0x00];

    /// <summary>The gap of a file; null when it is none, or says nothing of trust.</summary>
    /// <param name="path">Path in the target.</param>
    /// <param name="bytes">The file, or its beginning.</param>
    public static Gap? Look(string path, ReadOnlySpan<byte> bytes)
    {
        // developer.android.com/privacy-and-security/security-config: the elements that change whom an application trusts.
        if (bytes.StartsWith(BinaryXml) && (Holds(bytes, "pin-set") || Holds(bytes, "trust-anchors")))
        {
            return new Gap(
                path, "a network security configuration of Android in compiled form, which is not read: it pins keys or names its own authorities", "check the project's res/xml/network_security_config.xml",
                Decides: true);
        }

        // developer.apple.com/documentation/bundleresources/information-property-list/nsapptransportsecurity/nspinneddomains, and TrustKit's TSKPublicKeyHashes.
        return bytes.StartsWith("bplist0"u8) && (bytes.IndexOf("NSPinnedDomains"u8) >= 0 || bytes.IndexOf("TSKPublicKeyHashes"u8) >= 0)
            ? new Gap(path, "a binary property list that pins keys, which is not read", $"plutil -convert xml1 {path}", Decides: true)
            : null;
    }

    // The pool of strings holds UTF-8 or UTF-16.
    private static bool Holds(ReadOnlySpan<byte> bytes, string word) =>
        bytes.IndexOf(System.Text.Encoding.ASCII.GetBytes(word)) >= 0 || bytes.IndexOf(MemoryMarshal.AsBytes(word.AsSpan())) >= 0;
}
