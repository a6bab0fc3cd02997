using TrustShift.Discovery.Evidence;
using TrustShift.Discovery.Sources;
using TrustShift.Pki.Certificates;
using TrustShift.Testing;

namespace TrustShift.Discovery.Pins;

public sealed class PinTests
{
    // SHA-256 of nothing (FIPS 180-4), as hexadecimal and as base64.
    private const string Hex = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
    private const string Base64 = "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=";
    private const string Colons = "E3:B0:C4:42:98:FC:1C:14:9A:FB:F4:C8:99:6F:B9:24:27:AE:41:E4:64:9B:93:4C:A4:95:99:1B:78:52:B8:55";

    [Theory]
    [InlineData(".add(\"api.shop.test\", \"sha256/" + Base64 + "\")", "spki-sha256", "api.shop.test")]
    [InlineData("pins: [\"sha256/" + Base64 + "\"]", "spki-sha256", null)]
    [InlineData("curl --pinnedpubkey 'sha256//" + Base64 + "' https://x.test/", "server-spki-sha256", "x.test")]
    [InlineData("{\"pins\": [\"sha256\\/47DEQpj8HBSa+\\/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\"]}", "spki-sha256", null)]
    [InlineData("openconnect --servercert pin-sha256:" + Base64 + " vpn.x.test", "spki-sha256", null)]
    [InlineData("Public-Key-Pins: pin-sha256=\"" + Base64 + "\"; max-age=1", "http-header-pin", null)]
    [InlineData("h := \"pin-sha256=\\\"" + Base64 + "\\\"\"", "http-header-pin", null)]
    [InlineData("<domain-config><domain includeSubdomains=\"true\">shop.test</domain><pin-set><pin digest=\"SHA-256\">" + Base64 + "</pin>", "spki-sha256", "shop.test")]
    [InlineData("ssl_fingerprint = \"" + Hex + "\"", "server-certificate-sha256", null)]
    [InlineData("ssl.fingerprint=" + Colons, "sha256-hex", null)]
    [InlineData("thumbprint: '" + Colons + "'", "certificate-sha256", null)]
    [InlineData("spkiHash: " + Hex, "spki-sha256", null)]
    [InlineData("sslPin = " + Hex, "sha256-hex", null)]
    public void A_pin_is_found_in_its_form(string line, string kind, string? host)
    {
        using var folder = new TemporaryFolder();
        folder.Write("app/conf.yaml", "x\n" + line + "\n");
        Assert.Equal([new PinEvidence("app/conf.yaml", 2, kind, Sha256Hash.Parse(Hex), host, EvidenceStrength.Configured)], Examine.Folder(folder.Root).Pins);
    }

    [Theory]
    [InlineData("app/Pins.java", "add(host, \"sha1/2jmj7l5rSw0yVb/vlWAYkK/YBwk=\")", true)]
    [InlineData("docs/Pins.java", "add(host, \"sha1/2jmj7l5rSw0yVb/vlWAYkK/YBwk=\")", false)]
    public void A_pin_by_SHA_1_is_a_gap(string path, string line, bool decides)
    {
        using var folder = new TemporaryFolder();
        folder.Write(path, "\n" + line + "\n");
        Gap gap = Assert.Single(Examine.Folder(folder.Root).Gaps);
        Assert.Equal((path + ":2", decides), (gap.Place, gap.Decides));
    }

    [Theory]
    [InlineData("integrity=\"sha256-" + Base64 + "\"")]
    [InlineData("image: docker.io/x@sha256:" + Hex)]
    [InlineData("\"integrity\": \"sha256-" + Base64 + "\"")]
    [InlineData("--hash=sha256:" + Hex)]
    [InlineData("checksum: " + Hex)]
    [InlineData("spin = " + Hex)]
    [InlineData("mapping: " + Hex)]
    [InlineData("spinning = " + Hex)]
    [InlineData("fingerprint = " + Hex + "00")]
    [InlineData("sha256/tooshort=")]
    [InlineData("sha256/" + Base64 + "AAAA")]
    [InlineData("# SHA256 Fingerprint: " + Colons)]
    public void What_only_looks_like_a_pin_is_none(string line)
    {
        using var folder = new TemporaryFolder();
        folder.Write("app/conf.yaml", line + "\n");
        Assert.Empty(Examine.Folder(folder.Root).Pins);
    }

    [Fact]
    public void Two_pins_of_curl_are_both_found()
    {
        using var folder = new TemporaryFolder();
        string other = Sha256Hash.Of("x"u8).ToBase64();
        folder.Write("run.sh", $"curl --pinnedpubkey 'sha256//{Base64};sha256//{other}' https://x.test/\n");
        Assert.Equal(2, Examine.Folder(folder.Root).Pins.Length);
    }

    [Fact]
    public void A_pin_compiled_into_a_program_is_found()
    {
        using var folder = new TemporaryFolder();
        folder.Write("app", [0x7f, (byte)'E', (byte)'L', (byte)'F', 0, .. System.Text.Encoding.ASCII.GetBytes("sha256/" + Base64), 0]);
        Assert.Equal([new PinEvidence("app", 0, "spki-sha256", Sha256Hash.Parse(Hex), null, EvidenceStrength.Coded)], Examine.Folder(folder.Root).Pins);
    }
}
