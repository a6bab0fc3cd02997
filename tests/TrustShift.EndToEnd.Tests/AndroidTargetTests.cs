using TrustShift.Testing;

namespace TrustShift.EndToEnd.Tests;

/// <summary>Applications for Android, made by aapt: the verdict of the APK itself.</summary>
public sealed class AndroidTargetTests : IDisposable
{
    private const string Framework = "/usr/share/android-framework-res/framework-res.apk";

    // DigiCert Global Root G2, and Amazon Root CA 1 (facts/certificates/manifest.json).
    private const string Old = "i7WTqTvh0OioIruIfFR4kMPnBqrS2rdiVPl/s2uC/CY=", New = "++MBgDH5WGvL9Bcn5Be30cRcL0f5O+NyoXuWtQdX1aI=";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(Old, 1)]
    [InlineData(New, 2)]
    public void Pins_of_the_old_authority_break_an_application(string pin, int exitCode)
    {
        Build($"<domain-config><domain includeSubdomains='true'>s3.amazonaws.com</domain><pin-set><pin digest='SHA-256'>{pin}</pin></pin-set></domain-config>", roots: null);

        ToolResult result = Cli.Run("check", _folder.PathOf("out"), "--uses", "s3");

        Assert.Equal(exitCode, result.ExitCode);
        Assert.Contains(exitCode == 1 ? "only the old authority" : "the device's roots", result.Output, StringComparison.Ordinal);
    }

    [Theory]
    // Its own store is all that it trusts.
    [InlineData("<base-config><trust-anchors><certificates src='@raw/ca'/></trust-anchors></base-config>", "baltimore-cybertrust-root", 1)]
    [InlineData("<base-config><trust-anchors><certificates src='@raw/ca'/></trust-anchors></base-config>", "amazon-root-ca-1 starfield-services-root-g2", 0)]
    // What it adds to the device's roots decides nothing.
    [InlineData("<base-config><trust-anchors><certificates src='@raw/ca'/><certificates src='system'/></trust-anchors></base-config>", "baltimore-cybertrust-root", 2)]
    // For debugging alone.
    [InlineData("<debug-overrides><trust-anchors><certificates src='@raw/ca'/></trust-anchors></debug-overrides>", "baltimore-cybertrust-root", 2)]
    // For one host, while all others are met with the device's roots.
    [InlineData("<domain-config><domain includeSubdomains='true'>s3.amazonaws.com</domain><trust-anchors><certificates src='@raw/ca'/></trust-anchors></domain-config>", "baltimore-cybertrust-root", 1)]
    [InlineData("<domain-config><domain includeSubdomains='true'>s3.amazonaws.com</domain><trust-anchors><certificates src='@raw/ca'/></trust-anchors></domain-config>", "amazon-root-ca-1 starfield-services-root-g2", 2)]
    // A private authority for a host of its own.
    [InlineData("<domain-config><domain>intranet.example.com</domain><trust-anchors><certificates src='@raw/ca'/></trust-anchors></domain-config>", "private", 2)]
    public void The_store_that_a_policy_names_is_judged_by_what_the_policy_says(string policy, string roots, int exitCode)
    {
        Build(policy, roots);

        ToolResult result = Cli.Run("check", _folder.PathOf("out"), "--uses", "s3");

        Assert.True(exitCode == result.ExitCode, result.Output);
    }

    [Fact]
    public void An_application_without_a_policy_has_the_roots_of_its_device()
    {
        Build(policy: null, roots: null);

        ToolResult result = Cli.Run("check", _folder.PathOf("out", "shop.apk"), "--uses", "s3");

        Assert.Equal(2, result.ExitCode);
        Assert.Contains("com.example.shop 1.2 with the device's roots", result.Output, StringComparison.Ordinal);
        Assert.Contains("minSdkVersion 26", result.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<base-config><trust-anchors><certificates src='@raw/ca'/></trust-anchors></base-config>", true, 0)]
    // No manifest names it: it may be that of nothing.
    [InlineData("<base-config><trust-anchors><certificates src='@raw/ca'/></trust-anchors></base-config>", false, 2)]
    // All other hosts are met with the device's roots.
    [InlineData("<domain-config><domain>s3.amazonaws.com</domain><trust-anchors><certificates src='@raw/ca'/></trust-anchors></domain-config>", true, 2)]
    public void A_policy_in_source_clears_what_it_replaces_wholly(string policy, bool isNamed, int exitCode)
    {
        _folder.Write("src/main/AndroidManifest.xml", $"<manifest xmlns:android='http://schemas.android.com/apk/res/android'><application {(isNamed ? "android:networkSecurityConfig='@xml/net'" : "")}/></manifest>");
        _folder.Write("src/main/res/xml/net.xml", $"<network-security-config>{policy}</network-security-config>");
        _folder.Write("src/main/res/raw/ca.pem", Certificate("amazon-root-ca-1") + Certificate("starfield-services-root-g2"));

        ToolResult result = Cli.Run("check", _folder.PathOf("src"), "--uses", "s3");

        Assert.True(exitCode == result.ExitCode, result.Output);
    }

    private void Build(string? policy, string? roots)
    {
        Assert.SkipUnless(File.Exists("/usr/bin/aapt") && File.Exists(Framework), "aapt or android-framework-res is not installed");
        string own = policy is null ? "" : "android:networkSecurityConfig='@xml/net'";
        _folder.Write("src/AndroidManifest.xml", $"<manifest xmlns:android='http://schemas.android.com/apk/res/android' package='com.example.shop' android:versionName='1.2'><uses-sdk android:minSdkVersion='26'/><application {own}/></manifest>");
        if (policy is not null)
            _folder.Write("src/res/xml/net.xml", $"<network-security-config>{policy}</network-security-config>");
        if (roots is not null)
            _folder.Write("src/res/raw/ca.pem", string.Concat(roots.Split(' ').Select(Certificate)));
        Directory.CreateDirectory(_folder.PathOf("src", "res"));
        Directory.CreateDirectory(_folder.PathOf("out"));
        Tool.Run("aapt", "package", "-M", _folder.PathOf("src", "AndroidManifest.xml"), "-S", _folder.PathOf("src", "res"), "-I", Framework, "-F", _folder.PathOf("out", "shop.apk"));
    }

    private string Certificate(string name)
    {
        if (name is not "private")
            return File.ReadAllText(Path.Combine(SharedFacts.Require("certificates"), name + ".self.pem"));
        Tool.Run("openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-subj", "/CN=Private Root", "-keyout", _folder.PathOf("key.pem"), "-out", _folder.PathOf("private.pem"));
        return File.ReadAllText(_folder.PathOf("private.pem"));
    }
}
