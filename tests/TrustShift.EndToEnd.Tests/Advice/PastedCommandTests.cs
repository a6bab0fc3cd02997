using System.Text.Json;
using TrustShift.EndToEnd.Tests.Mechanisms;
using TrustShift.Testing;

namespace TrustShift.EndToEnd.Tests.Advice;

/// <summary>
/// The commands that reports print, pasted into a shell as they stand and run with the real keytool, openssl and update-ca-certificates: afterwards the same check is content. What a test must not do
/// to the machine (sudo, chroot) or cannot do (docker) is played by a script of that name.
/// </summary>
public sealed class PastedCommandTests : IDisposable
{
    private const string Baltimore = "baltimore-cybertrust-root";

    private readonly TemporaryFolder _folder = new();
    private readonly string _work;

    public PastedCommandTests()
    {
        _work = Path.GetDirectoryName(_folder.PathOf("work", "x"))!;
        Script("trustshift", $"exec dotnet '{Path.Combine(AppContext.BaseDirectory, "trustshift.dll")}' \"$@\"");
        Script("sudo", "exec \"$@\"");
        Script("chroot", """
            root=$(realpath "$1"); shift; [ "$1" = update-ca-certificates ] || exit 9
            mkdir -p "$root/hooks"
            exec update-ca-certificates --fresh --certsconf "$root/etc/ca-certificates.conf" --certsdir "$root/usr/share/ca-certificates" --localcertsdir "$root/usr/local/share/ca-certificates" --etccertsdir "$root/etc/ssl/certs" --hooksdir "$root/hooks"
            """);
    }

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("app/trust.jks", "jks", null)]
    [InlineData("app/trust.jks", "jks", "another one")]
    [InlineData("my app's/trust.p12", "pkcs12", null)]
    [InlineData("app/ca.pem", "pem", null)]
    [InlineData("app/certs", "capath", null)]
    public void The_commands_that_mend_a_store_mend_it(string store, string format, string? password)
    {
        string app = store[..store.IndexOf('/', StringComparison.Ordinal)];
        StoreMaker.Make(_folder.PathOf(["work", .. store.Split('/')]), [Baltimore], format, password ?? "changeit");
        _folder.Write($"work/{app}/settings.yaml", "url: https://bucket.s3.us-east-1.amazonaws.com/x\n");
        string passwords = _folder.Write("passwords", (password ?? "changeit") + "\n");

        JsonElement before = Check(app, "impacted", passwords);
        Paste(before.GetProperty("clients")[0].GetProperty("fix"), password);
        Check(app, "notImpacted", passwords);
        // Nothing asks on the terminal, and pasting twice spoils nothing.
        Paste(before.GetProperty("clients")[0].GetProperty("fix"), password);
        Check(app, "notImpacted", passwords);
    }

    [Fact]
    public void The_commands_that_mend_a_system_mend_the_copy_and_not_this_machine()
    {
        _folder.Write("work/box/etc/os-release", "ID=debian\nVERSION_ID=\"12\"\n");
        _folder.Write("work/box/usr/bin/wget", "\u007fELF libgnutls.so.30\0");
        _folder.Write("work/box/etc/ca-certificates.conf", "mozilla/Baltimore.crt\n");
        _folder.Write("work/box/usr/share/ca-certificates/mozilla/Baltimore.crt", StoreMaker.PemOf(Baltimore));
        _ = _folder.PathOf("work", "box", "usr", "local", "share", "ca-certificates", "x");
        StoreMaker.Make(_folder.PathOf("work", "box", "etc", "ssl", "certs", "ca-certificates.crt"), [Baltimore], "pem", "");

        JsonElement before = Check("box", "impacted", null, "--uses", "s3");
        Paste(before.GetProperty("clients").EnumerateArray().First(static c => c.GetProperty("fix").GetArrayLength() > 0).GetProperty("fix"), null);
        Check("box", "notImpacted", null, "--uses", "s3");
    }

    [Fact]
    public void The_commands_that_bring_an_image_out_end_with_its_own_check()
    {
        _folder.Write("work/web/Dockerfile", "FROM node:20\nCMD [\"node\", \"app.js\"]\n");
        _folder.Write("image/etc/os-release", "ID=debian\n");
        _folder.Write("image/opt/ca.pem", StoreMaker.PemOf("private-ca"));
        _folder.Write("image/dev/console", "");
        Script("docker", $"""
            echo "$*" >> '{_folder.Root}/docker.log'
            case $1 in export) tar -c -f - -C '{_folder.Root}/image' . ;; esac
            """);

        JsonElement report = Check("web", "unknown", null, "--uses", "s3");
        string step = Assert.Single(report.GetProperty("nextSteps").EnumerateArray().Select(static s => s.GetString()!), static s => s.StartsWith("Look into the image that Dockerfile builds:", StringComparison.Ordinal));
        ToolResult shell = Shell(string.Join('\n', step.Split('\n').Skip(1)), null);

        // The last command is the check of what was brought out, with what was stated for the first one.
        Assert.StartsWith("━━ UNKNOWN", shell.Output[shell.Output.IndexOf('━', StringComparison.Ordinal)..], StringComparison.Ordinal);
        Assert.Contains("opt/ca.pem", shell.Output, StringComparison.Ordinal);
        Assert.EndsWith("--uses s3", step, StringComparison.Ordinal);
        Assert.Equal("", shell.Error);
        Assert.False(File.Exists(Path.Combine(_folder.Root, "trustshift-images", "dockerfile", "dev", "console")));
        Assert.Equal(["build -t trustshift-dockerfile -f web/Dockerfile web", "create --name trustshift-dockerfile trustshift-dockerfile", "export trustshift-dockerfile", "rm trustshift-dockerfile"], File.ReadAllLines(Path.Combine(_folder.Root, "docker.log")));
    }

    private JsonElement Check(string target, string verdict, string? passwords, params string[] more)
    {
        ToolResult result = Tool.Execute(Path.Combine(_folder.Root, "bin", "trustshift"), ["check", target, "--format", "json", .. passwords is null ? [] : new[] { "--password-file", passwords }, .. more], workingFolder: _work);
        Assert.True(result.ExitCode is 0 or 1 or 2, result.Error);
        using JsonDocument report = JsonDocument.Parse(result.Output);
        JsonElement assessment = report.RootElement.GetProperty("assessments")[0].Clone();
        Assert.Equal(verdict, assessment.GetProperty("verdict").GetString());
        return assessment;
    }

    private void Paste(JsonElement commands, string? password)
    {
        ToolResult result = Shell(string.Join('\n', commands.EnumerateArray().Select(static c => c.GetString())), password);
        Assert.DoesNotContain("assword:", result.Output + result.Error, StringComparison.Ordinal);
    }

    private ToolResult Shell(string commands, string? password) => Tool.Execute("sh", ["-c", commands], workingFolder: _work, environment: new Dictionary<string, string?>(StringComparer.Ordinal)
    {
        ["PATH"] = $"{Path.Combine(_folder.Root, "bin")}:{Environment.GetEnvironmentVariable("PATH")}", ["STOREPASS"] = password, ["SSL_CERT_FILE"] = null, ["NODE_EXTRA_CA_CERTS"] = null,
    });

    private void Script(string name, string body)
    {
        string path = _folder.Write("bin/" + name, "#!/bin/sh\n" + body + "\n");
        Tool.Run("chmod", "+x", path);
    }
}
