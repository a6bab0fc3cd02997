using TrustShift.Discovery.Evidence;
using TrustShift.Discovery.Sources;
using TrustShift.Testing;

namespace TrustShift.Discovery.Pins;

/// <summary>For which host a pin is, as a reader of the code would say.</summary>
public sealed class PinHostTests
{
    // SHA-256 of nothing (FIPS 180-4) in base64, and of one letter.
    private const string Pin = "sha256/47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=";
    private const string Other = "sha256/LXEWQrcmsEQBYnyp+6wy9chTD7GQPMTbAiWHF5IaSIE=";

    [Theory]
    [InlineData("Pins.kt", ".add(\n  \"shop.test\",\n  \"P\",\n  \"Q\")", "shop.test shop.test")]
    [InlineData("Pins.kt", ".add(\"shop.test\", \"P\")\n.add(\"other.test\", \"Q\")", "shop.test other.test")]
    [InlineData("pins.py", "PINS = {\n  \"shop.test\": [\n    \"P\",\n  ],\n  \"other.test\": [\"Q\"],\n}", "shop.test other.test")]
    [InlineData("pins.js", "const pins = { host: 'shop.test', pins: ['P', 'Q'] }", "shop.test shop.test")]
    [InlineData("pins.rb", "PINS = { 'shop.test' => ['P'], 'other.test' => ['Q'] }", "shop.test other.test")]
    [InlineData("Pins.kt", "mapOf(\"shop.test\" to listOf(\"P\"), \"other.test\" to listOf(\"Q\"))", "shop.test other.test")]
    [InlineData("pins.yaml", "- host: shop.test\n  pins:\n  - P\n  - Q", "shop.test shop.test")]
    [InlineData("pins.yaml", "url: https://shop.test/x\n\npins: [\"P\"]", "-")]
    [InlineData("pins.py", "LOG = \"https://logs.test/\"\nPINS = [\"P\"]", "-")]
    [InlineData("pins.js", "function f() {\n  const log = 'https://logs.test/'\n  const pins = ['P']\n}", "-")]
    [InlineData("pins.js", "load('pins.json', 'P')", "-")]
    [InlineData("Pins.java", "set(\"org.example.app\", \"P\"); set(\"ssl.pins\", \"Q\");", "- -")]
    [InlineData("Pins.kt", "const val HOST = \"shop.test\"\nval p = CertificatePinner.Builder().add(HOST, \"P\").build()", "shop.test")]
    [InlineData("Pins.kt", "const val FIRST = \"P\"\nval p = CertificatePinner.Builder().add(\"shop.test\", FIRST).build()", "shop.test")]
    [InlineData("Pins.kt", "const val FIRST = \"P\"\nval HOST = \"shop.test\"\nval p = CertificatePinner.Builder().add(HOST, FIRST).build()", "shop.test")]
    [InlineData("Pins.kt", "const val FIRST = \"P\"\nval p = pinner(\"shop.test\", FIRST)\nval q = pinner(FIRST)", "- shop.test")]
    [InlineData("pins.js", "function a() {\n  const pins = ['P']\n  pin('shop.test', pins)\n}\nfunction b() {\n  const pins = ['Q']\n  pin('other.test', pins)\n}", "- -")]
    [InlineData("Pins.m", "// it's the one of our shop\n@\"shop.test\" : @{\n  kTSKPublicKeyHashes : @[\n    @\"P\", // today's\n    @\"Q\",\n  ],", "shop.test shop.test")]
    [InlineData("run.sh", "curl \\\n  --pinnedpubkey 'sha256//47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=' \\\n  https://shop.test/x\ncurl https://other.test/", "shop.test")]
    [InlineData("pins.json", "{\"backends\":[{\"url\":\"https://other.test/v1\"},{\"pins\":[\"P\"],\"url\":\"https://shop.test/\"}]}", "-")]
    [InlineData("pins.json", "[\n  {\n    \"url\": \"https://other.test/v1\"\n  },\n  {\n    \"pins\": [\n      \"P\"\n    ],\n    \"url\": \"https://shop.test/\"\n  }\n]", "shop.test")]
    [InlineData("pins.yaml", "all:\n  - url: https://other.test/v1\n    timeout: 5\n  - pins:\n      - P\n    url: https://shop.test/", "shop.test")]
    [InlineData("pins.yaml", "all:\n  - pins:\n      - P\n  - url: https://other.test/v1", "-")]
    [InlineData("pins.yaml", "all:\n  - url: https://shop.test/\n    pins:\n      - P\n      - Q\n  - url: https://other.test/", "shop.test shop.test")]
    [InlineData("Pins.java", "return pins(\"https://help.test/pinning\", bucketHost, \"P\");", "-")]
    [InlineData("Pins.kt", "for (h in listOf(files, \"other.test\")) add(h, \"P\")", "-")]
    public void It_is_the_one_of_the_call_or_list(string path, string text, string hosts)
    {
        using var folder = new TemporaryFolder();
        folder.Write("src/" + path, text.Replace("P\"", Pin + "\"", StringComparison.Ordinal).Replace("P'", Pin + "'", StringComparison.Ordinal).Replace("- P", "- " + Pin, StringComparison.Ordinal)
            .Replace("\"Q", "\"" + Other, StringComparison.Ordinal).Replace("'Q", "'" + Other, StringComparison.Ordinal).Replace("- Q", "- " + Other, StringComparison.Ordinal) + "\n");
        Assert.Equal(hosts, string.Join(' ', Examine.Folder(folder.Root).Pins.OrderBy(static p => p.Line).ThenBy(static p => p.Value.ToBase64(), StringComparer.Ordinal).ThenBy(static p => p.Host, StringComparer.Ordinal).Select(static p => p.Host ?? "-")));
    }

    [Fact]
    public void A_constant_of_another_file_is_for_the_host_that_it_is_used_for()
    {
        using var folder = new TemporaryFolder();
        folder.Write("src/Pins.kt", $"object Pins {{\n  const val FIRST = \"{Pin}\"\n  const val SECOND = \"{Other}\"\n}}\n");
        folder.Write("src/Client.kt", "val p = CertificatePinner.Builder()\n  .add(\"shop.test\", Pins.FIRST)\n  .add(\"other.test\", Pins.SECOND)\n  .build()\n");
        Assert.Equal(
            [(2, "shop.test", "src/Client.kt:2"), (3, "other.test", "src/Client.kt:3")],
            Examine.Folder(folder.Root).Pins.Select(static p => (p.Line, p.Host, p.UsedAt)));
    }

    [Theory]
    [InlineData("val pins = listOf(\"P\")\n", "val pins = other()\nval p = CertificatePinner.Builder().add(\"shop.test\", *pins).build()\n")]
    [InlineData("const val FIRST = \"P\"\n", "const val FIRST = \"\"\nval p = CertificatePinner.Builder().add(\"shop.test\", FIRST).build()\n")]
    public void A_variable_of_one_file_is_another_in_the_next(string first, string second)
    {
        using var folder = new TemporaryFolder();
        folder.Write("src/A.kt", first.Replace("P\"", Pin + "\"", StringComparison.Ordinal));
        folder.Write("src/B.kt", second);
        Assert.Null(Assert.Single(Examine.Folder(folder.Root).Pins).Host);
    }
}
