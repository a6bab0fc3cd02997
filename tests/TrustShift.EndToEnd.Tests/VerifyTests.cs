using System.Text.Json;
using TrustShift.Testing;

namespace TrustShift.EndToEnd.Tests;

/// <summary><c>verify</c> for one chain, with stores that keytool and openssl made.</summary>
public sealed class VerifyTests(VerifyPki pki) : IClassFixture<VerifyPki>
{
    private const string At = "2026-11-23";

    [Fact]
    public void Curl_accepts_and_gnutls_rejects_the_full_chain_when_only_the_new_root_is_trusted()
    {
        ToolResult curl = Verify("curl", pki.Store("R1s"));
        Assert.Equal(0, curl.ExitCode);
        Assert.StartsWith("━━ ACCEPTED", curl.Output, StringComparison.Ordinal);
        Assert.Contains("2 New Root  (in the store)", curl.Output, StringComparison.Ordinal);

        ToolResult gnutls = Verify("gnutls", pki.Store("R1s"));
        Assert.Equal(1, gnutls.ExitCode);
        Assert.StartsWith("━━ REJECTED", gnutls.Output, StringComparison.Ordinal);
        Assert.Contains("[no-anchor]", gnutls.Output, StringComparison.Ordinal);
        // gnutls-cli 3.7.9, observed.
        Assert.Contains("The certificate is NOT trusted. The certificate issuer is unknown.", gnutls.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void All_prints_every_profile_and_exits_with_1_when_one_rejects()
    {
        ToolResult all = Verify("all", pki.Store("R1s"));
        Assert.Equal(1, all.ExitCode);
        string output = Unwrapped(all.Output), rejected = output[..output.IndexOf("UNDECIDED", StringComparison.Ordinal)], accepted = output[output.IndexOf(" ACCEPTED ", StringComparison.Ordinal)..];
        Assert.StartsWith("REJECTED ", rejected.TrimStart(), StringComparison.Ordinal);
        // Vector ats_full|R1s: OpenSSL without alternative chains and GnuTLS refuse, whatever is built on it; strict Python wants key identifiers, which this PKI has none of.
        foreach (string client in new[] { "openssl@0.9.8y to 1.0.1g", "gnutls@3.7.1 to 3.8.13", "git@2.39.5", "wget@1.21.3", "python@3.13.0 to 3.14" })
            Assert.Contains(client, rejected, StringComparison.Ordinal);
        foreach (string client in new[] { "openssl@1.0.2g to 3.6.5", "curl@7.74.0 to 8.23.0", "java@8 to 27", "node@0.10 to 26", "python@2.7.18 to 3.11.7" })
            Assert.Contains(client, accepted, StringComparison.Ordinal);
        // The platforms of which only documents tell decide nothing.
        Assert.Contains("windows, macos, ios, android", output, StringComparison.Ordinal);
        Assert.Matches("\n[0-9]+ accept, [0-9]+ reject, [0-9]+ undecided\n", all.Output);
        string old = Unwrapped(Verify("all", pki.Store("C2")).Output);
        Assert.Contains("gnutls@3.7.1 to 3.8.13", old[old.IndexOf("ACCEPTED ", StringComparison.Ordinal)..], StringComparison.Ordinal);
    }

    [Fact]
    public void All_in_JSON_is_every_client_for_itself()
    {
        using var document = JsonDocument.Parse(Verify("all", pki.Store("R1s"), "--format", "json").Output);
        string[] clients = [.. document.RootElement.GetProperty("answers").EnumerateArray().Select(static a => a.GetProperty("client").GetString()!)];
        Assert.Superset(TrustShift.Pki.Clients.MeasuredProfiles.Names.ToHashSet(StringComparer.Ordinal), clients.ToHashSet(StringComparer.Ordinal));
        Assert.Equal(clients.Length, clients.Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public void Several_clients_stand_one_a_line_with_what_is_to_know_of_each()
    {
        ToolResult result = Cli.Run("verify", "--client", "git", "--client", "curl@8.5.0+openssl=3.0.13", "--store", pki.Store("R1s"), "--chain", pki.Chain, "--at", At);
        Assert.Equal(1, result.ExitCode);
        Assert.Contains("REJECTED  git ", result.Output, StringComparison.Ordinal);
        Assert.Contains("ACCEPTED  curl@8.5.0+openssl=3.0.13 ", result.Output, StringComparison.Ordinal);
        Assert.Contains("curl 8.5.0 was not measured", result.Output, StringComparison.Ordinal);
        Assert.EndsWith("1 accept, 1 reject, 0 undecided", result.Output.Split("\n\nStore")[0], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("curl@8.23.0+ssl=3", "--client: \"curl@8.23.0+ssl=3\": curl has no option 'ssl' that is known here (known: openssl)")]
    [InlineData("python@3.11+requests", "--client: \"python@3.11+requests\": Python ssl has no option 'requests' that is known here (known: openssl)")]
    [InlineData("jave@17", "--client: there is no profile \"jave@17\"; did you mean \"java@17\"?")]
    [InlineData("pyhton", "--client: there is no profile \"pyhton\"; did you mean \"python\"?")]
    [InlineData("nothing-like-it", "--client: there is no profile \"nothing-like-it\" (known: careful, openssl, gnutls,")]
    public void An_option_or_a_family_that_does_not_exist_is_refused_with_what_was_probably_meant(string client, string line) =>
        Cli.AssertFails(64, line, "verify", "--client", client, "--store", pki.Store("R1s"), "--chain", pki.Chain);

    [Theory]
    [InlineData("java@99", "Java (PKIX) 99 was not measured and is newer than every version that was: the newest of them, 27, stands in for it, and what changed since is not known.")]
    [InlineData("openssl@1.0.2a", "OpenSSL 1.0.2a was not measured; the nearest version that was is 1.0.2")]
    public void A_version_that_was_not_measured_says_which_one_stands_in(string client, string note) =>
        Assert.Contains(note, Cli.Run("verify", "--client", client, "--store", pki.Store("R1s"), "--chain", pki.Chain, "--at", At).Output.ReplaceLineEndings(" "), StringComparison.Ordinal);

    [Fact]
    public void A_keystore_of_keytool_is_a_store()
    {
        string jks = pki.PathOf("trust.jks");
        Tool.Run("keytool", "-importcert", "-noprompt", "-storetype", "JKS", "-keystore", jks, "-storepass", "changeit", "-alias", "new", "-file", pki.Store("R1s"));
        ToolResult result = Verify("java", jks, "--format", "json");
        Assert.Equal(0, result.ExitCode);
        using var document = JsonDocument.Parse(result.Output);
        Assert.Equal("accepted", document.RootElement.GetProperty("outcome").GetString());
        Assert.Equal("jks", document.RootElement.GetProperty("stores")[0].GetProperty("format").GetString());
        JsonElement answer = document.RootElement.GetProperty("answers")[0];
        Assert.Equal(
            ["CN=s3.example.test", "CN=Issuing", "CN=New Root"],
            answer.GetProperty("path").EnumerateArray().Select(static c => c.GetProperty("subject").GetString()));
    }

    [Fact]
    public void An_encrypted_store_is_undecided_until_its_password_is_given()
    {
        string store = pki.PathOf("trust.p12");
        Tool.Run(
            "keytool", "-importcert", "-noprompt", "-storetype", "PKCS12", "-keystore", store, "-storepass", "correct horse", "-alias", "new", "-file", pki.Store("R1s"));
        ToolResult closed = Verify("java", store);
        Assert.Equal(2, closed.ExitCode);
        Assert.StartsWith("━━ UNDECIDED", closed.Output, StringComparison.Ordinal);
        Assert.Contains("--password-file", closed.Output, StringComparison.Ordinal);
        Assert.Equal(0, Verify("java", store, "--password-file", pki.Folder.Write("passwords", "wrong\ncorrect horse\n")).ExitCode);
    }

    [Fact]
    public void A_hashed_folder_of_openssl_is_a_store()
    {
        string folder = Path.GetDirectoryName(pki.Folder.Write("hashed/R1s.pem", pki.Pem("R1s")))!;
        Cli.AssertFails(66, $"{folder}: the folder has no hashed certificates", "verify", "--client", "curl", "--store", folder, "--chain", pki.Chain, "--at", At);
        Tool.Run("openssl", "rehash", folder);
        Assert.Equal(0, Verify("curl", folder).ExitCode);
    }

    [Theory]
    [InlineData("store")]
    [InlineData("chain")]
    public void A_file_that_is_cut_off_is_undecided_whatever_is_in_its_good_part(string which)
    {
        // The name says nothing: the user does.
        string cut = pki.Folder.Write("cut-" + which, pki.Pem("R1s") + pki.Pem("C2")[..300]);
        string chain = pki.Folder.Write("cut-chain-" + which, File.ReadAllText(pki.Chain) + pki.Pem("C2")[..300]);
        ToolResult result = which == "store"
            ? Verify("curl", cut)
            : Cli.Run("verify", "--client", "curl", "--store", pki.Store("R1s"), "--chain", chain, "--at", At);
        Assert.Equal(2, result.ExitCode);
        Assert.StartsWith("━━ UNDECIDED", result.Output, StringComparison.Ordinal);
        Assert.Contains("could not be read as a whole", result.Output.ReplaceLineEndings(" "), StringComparison.Ordinal);
    }

    [Fact]
    public void Name_and_time_count()
    {
        Assert.Equal(0, Verify("openssl", pki.Store("R1s"), "--name", "s3.example.test").ExitCode);
        ToolResult other = Verify("openssl", pki.Store("R1s"), "--name", "s3.example.org");
        Assert.Equal(1, other.ExitCode);
        Assert.Contains("[host-name", other.Output, StringComparison.Ordinal);
        ToolResult late = Cli.Run("verify", "--client", "openssl", "--store", pki.Store("R1s"), "--chain", pki.Chain, "--at", "2027-06-01");
        Assert.Equal(1, late.ExitCode);
        Assert.Contains("certificate has expired", late.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2027-06-01T12:00:00.999+02:00")]
    [InlineData("2027-06-01T10:00:00.999Z")]
    public void A_moment_may_have_fractions_in_any_zone(string at) =>
        Assert.Equal(1, Cli.Run("verify", "--client", "openssl", "--store", pki.Store("R1s"), "--chain", pki.Chain, "--at", at).ExitCode);

    [Fact]
    public void Several_stores_are_one()
    {
        Assert.Equal(1, Verify("openssl", pki.Store("M")).ExitCode);
        Assert.Equal(0, Verify("openssl", pki.Store("M"), "--store", pki.Store("R1s")).ExitCode);
    }

    [Fact]
    public void Wrong_usage_is_one_line_and_a_documented_exit_code()
    {
        Cli.AssertFails(64, "verify needs --client", "verify", "--store", pki.Store("R1s"), "--chain", pki.Chain);
        Cli.AssertFails(64, "--client: there is no profile \"opensl\"; did you mean \"openssl\"?", "verify", "--client", "opensl", "--store", pki.Store("R1s"), "--chain", pki.Chain);
        Cli.AssertFails(64, "--client: \"java@new\" is no profile", "verify", "--client", "java@new", "--store", pki.Store("R1s"), "--chain", pki.Chain);
        string empty = pki.Folder.Write("empty.pem", "");
        Cli.AssertFails(66, $"{empty}: the store file is empty", "verify", "--client", "curl", "--store", empty, "--chain", pki.Chain);
        Cli.AssertFails(64, "--at: \"soon\"", "verify", "--client", "openssl", "--store", pki.Store("R1s"), "--chain", pki.Chain, "--at", "soon");
        Cli.AssertFails(64, "--chain does not go with --cases", "verify", "--cases", "x", "--chain", pki.Chain);
        Cli.AssertFails(66, "absent.pem: the store file cannot be read", "verify", "--client", "openssl", "--store", "absent.pem", "--chain", pki.Chain);
        string text = pki.Folder.Write("notes.bin", [1, 2, 3, 4]);
        Cli.AssertFails(66, $"{text}: the store file has no known format", "verify", "--client", "openssl", "--store", text, "--chain", pki.Chain);
    }

    private static string Unwrapped(string text) => string.Join(' ', text.Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries));

    private ToolResult Verify(string client, string store, params string[] more) =>
        Cli.Run(["verify", "--client", client, "--store", store, "--chain", pki.Chain, "--at", At, .. more], input: null);
}
