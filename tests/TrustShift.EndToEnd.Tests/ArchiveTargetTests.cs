using TrustShift.Testing;

namespace TrustShift.EndToEnd.Tests;

/// <summary>What people build and ship, made by the real tools: the verdict of the archive itself.</summary>
public sealed class ArchiveTargetTests : IDisposable
{
    private const string Configuration = "spring:\n  ssl:\n    bundle:\n      jks:\n        partner:\n          truststore:\n            location: classpath:trust.p12\n            password: changeit\n";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("amazon-root-ca-1 starfield-services-root-g2", 0)]
    [InlineData("private", 1)]
    public void The_store_of_a_Spring_application_in_its_jar_decides(string roots, int exitCode)
    {
        if (Tool.Execute("jar", ["--version"]).ExitCode != 0)
            Assert.Skip("jar of the JDK is not installed.");
        Anchors();
        _folder.Write("app/BOOT-INF/classes/application.yml", Configuration);
        _folder.Write("app/META-INF/MANIFEST.MF", "Manifest-Version: 1.0\nMain-Class: org.springframework.boot.loader.launch.JarLauncher\nStart-Class: shop.Main\n");
        foreach (string root in roots.Split(' '))
            Tool.Run("keytool", "-importcert", "-noprompt", "-alias", root, "-file", AnchorOf(root), "-keystore", _folder.PathOf("app", "BOOT-INF", "classes", "trust.p12"), "-storetype", "PKCS12", "-storepass", "changeit");
        Tool.Run("jar", "cfm0", _folder.PathOf("out", "shop.jar"), _folder.PathOf("app", "META-INF", "MANIFEST.MF"), "-C", _folder.PathOf("app"), "BOOT-INF");

        ToolResult result = Cli.Run("check", _folder.PathOf("out"), "--uses", "s3");

        Assert.Contains("shop.jar!BOOT-INF/classes/trust.p12", result.Output, StringComparison.Ordinal);
        Assert.Equal(exitCode, result.ExitCode);
        if (exitCode == 1)
            Assert.Contains("it lies in an archive", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_good_store_beside_a_jar_that_does_not_name_it_clears_nothing()
    {
        if (Tool.Execute("javac", ["-version"]).ExitCode != 0)
            Assert.Skip("javac is not installed.");
        Anchors();
        Tool.Run("javac", "-d", _folder.PathOf("classes"), _folder.Write("Main.java", "public class Main { public static void main(String[] a) { System.out.println(a.length); } }"));
        Tool.Run("jar", "cf", _folder.PathOf("out", "tool.jar"), "-C", _folder.PathOf("classes"), ".");
        File.WriteAllText(_folder.PathOf("out", "ca.pem"), File.ReadAllText(AnchorOf("amazon-root-ca-1")) + File.ReadAllText(AnchorOf("starfield-services-root-g2")));

        Assert.Equal(2, Cli.Run("check", _folder.PathOf("out"), "--uses", "s3").ExitCode);
    }

    [Theory]
    [InlineData("amazon-root-ca-1 starfield-services-root-g2", 0)]
    // Code names the store, no program's setting, and it never reached what moves: docs/adr/0009.
    [InlineData("private", 2)]
    public void A_Debian_package_is_judged_by_the_bundle_that_it_brings(string roots, int exitCode)
    {
        if (Tool.Execute("dpkg-deb", ["--version"]).ExitCode != 0)
            Assert.Skip("dpkg-deb is not installed.");
        Anchors();
        _folder.Write("deb/DEBIAN/control", "Package: agent\nVersion: 1\nArchitecture: all\nMaintainer: A <a@example.com>\nDescription: a\n");
        _folder.Write("deb/opt/agent/config.py", "requests.get(url, verify=\"/opt/agent/ca-bundle.pem\")\n");
        _folder.Write("deb/opt/agent/ca-bundle.pem", string.Concat(roots.Split(' ').Select(r => File.ReadAllText(AnchorOf(r)))));
        Tool.Run("dpkg-deb", "-Zxz", "-b", _folder.PathOf("deb"), _folder.PathOf("out", "agent.deb"));

        ToolResult result = Cli.Run("check", _folder.PathOf("out", "agent.deb"), "--uses", "s3");

        Assert.Contains("agent.deb!data.tar.xz!opt/agent/ca-bundle.pem", result.Output, StringComparison.Ordinal);
        Assert.Equal(exitCode, result.ExitCode);
    }

    private string AnchorOf(string name) => _folder.PathOf("anchors", name + ".self.pem");

    private void Anchors()
    {
        Assert.Equal(0, Cli.Run("migrations", "anchors", "aws-s3-cloudfront-2021", "--directory", _folder.PathOf("anchors")).ExitCode);
        Tool.Run("openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-subj", "/CN=Private Root", "-addext", "basicConstraints=critical,CA:TRUE", "-keyout", _folder.PathOf("key.pem"), "-out", AnchorOf("private"));
    }
}
