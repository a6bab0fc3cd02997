using TrustShift.Discovery.Evidence;
using TrustShift.Discovery.Sources;
using TrustShift.Testing;

namespace TrustShift.Discovery.Pins;

/// <summary>Policies as the tools of Android and Apple compile them.</summary>
public sealed class CompiledPolicyTests
{
    private const string Pins = "<domain-config>\n<domain includeSubdomains='true'>s3.amazonaws.com</domain>\n<pin-set expiration='2040-02-03'>\n<pin digest='SHA-256'>i7WTqTvh0OioIruIfFR4kMPnBqrS2rdiVPl/s2uC/CY=</pin></pin-set></domain-config>";

    [Fact]
    public void A_compiled_configuration_of_Android_says_what_its_text_says()
    {
        using var folder = new TemporaryFolder();
        Package(folder, Pins);

        EvidenceSet set = Examine.Folder(folder.PathOf("app"));
        PinEvidence pin = Assert.Single(set.Pins);
        Assert.Equal(("shop.apk!res/xml/net.xml", 4, "s3.amazonaws.com", new DateOnly(2040, 2, 3)), (pin.Path, pin.Line, pin.Host, pin.Expires));
        Assert.Equal("i7WTqTvh0OioIruIfFR4kMPnBqrS2rdiVPl/s2uC/CY=", pin.Value.ToBase64());
        Assert.Empty(set.Gaps);
        Assert.Equal(("com.example.shop", "shop.apk!AndroidManifest.xml"), set.Software.Where(static s => s.Kind is SoftwareKinds.AndroidApplication).Select(static s => (s.Name, s.Path)).Single());
    }

    [Fact]
    public void The_anchors_of_a_configuration_are_the_files_behind_its_resources()
    {
        using var folder = new TemporaryFolder();
        Package(folder, "<base-config><trust-anchors><certificates src='@raw/ca'/></trust-anchors></base-config><domain-config><domain>a.example.com</domain><trust-anchors><certificates src='system'/><certificates src='@raw/ca'/></trust-anchors></domain-config><debug-overrides><trust-anchors><certificates src='user'/></trust-anchors></debug-overrides>");
        string[] expected = ["base-config=shop.apk!res/raw/ca.pem", "debug-overrides=user", "domain-config a.example.com=system|shop.apk!res/raw/ca.pem"];

        Assert.Equal(expected, SettingsOf(folder.PathOf("app")));

        // The same unpacked, and as the source that it was made from.
        Tool.Run("unzip", "-q", folder.PathOf("app", "shop.apk"), "-d", folder.PathOf("unpacked"));
        Assert.Equal(expected.Select(static e => e.Replace("shop.apk!", "", StringComparison.Ordinal)), SettingsOf(folder.PathOf("unpacked")));
        Assert.Equal(expected.Select(static e => e.Replace("shop.apk!", "", StringComparison.Ordinal)), SettingsOf(folder.PathOf("src")));
    }

    [Fact]
    public void A_file_that_a_shrinker_gave_another_name_is_found_by_the_table()
    {
        Assert.SkipUnless(File.Exists("/usr/bin/aapt2"), "aapt2 is not installed");
        using var folder = new TemporaryFolder();
        Sources(folder, "<base-config><trust-anchors><certificates src='@raw/ca'/></trust-anchors></base-config>");
        Tool.Run("aapt2", "compile", "--dir", folder.PathOf("src", "res"), "-o", folder.PathOf("compiled.zip"));
        Tool.Run("aapt2", "link", "-o", folder.PathOf("whole.apk"), "--manifest", folder.PathOf("src", "AndroidManifest.xml"), folder.PathOf("compiled.zip"));
        Tool.Run("aapt2", "optimize", "--enable-resource-path-shortening", "-o", folder.PathOf("app", "shop.apk"), folder.PathOf("whole.apk"));

        string store = Assert.Single(Examine.Folder(folder.PathOf("app")).Stores).Path;
        Assert.DoesNotContain("ca.pem", store, StringComparison.Ordinal);
        Assert.Equal([$"base-config={store}"], SettingsOf(folder.PathOf("app")));
    }

    [Fact]
    public void A_bundle_says_what_its_text_says()
    {
        const string Framework = "/usr/share/android-framework-res/framework-res.apk";
        Assert.SkipUnless(File.Exists("/usr/bin/aapt2") && File.Exists(Framework), "aapt2 or android-framework-res is not installed");
        using var folder = new TemporaryFolder();
        Sources(folder, Pins + "<base-config><trust-anchors><certificates src='@raw/ca'/></trust-anchors></base-config>", "android:networkSecurityConfig='@xml/net'");
        Tool.Run("aapt2", "compile", "--dir", folder.PathOf("src", "res"), "-o", folder.PathOf("compiled.zip"));
        Tool.Run("aapt2", "link", "--proto-format", "-I", Framework, "-o", folder.PathOf("proto.apk"), "--manifest", folder.PathOf("src", "AndroidManifest.xml"), folder.PathOf("compiled.zip"));
        // As bundletool lays a module out.
        Tool.Run("unzip", "-q", folder.PathOf("proto.apk"), "-d", folder.PathOf("bundle", "base"));
        Directory.CreateDirectory(folder.PathOf("bundle", "base", "manifest"));
        File.Move(folder.PathOf("bundle", "base", "AndroidManifest.xml"), folder.PathOf("bundle", "base", "manifest", "AndroidManifest.xml"));
        Tool.Execute("zip", ["-qr", folder.PathOf("app", "shop.aab"), "base"], workingFolder: folder.PathOf("bundle"));

        EvidenceSet set = Examine.Folder(folder.PathOf("app"));
        Assert.Empty(set.Gaps);
        PinEvidence pin = Assert.Single(set.Pins);
        Assert.Equal(("shop.aab!base/res/xml/net.xml", 4, "s3.amazonaws.com", new DateOnly(2040, 2, 3)), (pin.Path, pin.Line, pin.Host, pin.Expires));
        Assert.Equal(["base-config=shop.aab!base/res/raw/ca.pem"], SettingsOf(folder.PathOf("app")));
        Assert.Equal("com.example.shop", Assert.Single(set.Software, static s => s.Kind is SoftwareKinds.AndroidApplication).Name);
    }

