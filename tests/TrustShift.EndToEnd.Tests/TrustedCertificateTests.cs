using System.Text.Json;
using System.Text.RegularExpressions;
using TrustShift.Testing;

namespace TrustShift.EndToEnd.Tests;

/// <summary>
/// What OpenSSL makes of the settings in "TRUSTED CERTIFICATE" blocks (openssl-x509(1), -addtrust and -addreject), against the real openssl of this machine: every setting on a root and on an
/// intermediate, with and without the root beside it, with and without partial chains.
/// </summary>
public sealed partial class TrustedCertificateTests(VerifyPki pki) : IClassFixture<VerifyPki>
{
    private static readonly string[][] Settings =
    [
        [],
        ["-addtrust", "serverAuth"], ["-addtrust", "clientAuth"], ["-addtrust", "anyExtendedKeyUsage"], ["-addtrust", "emailProtection", "-addtrust", "serverAuth"],
        ["-addreject", "serverAuth"], ["-addreject", "clientAuth"], ["-addreject", "anyExtendedKeyUsage"], ["-addtrust", "serverAuth", "-addreject", "serverAuth"],
        ["-addtrust", "serverAuth", "-addreject", "clientAuth"], ["-addtrust", "clientAuth", "-addreject", "clientAuth"],
    ];

    [Fact]
    public void OpenSSL_and_its_profile_agree_on_every_setting()
    {
        string version = Version().Match(Tool.Run("openssl", "version")).Groups[1].Value;
        var lines = new List<string>();
        var real = new Dictionary<string, (bool Accepted, string Output)>(StringComparer.Ordinal);
        foreach (string[] settings in Settings)
        {
            foreach ((string entry, string[] beside) in new (string, string[])[] { ("R1s", []), ("M", []), ("M", ["R1s"]), ("R1x", []), ("R1x", ["C2"]), ("G2x", ["C2"]) })
            {
                string name = $"{entry}{string.Concat(settings)}+{string.Concat(beside)}";
                string trusted = pki.PathOf(name + ".trusted.pem"), store = pki.PathOf(name + ".store.pem");
                Tool.Run("openssl", ["x509", "-in", pki.Store(entry), "-trustout", "-out", trusted, .. settings], input: null, workingFolder: null);
                File.WriteAllText(store, File.ReadAllText(trusted) + string.Concat(beside.Select(pki.Pem)));
                foreach (bool isPartial in new[] { false, true })
                {
                    string id = name + (isPartial ? "+partial" : "");
                    string[] options = isPartial ? ["-partial_chain"] : [];
                    ToolResult result = Tool.Execute(
                        "openssl",
                        ["verify", "-purpose", "sslserver", "-attime", "1795392000", "-no-CApath", "-no-CAstore", "-CAfile", store, "-untrusted", pki.Chain, .. options, pki.Store("L")]);
                    real[id] = (result.ExitCode == 0, result.Error);
                    lines.Add(JsonSerializer.Serialize(new
                    {
                        id,
                        client = $"openssl@{version}{(isPartial ? "+partial-chain" : "")}",
                        store = new[] { store },
                        chain = new[] { pki.Chain },
                        at = "2026-11-23",
                    }));
                }
            }
        }

        ToolResult answers = Cli.Run(["verify", "--cases", "-"], string.Join('\n', lines) + "\n");
        int count = 0;
        foreach (string line in answers.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            using var document = JsonDocument.Parse(line);
            string id = document.RootElement.GetProperty("id").GetString()!;
            Assert.False(document.RootElement.GetProperty("undecided").GetBoolean(), line);
            Assert.True(document.RootElement.GetProperty("accepted").GetBoolean() == real[id].Accepted, $"{line}\nopenssl: {real[id]}");
            count++;
        }

        Assert.Equal(real.Count, count);
        // The settings decide in both directions: were all answers alike, nothing would be shown.
        Assert.InRange(real.Values.Count(static one => one.Accepted), 40, real.Count - 40);
    }

    [Theory]
    // x509_trust.c obj_trust: trusted for servers ends the path though it is no root; for other purposes only, or rejected, it is error 28.
    [InlineData("M", "-addtrust", "serverAuth", 0, null)]
    [InlineData("M", "-addtrust", "clientAuth", 1, "verify error:num=28:certificate rejected")]
    [InlineData("R1s", "-addreject", "anyExtendedKeyUsage", 1, "verify error:num=28:certificate rejected")]
    public void The_answer_says_what_openssl_says(string entry, string option, string purpose, int exitCode, string? says)
    {
        string store = pki.PathOf($"{entry}{option}{purpose}.pem");
        Tool.Run("openssl", "x509", "-in", pki.Store(entry), "-trustout", option, purpose, "-out", store);
        ToolResult result = Cli.Run("verify", "--client", "openssl", "--store", store, "--chain", pki.Chain, "--at", "2026-11-23");
        Assert.Equal(exitCode, result.ExitCode);
        if (says is not null)
            Assert.Contains(says, result.Output, StringComparison.Ordinal);
    }

    [Theory]
    // gnutls-cli 3.7.9 loads nothing from such a file; of Java it is not known.
    [InlineData("gnutls", 1)]
    [InlineData("java", 2)]
    [InlineData("curl", 0)]
    public void Only_what_is_built_on_OpenSSL_is_known_to_read_the_form(string client, int exitCode)
    {
        string store = pki.PathOf($"C2-for-{client}.pem");
        Tool.Run("openssl", "x509", "-in", pki.Store("C2"), "-trustout", "-addtrust", "serverAuth", "-out", store);
        Assert.Equal(exitCode, Cli.Run("verify", "--client", client, "--store", store, "--chain", pki.Chain, "--at", "2026-11-23").ExitCode);
    }

    [GeneratedRegex(@"OpenSSL (\d+\.\d+\.\d+[a-z]*)")]
    private static partial Regex Version();
}
