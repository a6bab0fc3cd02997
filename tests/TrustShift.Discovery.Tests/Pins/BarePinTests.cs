using TrustShift.Discovery.Evidence;
using TrustShift.Discovery.Sources;
using TrustShift.Pki.Certificates;
using TrustShift.Testing;

namespace TrustShift.Discovery.Pins;

/// <summary>Values without a prefix. Those of Baltimore CyberTrust Root and Amazon Root CA 1 are what <c>openssl x509 -fingerprint</c> and <c>openssl dgst</c> say of them.</summary>
public sealed class BarePinTests
{
    private const string Key = "63d9af9b47b1064d49a10e7b7fd566dbc8caa399459bfc2829c571ad8c6ef34a";
    private const string KeyBase64 = "Y9mvm0exBk1JoQ57f9Vm28jKo5lFm/woKcVxrYxu80o=";
    private const string KeySha1Base64 = "MKTmT952ivztWpCEKDBGeSwpFXA=";
    private const string KeySha1 = "30a4e64fde768afced5a9084283046792c291570";
    private const string Whole = "16af57a9f676b0ab126095aa5ebadef22ab31119d644ac95cd4b93dbf3f26aeb";
    private const string WholeColons = "16:AF:57:A9:F6:76:B0:AB:12:60:95:AA:5E:BA:DE:F2:2A:B3:11:19:D6:44:AC:95:CD:4B:93:DB:F3:F2:6A:EB";
    private const string Sha1 = "d4de20d05e66fc53fe1a50882c78db2852cae474";
    private const string Sha1Colons = "D4:DE:20:D0:5E:66:FC:53:FE:1A:50:88:2C:78:DB:28:52:CA:E4:74";

    // SHA-256 of nothing (FIPS 180-4), and its SHA-1.
    private const string Unknown = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
    private const string UnknownBase64 = "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=";
    private const string UnknownColons = "E3:B0:C4:42:98:FC:1C:14:9A:FB:F4:C8:99:6F:B9:24:27:AE:41:E4:64:9B:93:4C:A4:95:99:1B:78:52:B8:55";
    private const string UnknownSha1Colons = "DA:39:A3:EE:5E:6B:4B:0D:32:55:BF:EF:95:60:18:90:AF:D8:07:09";

    [Theory]
    [InlineData("src/client.js", "const EXPECTED = '" + KeyBase64 + "'", "spki-sha256", Key, null)]
    [InlineData("src/client.ts", "if (digest !== `" + KeyBase64 + "`) socket.destroy()", "spki-sha256", Key, null)]
    [InlineData("pins.json", "{\"a\": \"Y9mvm0exBk1JoQ57f9Vm28jKo5lFm\\/woKcVxrYxu80o=\"}", "spki-sha256", Key, null)]
    [InlineData("conf/app.yaml", "  - " + KeyBase64, "spki-sha256", Key, null)]
    [InlineData("src/lib.rs", "static ROOT: &str = \"" + Key + "\";", "spki-sha256", Key, null)]
    [InlineData("src/Main.java", "if (hash.equals(\"" + KeySha1Base64 + "\")) return;", "spki-sha1", Key, KeySha1)]
    [InlineData("src/Callback.cs", "return cert.GetCertHashString() == \"D4DE20D05E66FC53FE1A50882C78DB2852CAE474\";", "certificate-sha1", Whole, Sha1)]
    [InlineData("src/check.py", "ROOT = '" + WholeColons + "'", "certificate-sha256", Whole, null)]
    [InlineData("src/check.rb", "ROOT = '" + Sha1Colons + "'", "certificate-sha1", Whole, Sha1)]
    [InlineData("src/Check.vb", "Dim root = \"D4-DE-20-D0-5E-66-FC-53-FE-1A-50-88-2C-78-DB-28-52-CA-E4-74\"", "certificate-sha1", Whole, Sha1)]
    [InlineData("main.tf", "  thumbprint_list = [\"" + Sha1 + "\"]", "certificate-sha1", Whole, Sha1)]
    [InlineData("ca.json", "{\"root\": \"sha256:" + Whole + "\"}", "certificate-sha256", Whole, null)]
    [InlineData("src/Pins.java", "new CertificatePinner.Builder().add(\"x.test\", \"sha1/" + KeySha1Base64 + "\")", "spki-sha1", Key, KeySha1)]
    public void A_hash_of_a_known_authority_is_a_pin_whatever_stands_around_it(string path, string line, string kind, string value, string? text)
    {
        PinEvidence pin = Assert.Single(Of(path, "first\n" + line + "\nlast\n").Pins);
        Assert.Equal((path, 2, kind, Sha256Hash.Parse(value), text), (pin.Path, pin.Line, pin.Kind, pin.Value, pin.Text));
    }