    [Fact]
    public void A_manifest_whose_configuration_is_not_there_decides()
    {
        using var folder = new TemporaryFolder();
        Package(folder, Pins, "android:networkSecurityConfig='@xml/net'");
        Assert.DoesNotContain(Examine.Folder(folder.PathOf("app")).Gaps, static g => g.Decides);

        Tool.Run("zip", "-qd", folder.PathOf("app", "shop.apk"), "res/xml/net.xml");
        Gap gap = Assert.Single(Examine.Folder(folder.PathOf("app")).Gaps);
        Assert.Equal(("shop.apk!AndroidManifest.xml", true), (gap.Place, gap.Decides));
    }

    [Fact]
    public void A_configuration_that_is_cut_off_decides()
    {
        using var folder = new TemporaryFolder();
        Package(folder, Pins);
        Tool.Run("unzip", "-q", folder.PathOf("app", "shop.apk"), "res/xml/net.xml", "-d", folder.PathOf("cut"));
        byte[] whole = File.ReadAllBytes(folder.PathOf("cut", "res", "xml", "net.xml"));
        for (int length = whole.Length - 1; length > whole.Length - 350; length -= 7)
        {
            File.WriteAllBytes(folder.PathOf("cut", "res", "xml", "net.xml"), whole[..length]);
            Assert.True(Assert.Single(Examine.Folder(folder.PathOf("cut")).Gaps).Decides);
        }
    }

    private static string[] SettingsOf(string folder) =>
        [.. Examine.Folder(folder).Settings.Where(static s => s is { Mechanism: "android-security-config", Name: not "networkSecurityConfig" }).Select(static s => $"{s.Name}={s.Value}").Order(StringComparer.Ordinal)];

    private static void Sources(TemporaryFolder folder, string policy, string attributes = "")
    {
        folder.Write("src/AndroidManifest.xml", $"<manifest xmlns:android='http://schemas.android.com/apk/res/android' package='com.example.shop'><application {attributes}/></manifest>");
        folder.Write("src/res/xml/net.xml", $"<network-security-config>{policy}</network-security-config>");
        Directory.CreateDirectory(folder.PathOf("src", "res", "raw"));
        Directory.CreateDirectory(folder.PathOf("app"));
        Tool.Run("openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-keyout", "/dev/null", "-subj", "/CN=A", "-out", folder.PathOf("src", "res", "raw", "ca.pem"));
    }

    private static void Package(TemporaryFolder folder, string policy, string attributes = "")
    {
        const string Framework = "/usr/share/android-framework-res/framework-res.apk";
        Assert.SkipUnless(File.Exists("/usr/bin/aapt"), "aapt is not installed");
        Assert.SkipUnless(attributes.Length == 0 || File.Exists(Framework), "android-framework-res is not installed");
        Sources(folder, policy, attributes);
        Tool.Run("aapt", ["package", "-M", folder.PathOf("src", "AndroidManifest.xml"), "-S", folder.PathOf("src", "res"), "-F", folder.PathOf("app", "shop.apk"), .. attributes.Length == 0 ? Array.Empty<string>() : ["-I", Framework]]);
    }

    [Theory]
    [InlineData("{'NSAppTransportSecurity': {'NSPinnedDomains': {'s3.amazonaws.com': {'NSIncludesSubdomains': True, 'NSPinnedCAIdentities': [{'SPKI-SHA256-BASE64': PIN}]}}}}")]
    [InlineData("{'TSKConfiguration': {'TSKPinnedDomains': {'s3.amazonaws.com': {'TSKEnforcePinning': True, 'TSKPublicKeyHashes': [PIN]}}}}")]
    public void A_binary_property_list_says_what_its_text_says(string list)
    {
        const string Pin = "i7WTqTvh0OioIruIfFR4kMPnBqrS2rdiVPl/s2uC/CY=";
        foreach (string form in new[] { "FMT_XML", "FMT_BINARY" })
        {
            using var folder = new TemporaryFolder();
            string write = $"import plistlib, sys; PIN = '{Pin}'; plistlib.dump({list}, open(sys.argv[1], 'wb'), fmt=plistlib.{form})";
            Tool.Run("python3", "-c", write, folder.PathOf("Info.plist"));

            EvidenceSet set = Examine.Folder(folder.Root);
            Assert.Empty(set.Gaps);
            PinEvidence pin = Assert.Single(set.Pins);
            Assert.Equal((Pin, "s3.amazonaws.com"), (pin.Value.ToBase64(), pin.Host));

            byte[] whole = File.ReadAllBytes(folder.PathOf("Info.plist"));
            if (form is "FMT_BINARY")
            {
                File.WriteAllBytes(folder.PathOf("Info.plist"), whole[..^9]);
                Assert.True(Assert.Single(Examine.Folder(folder.Root).Gaps).Decides);
            }
        }
    }
}
