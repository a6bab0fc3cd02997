using TrustShift.Discovery.Evidence;
using TrustShift.Discovery.Sources;
using TrustShift.Testing;

namespace TrustShift.Discovery.Pins;

/// <summary>Policies as the tools of Android and Apple compile them.</summary>
public sealed class CompiledPolicyTests
{
    [Theory]
    [InlineData("<pin-set><pin digest='SHA-256'>i7WTqTvh0OioIruIfFR4kMPnBqrS2rdiVPl/s2uC/CY=</pin></pin-set>", true)]
    [InlineData("<trust-anchors><certificates src='system'/></trust-anchors>", true)]
    [InlineData("", false)]
    public void A_compiled_configuration_of_Android_that_changes_trust_decides(string policy, bool decides)
    {
        Assert.SkipUnless(File.Exists("/usr/bin/aapt"), "aapt is not installed");
        using var folder = new TemporaryFolder();
        string manifest = folder.Write("src/AndroidManifest.xml", "<manifest package='com.example.shop'/>");
        folder.Write("src/res/xml/network_security_config.xml", $"<network-security-config><domain-config><domain>s3.amazonaws.com</domain>{policy}</domain-config></network-security-config>");
        Directory.CreateDirectory(folder.PathOf("app"));
        Tool.Run("aapt", "package", "-M", manifest, "-S", folder.PathOf("src", "res"), "-F", folder.PathOf("app", "shop.apk"));

        IEnumerable<string> places = Examine.Folder(folder.PathOf("app")).Gaps.Where(static g => g.Decides).Select(static g => g.Place);
        Assert.Equal(decides ? ["shop.apk!res/xml/network_security_config.xml"] : [], places);
    }

    [Theory]
    [InlineData("NSPinnedDomains", true)]
    [InlineData("TSKPublicKeyHashes", true)]
    [InlineData("NSExceptionDomains", false)]
    public void A_binary_property_list_that_pins_decides(string key, bool decides)
    {
        using var folder = new TemporaryFolder();
        const string Write = "import plistlib, sys; plistlib.dump({'NSAppTransportSecurity': {sys.argv[2]: {'s3.amazonaws.com': {}}}}, open(sys.argv[1], 'wb'), fmt=plistlib.FMT_BINARY)";
        Tool.Run("python3", "-c", Write, folder.PathOf("Info.plist"), key);

        IEnumerable<Gap> gaps = Examine.Folder(folder.Root).Gaps.Where(static g => g.Decides);
        Assert.Equal(decides ? ["Info.plist"] : [], gaps.Select(static g => g.Place));
    }
}