    [Fact]
    public void Every_known_hash_of_a_list_is_found_at_its_line()
    {
        string filler = string.Concat(Enumerable.Repeat("words that fill a file, and more of them 0123456789abcdef\n", 9_000));
        EvidenceSet set = Of("src/pins.go", filler + "\"" + KeyBase64 + "\",\n" + filler + "\"++MBgDH5WGvL9Bcn5Be30cRcL0f5O+NyoXuWtQdX1aI=\",\n");
        Assert.Equal([9_001, 18_002], set.Pins.Select(static p => p.Line));
    }

    [Theory]
    [InlineData("README.md", "pin: " + KeyBase64)]
    [InlineData("src/a.js", "// was '" + KeyBase64 + "'")]
    [InlineData("tests/a.js", "const x = '" + KeyBase64 + "'")]
    [InlineData("package-lock.json", "\"integrity\": \"sha512-z4PhNX7vuL3xVChQ1m2AB9Yg5AULVxXcg/SpIdNs6c5H0NE8XYXysP+DGNKHfuwvY7kxvUdBeoGlODJ6+SfaPg==\"")]
    [InlineData("package-lock.json", "\"integrity\": \"sha256-" + UnknownBase64 + "\"")]
    [InlineData("package-lock.json", "\"integrity\": \"sha1-2jmj7l5rSw0yVb/vlWAYkK/YBwk=\"")]
    [InlineData("yarn.lock", "  resolved \"https://registry.yarnpkg.com/pin/-/pin-1.0.0.tgz#da39a3ee5e6b4b0d3255bfef95601890afd80709\"")]
    [InlineData("Cargo.lock", "name = \"pin-project\"\nchecksum = \"" + Unknown + "\"")]
    [InlineData("requirements.txt", "pin==1.0 --hash=sha256:" + Unknown)]
    [InlineData("go.sum", "example.test/pin v1.0.0 h1:" + UnknownBase64)]
    [InlineData("site/index.yaml", "script: integrity=\"sha256-" + UnknownBase64 + "\" # pins")]
    [InlineData("Dockerfile", "FROM debian:12@sha256:" + Unknown)]
    [InlineData(".gitmodules", "commit = da39a3ee5e6b4b0d3255bfef95601890afd80709")]
    [InlineData("deploy.yaml", "pinned_commit: da39a3ee5e6b4b0d3255bfef95601890afd80709")]
    [InlineData("flake.lock", "\"narHash\": \"sha256-" + UnknownBase64 + "\"")]
    [InlineData("config/brakeman.ignore", "  \"fingerprint\": \"" + Unknown + "\",")]
    [InlineData("src/table.c", "static const unsigned char sbox[32] = { 0xe3, 0xb0, 0xc4, 0x42, 0x98, 0xfc, 0x1c, 0x14, 0x9a, 0xfb, 0xf4, 0xc8, 0x99, 0x6f, 0xb9, 0x24, 0x27, 0xae, 0x41, 0xe4, 0x64, 0x9b, 0x93, 0x4c, 0xa4, 0x95, 0x99, 0x1b, 0x78, 0x52, 0xb8, 0x55 };")]
    [InlineData("src/token.js", "const key = '" + UnknownBase64 + "'")]
    public void A_hash_of_something_else_is_none(string path, string text)
    {
        EvidenceSet set = Of(path, text + "\n");
        Assert.Empty(set.Pins);
        Assert.DoesNotContain(set.Gaps, g => g.Reason.Contains("pin", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("src/a.js", "const PINS = ['" + UnknownBase64 + "']", "spki-sha256", 1)]
    [InlineData("src/a.js", "const pins = [\n  '" + UnknownBase64 + "',\n]", "spki-sha256", 2)]
    [InlineData("src/App.swift", "kTSKPublicKeyHashes: [\n  \"" + UnknownBase64 + "\",\n],", "spki-sha256", 2)]
    [InlineData("app.json", "\"NSPinnedCAIdentities\": [{ \"SPKI-SHA256-BASE64\": \"" + UnknownBase64 + "\" }]", "spki-sha256", 1)]
    [InlineData("src/a.py", "pool = HTTPSConnectionPool(host, assert_fingerprint='" + UnknownColons + "')", "server-certificate-sha256", 1)]
    [InlineData("src/a.js", "if (cert.fingerprint256 !== '" + UnknownColons + "') throw new Error()", "server-certificate-sha256", 1)]
    [InlineData("es.yaml", "ca_trusted_fingerprint: \"" + Unknown + "\"", "server-certificate-sha256", 1)]
    public void An_unknown_value_is_a_pin_beside_a_word_of_pins(string path, string text, string kind, int line)
    {
        PinEvidence pin = Assert.Single(Of(path, text + "\n").Pins);
        Assert.Equal((kind, line, Sha256Hash.Parse(Unknown)), (pin.Kind, pin.Line, pin.Value));
    }

    [Theory]
    [InlineData("src/a.py", "pool = HTTPSConnectionPool(host, assert_fingerprint='" + UnknownSha1Colons + "')", true)]
    [InlineData("src/a.py", "pool = HTTPSConnectionPool(host, assert_fingerprint=settings.FINGERPRINT)", true)]
    [InlineData("src/a.py", "pool = HTTPSConnectionPool(host, assert_fingerprint=None)", false)]
    [InlineData("src/main.ino", "client.setFingerprint(\"DA 39 A3 EE 5E 6B 4B 0D 32 55 BF EF 95 60 18 90 AF D8 07 09\");", true)]
    [InlineData("src/main.ino", "client.setFingerprint(fingerprint);", true)]
    [InlineData("src/a.sh", "curl --pinnedpubkey /etc/key.der https://x.test/", true)]
    [InlineData("src/a.php", "curl_setopt($ch, CURLOPT_PINNEDPUBLICKEY, $pin);", true)]
    [InlineData("src/a.php", "$pin = 'sha256//" + UnknownBase64 + "';\ncurl_setopt($ch, CURLOPT_PINNEDPUBLICKEY, $pin);", false)]
    [InlineData("src/a.c", "case CURLOPT_PINNEDPUBLICKEY:\n  return \"pinned\";", false)]
    [InlineData("src/a.go", "const CURLOPT_PINNEDPUBLICKEY = 10230", false)]
    [InlineData("src/a.c", "curl_easy_setopt(curl, CURLOPT_PINNEDPUBLICKEY, NULL);", false)]
    public void A_pin_that_cannot_be_read_is_a_gap(string path, string text, bool expected) =>
        Assert.Equal(expected, Of(path, text + "\n").Gaps.Any(static g => g.Decides && g.Place.StartsWith("src/", StringComparison.Ordinal)));

    [Fact]
    public void A_property_list_states_the_domain_of_its_pins()
    {
        const string List = """
            <key>NSPinnedDomains</key>
            <dict>
              <key>bucket.s3.amazonaws.com</key>
              <dict>
                <key>NSIncludesSubdomains</key>
                <true/>
                <key>NSPinnedCAIdentities</key>
                <array>
                  <dict>
                    <key>SPKI-SHA256-BASE64</key>
                    <string>Y9mvm0exBk1JoQ57f9Vm28jKo5lFm/woKcVxrYxu80o=</string>
                  </dict>
                  <dict>
                    <key>SPKI-SHA256-BASE64</key>
                    <string>47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=</string>
                  </dict>
                </array>
              </dict>
              <key>api.shop.test</key>
              <dict>
                <key>kTSKPublicKeyHashes</key>
                <array>
                  <string>47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=</string>
                </array>
              </dict>
            </dict>
            """;
        Assert.Equal(
            [(11, "bucket.s3.amazonaws.com", Key), (15, "bucket.s3.amazonaws.com", Unknown), (23, "api.shop.test", Unknown)],
            Of("ios/Info.plist", List).Pins.Select(static p => (p.Line, p.Host, p.Value.ToString())));
    }

    [Theory]
    [InlineData("_443._tcp.www.shop.test. 3600 IN TLSA 3 1 1 " + Unknown)]
    [InlineData("_443._tcp.www.shop.test.\tIN\tTLSA\t3 1 1 ( e3b0c44298fc1c149afbf4c8996fb924\n   27ae41e4649b934ca495991b7852b855 )")]
    public void A_TLSA_record_is_a_pin_for_its_name(string record)
    {
        PinEvidence pin = Assert.Single(Of("zones/shop.zone", record + "\n").Pins);
        Assert.Equal((PinKinds.Dane, "www.shop.test", Sha256Hash.Parse(Unknown)), (pin.Kind, pin.Host, pin.Value));
    }

    [Fact]
    public void A_known_hash_compiled_into_a_program_is_found()
    {
        using var folder = new TemporaryFolder();
        folder.Write("app", [0x7f, (byte)'E', (byte)'L', (byte)'F', 0, .. System.Text.Encoding.ASCII.GetBytes(KeyBase64), 0]);
        folder.Write("app.dll", [(byte)'M', (byte)'Z', 0, .. System.Text.Encoding.Unicode.GetBytes(KeyBase64), 0, 0]);
        Assert.Equal(["app", "app.dll"], Examine.Folder(folder.Root).Pins.Select(static p => p.Path));
    }

    // The bytes of SHA-256 of the key of Baltimore CyberTrust Root, and of nothing (FIPS 180-4).
    [Theory]
    [InlineData("src/a.c", "{ 0x63, 0xd9, 0xaf, 0x9b, 0x47, 0xb1, 0x06, 0x4d,\n  0x49, 0xa1, 0x0e, 0x7b, 0x7f, 0xd5, 0x66, 0xdb,\n  0xc8, 0xca, 0xa3, 0x99, 0x45, 0x9b, 0xfc, 0x28,\n  0x29, 0xc5, 0x71, 0xad, 0x8c, 0x6e, 0xf3, 0x4a }", Key)]
    [InlineData("src/a.kt", "byteArrayOf(\n  0x63, 0xd9.toByte(), 0xaf.toByte(), 0x9b.toByte(), 0x47, 0xb1.toByte(), 0x06, 0x4d, 0x49, 0xa1.toByte(), 0x0e, 0x7b, 0x7f, 0xd5.toByte(), 0x66, 0xdb.toByte(), 0xc8.toByte(), 0xca.toByte(), 0xa3.toByte(), 0x99.toByte(), 0x45, 0x9b.toByte(), 0xfc.toByte(), 0x28, 0x29, 0xc5.toByte(), 0x71, 0xad.toByte(), 0x8c.toByte(), 0x6e, 0xf3.toByte(), 0x4a\n)\nfun f() = 1", Key)]
    [InlineData("src/b.kt", "byteArrayOf(0x63, 0xd9.toByte(), 0xaf.toByte(), 0x9b.toByte(), 0x47, 0xb1.toByte(), 0x06, 0x4d, 0x49, 0xa1.toByte(), 0x0e, 0x7b, 0x7f, 0xd5.toByte(), 0x66, 0xdb.toByte(), 0xc8.toByte(), 0xca.toByte(), 0xa3.toByte(), 0x99.toByte(), 0x45, 0x9b.toByte(), 0xfc.toByte(), 0x28, 0x29, 0xc5.toByte(), 0x71, 0xad.toByte(), 0x8c.toByte(), 0x6e, 0xf3.toByte(), 0x4a)", Key)]
    [InlineData("src/c.kt", "byteArrayOf(0x63, 0xd9.toByte(), 0xaf.toByte(), 0x9b.toByte(), 0x47, 0xb1.toByte(), 0x06, 0x4d, 0x49, 0xa1.toByte(), 0x0e, 0x7b, 0x7f, 0xd5.toByte(), 0x66, 0xdb.toByte(), 0xc8.toByte(), 0xca.toByte(), 0xa3.toByte(), 0x99.toByte(), 0x45, 0x9b.toByte(), 0xfc.toByte(), 0x28, 0x29, 0xc5.toByte(), 0x71, 0xad.toByte(), 0x8c.toByte(), 0x6e, 0xf3.toByte(), 0x4a.toByte())", Key)]
    [InlineData("src/a.rs", "[0x63u8, 0xd9, 0xaf, 0x9b, 0x47, 0xb1, 0x06, 0x4d, 0x49, 0xa1, 0x0e, 0x7b, 0x7f, 0xd5, 0x66, 0xdb, 0xc8, 0xca, 0xa3, 0x99, 0x45, 0x9b, 0xfc, 0x28, 0x29, 0xc5, 0x71, 0xad, 0x8c, 0x6e, 0xf3, 0x4a,]", Key)]
    [InlineData("src/b.c", "\"\\143\\331\\257\\233\\107\\261\\006\\115\\111\\241\\016\\173\\177\\325\\146\\333\\310\\312\\243\\231\\105\\233\\374\\050\\051\\305\\161\\255\\214\\156\\363\\112\"", Key)]
    [InlineData("src/c.c", "{\n  0x63, 0xD9, 0xAF, 0x9B, 0x47, 0xB1, 0x06, 0x4D, /* 0 */\n  0x49, 0xA1, 0x0E, 0x7B, 0x7F, 0xD5, 0x66, 0xDB, /* 8 */\n  0xC8, 0xCA, 0xA3, 0x99, 0x45, 0x9B, 0xFC, 0x28, /* 16 */\n  0x29, 0xC5, 0x71, 0xAD, 0x8C, 0x6E, 0xF3, 0x4A, /* 24 */\n}", Key)]
    [InlineData("src/A.java", "{(byte) 0x63, (byte) 0xd9, (byte) 0xaf, (byte) 0x9b, 71, -79, 6, 77, 73, -95, 14, 123, 127, -43, 102, -37, -56, -54, -93, -103, 69, -101, -4, 40, 41, -59, 113, -83, -116, 110, -13, 74}", Key)]
    [InlineData("src/a.py", "b\"\\x63\\xd9\\xaf\\x9b\\x47\\xb1\\x06\\x4d\\x49\\xa1\\x0e\\x7b\\x7f\\xd5\\x66\\xdb\\xc8\\xca\\xa3\\x99\\x45\\x9b\\xfc\\x28\\x29\\xc5\\x71\\xad\\x8c\\x6e\\xf3\\x4a\"", Key)]
    [InlineData("src/a.c", "{ 0xd4, 0xde, 0x20, 0xd0, 0x5e, 0x66, 0xfc, 0x53, 0xfe, 0x1a, 0x50, 0x88, 0x2c, 0x78, 0xdb, 0x28, 0x52, 0xca, 0xe4, 0x74 }", Whole)]
    [InlineData("src/a.rs", "const PINNED: [u8; 32] = [227, 176, 196, 66, 152, 252, 28, 20, 154, 251, 244, 200, 153, 111, 185, 36, 39, 174, 65, 228, 100, 155, 147, 76, 164, 149, 153, 27, 120, 82, 184, 85];", Unknown)]
    public void A_hash_as_bytes_is_a_pin(string path, string text, string value) =>
        Assert.Equal(Sha256Hash.Parse(value), Assert.Single(Of(path, "first line\nx = " + text + ";\nlast\n").Pins).Value);

    private static EvidenceSet Of(string path, string text)
    {
        using var folder = new TemporaryFolder();
        folder.Write(path, text);
        return Examine.Folder(folder.Root);
    }
}
