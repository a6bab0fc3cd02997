using TrustShift.Testing;

namespace TrustShift.EndToEnd.Tests;

/// <summary>What the real OpenSSL of this machine does, which <c>OpenSslStore</c> in the assessment states.</summary>
public sealed class RealOpenSslStoreTests
{
    [Theory]
    [InlineData("other.pem", "hashed", true)]
    [InlineData("root.pem", "empty", true)]
    [InlineData("other.pem", "empty", false)]
    public void OpenSSL_looks_in_the_file_and_in_the_folder(string file, string folder, bool accepted)
    {
        using var temporary = new TemporaryFolder();
        Root(temporary, "root");
        Root(temporary, "other");
        Tool.Run("openssl", "req", "-newkey", "rsa:2048", "-nodes", "-subj", "/CN=leaf.test", "-keyout", temporary.PathOf("leaf.key"), "-out", temporary.PathOf("leaf.csr"));
        Tool.Run("openssl", "x509", "-req", "-in", temporary.PathOf("leaf.csr"), "-CA", temporary.PathOf("root.pem"), "-CAkey", temporary.PathOf("root.key"), "-days", "30", "-out", temporary.PathOf("leaf.pem"));
        Directory.CreateDirectory(temporary.PathOf("empty"));
        File.Copy(temporary.PathOf("root.pem"), temporary.PathOf("hashed", "root.pem"));
        Tool.Run("openssl", "rehash", temporary.PathOf("hashed"));

        ToolResult result = Tool.Execute(
            "openssl",
            ["verify", temporary.PathOf("leaf.pem")],
            environment: new Dictionary<string, string?>(StringComparer.Ordinal) { ["SSL_CERT_FILE"] = temporary.PathOf(file), ["SSL_CERT_DIR"] = temporary.PathOf(folder) });

        Assert.Equal(accepted, result.ExitCode == 0);
    }

    private static void Root(TemporaryFolder folder, string name) => Tool.Run(
        "openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "30", "-subj", $"/CN={name}.test", "-keyout", folder.PathOf(name + ".key"), "-out", folder.PathOf(name + ".pem"));
}
