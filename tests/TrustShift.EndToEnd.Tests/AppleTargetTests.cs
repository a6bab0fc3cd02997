using TrustShift.Testing;

namespace TrustShift.EndToEnd.Tests;

/// <summary>Applications for iOS as an IPA, with the binary Info.plist that Xcode writes: the verdict of the IPA itself.</summary>
public sealed class AppleTargetTests : IDisposable
{
    private const string Old = "i7WTqTvh0OioIruIfFR4kMPnBqrS2rdiVPl/s2uC/CY=", New = "++MBgDH5WGvL9Bcn5Be30cRcL0f5O+NyoXuWtQdX1aI=";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(Old, 1, "only the old authority")]
    // The pins hold, and what the device trusts is not in the IPA.
    [InlineData(New, 2, "com.example.shop 1.2 with the system's roots")]
    [InlineData(null, 2, "com.example.shop 1.2 with the system's roots")]
    public void Pins_and_the_roots_of_the_device_decide(string? pin, int exitCode, string says)
    {
        string pins = pin is null ? "{}" : $"{{'s3.amazonaws.com': {{'NSIncludesSubdomains': True, 'NSPinnedCAIdentities': [{{'SPKI-SHA256-BASE64': '{pin}'}}]}}}}";
        Directory.CreateDirectory(_folder.PathOf("Payload", "Shop.app"));
        Tool.Run(
            "python3", "-c",
            $"import plistlib, sys; plistlib.dump({{'CFBundlePackageType': 'APPL', 'CFBundleIdentifier': 'com.example.shop', 'CFBundleShortVersionString': '1.2', 'MinimumOSVersion': '15.0', 'NSAppTransportSecurity': {{'NSPinnedDomains': {pins}}}}}, open(sys.argv[1], 'wb'), fmt=plistlib.FMT_BINARY)",
            _folder.PathOf("Payload", "Shop.app", "Info.plist"));
        Directory.CreateDirectory(_folder.PathOf("out"));
        ToolResult zip = Tool.Execute("zip", ["-qr", _folder.PathOf("out", "shop.ipa"), "Payload"], workingFolder: _folder.Root);
        Assert.SkipUnless(zip.ExitCode == 0, "zip is not installed");

        ToolResult result = Cli.Run("check", _folder.PathOf("out"), "--uses", "s3");

        Assert.True(exitCode == result.ExitCode, result.Output);
        Assert.Contains(says, result.Output, StringComparison.Ordinal);
        Assert.Contains("shop.ipa!Payload/Shop.app/Info.plist", result.Output, StringComparison.Ordinal);
    }
}
