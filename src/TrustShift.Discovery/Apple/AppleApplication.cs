using TrustShift.Discovery.Evidence;

namespace TrustShift.Discovery.Apple;

/// <summary>A built application for Apple's systems, by the Info.plist of its bundle (developer.apple.com/documentation/bundleresources/information-property-list).</summary>
public static class AppleApplication
{
    /// <summary>The key that says from which macOS on it runs.</summary>
    public const string OfMac = "LSMinimumSystemVersion";

    private const string OfDevice = "MinimumOSVersion";

    // Packages bring small tools as applications (terminal-notifier of node-notifier).
    private static readonly string[] s_packages = ["node_modules/", "site-packages/", "gems/", "vendor/"];

    /// <summary>Whether a file is the Info.plist of a built application: "Shop.app/Info.plist", on macOS "Shop.app/Contents/Info.plist".</summary>
    internal static bool IsInfo(ReadOnlySpan<char> path) => path.EndsWith(".app/Info.plist", StringComparison.OrdinalIgnoreCase) || path.EndsWith(".app/Contents/Info.plist", StringComparison.OrdinalIgnoreCase);

    /// <summary>The application; null when the list is of something else.</summary>
    internal static SoftwareEvidence? Read(string path, PropertyNode list)
    {
        if (!IsInfo(path) || Array.Exists(s_packages, p => path.Contains(p, StringComparison.Ordinal)) || list["CFBundlePackageType"] is { Text: not "APPL" } || list["CFBundleIdentifier"]?.Text is not { Length: > 0 and < 256 } name)
            return null;
        string? device = list[OfDevice]?.Text, mac = list[OfMac]?.Text;
        return new SoftwareEvidence(path, SoftwareKinds.AppleApplication, Stores.FileText.Printable(name), list["CFBundleShortVersionString"]?.Text is { Length: > 0 and < 64 } version ? Stores.FileText.Printable(version) : null)
        {
            Basis = SoftwareBasis.Declared,
            Requirement = device is { Length: > 0 and < 16 } ? $"{OfDevice} {device}" : mac is { Length: > 0 and < 16 } ? $"{OfMac} {mac}" : null,
        };
    }
}
