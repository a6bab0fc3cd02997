using System.Text.Json;
using TrustShift.Testing;

namespace TrustShift.EndToEnd.Tests;

/// <summary>A root file system as Debian lays it out, with real stores: each client is named with the store that it uses and why.</summary>
public sealed class WholeSystemTests : IDisposable
{
    private const string SystemBundle = "/etc/ssl/certs/ca-certificates.crt";

    private readonly TemporaryFolder _root = new();

    public void Dispose() => _root.Dispose();

    [Fact]
    public void Each_client_is_named_with_its_store_and_the_reason()
    {
        Build(File.ReadAllText(SystemBundle));
        using JsonDocument report = Check(out int exitCode);

        Assert.Equal(0, exitCode);
        Assert.Equal("etc/ssl/certs/ca-certificates.crt", StoreOf(report, "curl"));
        Assert.Equal("etc/ssl/certs/ca-certificates.crt", StoreOf(report, "wget"));
        Assert.Equal("etc/ssl/certs/java/cacerts", StoreOf(report, "java"));
        Assert.StartsWith("etc/ssl/certs/ca-certificates.crt", StoreOf(report, "openssl"), StringComparison.Ordinal);
        Assert.StartsWith("(built in) nodejs 20.19.6", StoreOf(report, "node"), StringComparison.Ordinal);
        Assert.StartsWith("etc/ssl/certs/ca-certificates.crt", StoreOf(report, "python"), StringComparison.Ordinal);
    }

    [Fact]
    public void Without_the_anchors_of_Amazon_and_Starfield_what_uses_the_bundle_is_impacted_and_Node_is_not()
    {
        string[] kept = [.. File.ReadAllText(SystemBundle).Split("-----END CERTIFICATE-----\n", StringSplitOptions.RemoveEmptyEntries)
            .Select(b => b + "-----END CERTIFICATE-----\n")
            .Where(b => !Named(b, "Amazon") && !Named(b, "Starfield"))];
        Assert.NotEmpty(kept);
        Build(string.Concat(kept));
        using JsonDocument report = Check(out int exitCode, "--uses", "s3");

        Assert.Equal(1, exitCode);
        Assert.Equal("impacted", VerdictOf(report, "curl"));
        Assert.Equal("impacted", VerdictOf(report, "wget"));
        Assert.Equal("impacted", VerdictOf(report, "openssl"));
        Assert.Equal("notImpacted", VerdictOf(report, "node"));
    }

    private static bool Named(string pem, string name) => Tool.Run("openssl", ["x509", "-noout", "-subject"], pem, null).Contains(name, StringComparison.Ordinal);

    private void Build(string bundle)
    {
        _root.Write("etc/os-release", "ID=debian\nVERSION_ID=\"12\"\n");
        _root.Write("etc/ssl/certs/ca-certificates.crt", bundle);
        _root.Write("usr/bin/curl", "\u007fELF libcurl.so.4 libssl.so.3\0");
        _root.Write("usr/bin/wget", "\u007fELF libgnutls.so.30\0");
        _root.Write("usr/lib/x86_64-linux-gnu/libssl.so.3", "\u007fELF");
        _root.Write("usr/lib/x86_64-linux-gnu/libcrypto.so.3", "\u007fELF\0OPENSSLDIR: \"/usr/lib/ssl\"\0");
        Directory.CreateDirectory(_root.PathOf("usr", "lib", "ssl"));
        File.CreateSymbolicLink(_root.PathOf("usr", "lib", "ssl", "cert.pem"), "/etc/ssl/certs/ca-certificates.crt");
        _root.Write("usr/lib/python3.11/ssl.py", "import _ssl\n");
        _root.Write("usr/bin/node", "\u007fELF\0https://nodejs.org/download/release/v20.19.6/node-v20.19.6.tar.gz\0");
        _root.Write("usr/lib/jvm/java-17/release", "IMPLEMENTOR=\"Debian\"\nJAVA_VERSION=\"17.0.15\"\n");
        Directory.CreateDirectory(_root.PathOf("usr", "lib", "jvm", "java-17", "lib", "security"));
        File.CreateSymbolicLink(_root.PathOf("usr", "lib", "jvm", "java-17", "lib", "security", "cacerts"), "/etc/ssl/certs/java/cacerts");
        string pem = _root.Write("tmp.pem", bundle[..(bundle.IndexOf("-----END CERTIFICATE-----", StringComparison.Ordinal) + 26)]);
        string cacerts = _root.PathOf("etc", "ssl", "certs", "java", "cacerts");
        Tool.Run("keytool", "-importcert", "-noprompt", "-storetype", "JKS", "-storepass", "changeit", "-keystore", cacerts, "-alias", "first", "-file", pem);
        foreach (string root in new[] { "Amazon_Root_CA_1", "Amazon_Root_CA_2", "Amazon_Root_CA_3", "Amazon_Root_CA_4", "Starfield_Services_Root_Certificate_Authority_-_G2" })
            Tool.Run("keytool", "-importcert", "-noprompt", "-storepass", "changeit", "-keystore", cacerts, "-alias", root, "-file", $"/usr/share/ca-certificates/mozilla/{root}.crt");
        File.Delete(pem);
    }

    private JsonDocument Check(out int exitCode, params string[] options)
    {
        ToolResult result = Cli.Run(["check", _root.Root, "--format", "json", .. options]);
        exitCode = result.ExitCode;
        return JsonDocument.Parse(result.Output);
    }

    private static JsonElement ClientOf(JsonDocument report, string kind) =>
        report.RootElement.GetProperty("assessments")[0].GetProperty("clients").EnumerateArray().First(c => c.GetProperty("kind").GetString() == kind);

    private static string StoreOf(JsonDocument report, string kind) => ClientOf(report, kind).GetProperty("store").GetProperty("path").GetString()!;

    private static string VerdictOf(JsonDocument report, string kind) => ClientOf(report, kind).GetProperty("verdict").GetString()!;
}
