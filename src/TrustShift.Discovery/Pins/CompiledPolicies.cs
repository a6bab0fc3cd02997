using System.Runtime.InteropServices;
using TrustShift.Discovery.Android;
using TrustShift.Discovery.Evidence;
using TrustShift.Discovery.Scanning;

namespace TrustShift.Discovery.Pins;

/// <summary>
/// Policies of mobile applications in their compiled forms: that one pins keys or brings its own authorities must not be passed over.
/// </summary>
internal static class CompiledPolicies
{
    /// <summary>Reads a file that is one; says of one that cannot be read, and speaks of trust, that it decides.</summary>
    /// <param name="file">The file, or its beginning.</param>
    /// <param name="isWhole">Whether it is all of it.</param>
    /// <param name="findings">Where pins, anchors and gaps go.</param>
    public static void Read(ReadOnlyMemory<byte> file, bool isWhole, FileFindings findings)
    {
        ReadOnlySpan<byte> bytes = file.Span;
        // developer.android.com/privacy-and-security/security-config: the elements that change whom an application trusts.
        bool isBinary = BinaryXml.IsOne(bytes);
        if (isBinary || ProtobufXml.IsOne(bytes))
        {
            if (isWhole && (isBinary ? BinaryXml.ToText(file) : ProtobufXml.ToText(bytes)) is { } text && (AndroidManifest.Read(text, findings) || !text.Contains("<network-security-config", StringComparison.Ordinal) || AndroidSecurityConfiguration.ReadPolicy(text, findings)))
            {
                findings.IsDecoded = findings.HasAndroidPins;
                return;
            }

            if (Holds(bytes, "pin-set") || Holds(bytes, "trust-anchors"))
            {
                findings.Gaps.Add(new Gap(
                    findings.Path, "a network security configuration of Android in compiled form, which cannot be read: it pins keys or names its own authorities",
                    "check the project's res/xml/network_security_config.xml", Decides: true));
            }
        }
    }

    // The pool of strings holds UTF-8 or UTF-16.
    private static bool Holds(ReadOnlySpan<byte> bytes, string word) =>
        bytes.IndexOf(System.Text.Encoding.ASCII.GetBytes(word)) >= 0 || bytes.IndexOf(MemoryMarshal.AsBytes(word.AsSpan())) >= 0;
}
