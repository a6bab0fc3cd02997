using TrustShift.Discovery.Evidence;
using TrustShift.Discovery.Sources;
using TrustShift.Pki.Paths;
using TrustShift.Testing;

namespace TrustShift.Discovery.Tests.Stores;

/// <summary>Trust settings of macOS, written by Python's plistlib as <c>security trust-settings-export</c> writes them.</summary>
public sealed class AppleTrustTests
{
    [Theory]
    // Amazon Root CA 1, which no keychain of the folder holds.
    [InlineData("[{'kSecTrustSettingsResult': 3}]", true)]
    [InlineData("[]", true)]
    // Trusted for something else: nothing is missing.
    [InlineData("[{'kSecTrustSettingsPolicy': bytes.fromhex('2a864886f763640108'), 'kSecTrustSettingsResult': 1}]", false)]
    public void Settings_for_a_certificate_that_is_nowhere_decide(string settings, bool decides)
    {
        using var folder = new TemporaryFolder();
        Write(folder, settings, "8DA7F965EC5EFC37910F1C6E59FDC1CC6A6EDE16");

        Gap[] gaps = [.. Examine.Folder(folder.Root).Gaps];
        Assert.Equal(decides, gaps.Any(static g => g.Decides));
    }

    [Fact]
    public void A_configuration_profile_that_is_encrypted_is_a_store_that_lost_something()
    {
        using var folder = new TemporaryFolder();
        Tool.Run("python3", "-c", "import plistlib, sys; plistlib.dump({'PayloadType': 'Configuration', 'EncryptedPayloadContent': b'123'}, open(sys.argv[1], 'wb'))", folder.PathOf("a.mobileconfig"));

        EvidenceSet set = Examine.Folder(folder.Root);
        Assert.True(Assert.Single(set.Stores).IsIncomplete);
        Assert.True(Assert.Single(set.Gaps).Decides);
    }

    [Fact]
    public void Intermediates_of_a_signature_are_no_anchors_of_the_profile()
    {
        using var folder = new TemporaryFolder();
        Tool.Run("openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-subj", "/CN=Signer", "-keyout", folder.PathOf("k.pem"), "-out", folder.PathOf("s.pem"));
        Tool.Run("openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-subj", "/CN=Root", "-keyout", folder.PathOf("k2.pem"), "-out", folder.PathOf("r.pem"));
        Tool.Run("python3", "-c", "import plistlib, sys; plistlib.dump({'PayloadType': 'Configuration', 'PayloadContent': [{'PayloadType': 'com.apple.security.pem', 'PayloadContent': open(sys.argv[1], 'rb').read()}]}, open(sys.argv[2], 'wb'))", folder.PathOf("r.pem"), folder.PathOf("bare"));
        Directory.CreateDirectory(folder.PathOf("out"));
        Tool.Run("openssl", "cms", "-sign", "-in", folder.PathOf("bare"), "-binary", "-nodetach", "-signer", folder.PathOf("s.pem"), "-inkey", folder.PathOf("k.pem"), "-outform", "DER", "-out", folder.PathOf("out", "a.mobileconfig"));

        EvidenceSet set = Examine.Folder(folder.PathOf("out"));
        TrustStoreEvidence store = Assert.Single(set.Stores);
        Assert.Equal([("Root", AnchorUsage.Any), ("Signer", AnchorUsage.OtherOnly)], store.Entries.Select(e => (set.FindCertificate(e.Certificate)!.Subject.CommonName, e.Usage)).Order());
    }

    [Theory]
    [InlineData("Shop.app/Contents/Info.plist", true)]
    [InlineData("Payload/Shop.app/Info.plist", true)]
    [InlineData("Shop/Info.plist", false)]
    [InlineData("node_modules/node-notifier/vendor/terminal-notifier.app/Contents/Info.plist", false)]
    public void A_built_application_is_told_by_its_bundle(string path, bool isOne)
    {
        using var folder = new TemporaryFolder();
        folder.Write(path, "");
        Tool.Run("python3", "-c", "import plistlib, sys; plistlib.dump({'CFBundlePackageType': 'APPL', 'CFBundleIdentifier': 'com.example.shop', 'LSMinimumSystemVersion': '12.0'}, open(sys.argv[1], 'wb'))", folder.PathOf(path));

        Assert.Equal(isOne ? ["com.example.shop LSMinimumSystemVersion 12.0"] : [], Examine.Folder(folder.Root).Software.Where(static s => s.Kind is SoftwareKinds.AppleApplication).Select(static s => $"{s.Name} {s.Requirement}"));
    }

    private static void Write(TemporaryFolder folder, string settings, string sha1) =>
        Tool.Run("python3", "-c", $"import plistlib, sys; plistlib.dump({{'trustVersion': 1, 'trustList': {{'{sha1}': {{'trustSettings': {settings}}}}}}}, open(sys.argv[1], 'wb'))", folder.PathOf("Admin.plist"));
}
