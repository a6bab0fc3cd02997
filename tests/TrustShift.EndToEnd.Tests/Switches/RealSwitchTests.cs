using TrustShift.Assessment.Security;
using TrustShift.Discovery;
using TrustShift.Discovery.Evidence;
using TrustShift.Discovery.Settings;
using TrustShift.Testing;

namespace TrustShift.EndToEnd.Tests.Switches;

/// <summary>
/// The real program shows that a setting does what the reader of it takes it for: with the files of the case the program talks to a server whose authority it does not trust, without them it does not;
/// and in the same files the setting is found.
/// </summary>
public sealed class RealSwitchTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly LoopbackServer _server = new();

    public void Dispose()
    {
        _server.Dispose();
        _folder.Dispose();
    }

    [Theory]
    [InlineData("curl", ".curlrc", "insecure\n", "curl", "-s", "SERVER")]
    [InlineData("curl", ".curlrc", "-k\n", "curl", "-s", "SERVER")]
    [InlineData("wget", ".wgetrc", "check_certificate = off\n", "wget", "-q", "-t1", "-O-", "SERVER")]
    [InlineData("git", ".gitconfig", "[http]\n\tsslVerify = false\n", "git", "ls-remote", "SERVER")]
    [InlineData("git", ".gitconfig", "[http \"SERVER\"]\n\tsslVerify = false\n", "git", "ls-remote", "SERVER")]
    [InlineData("git", ".gitconfig", "[include]\n\tpath = more.inc\n", "git", "ls-remote", "SERVER", "more.inc", "[http]\n\tsslVerify = false\n")]
    [InlineData("npm", ".npmrc", "strict-ssl=false\n", "npm", "ping", "--registry", "SERVER", "--fetch-retries=0")]
    [InlineData("node", "a.js", "require('https').request('SERVER', { rejectUnauthorized: false }, r => r.resume()).on('error', () => {}).end()\n", "node", "a.js")]
    [InlineData("python3", "a.py", "import ssl, urllib.request\nurllib.request.urlopen('SERVER', context=ssl._create_unverified_context())\n", "/usr/bin/python3", "a.py")]
    [InlineData("python3", "a.py", "import requests\nrequests.get('SERVER', verify=False)\n", "/usr/bin/python3", "a.py")]
    [InlineData("php", "a.php", "<?php file_get_contents('SERVER', false, stream_context_create(['ssl' => ['verify_peer' => false, 'verify_peer_name' => false]]));\n", "php", "a.php")]
    [InlineData("ruby", "a.rb", "require 'net/http'\nh = Net::HTTP.new('localhost', PORT); h.use_ssl = true\nh.verify_mode = OpenSSL::SSL::VERIFY_NONE\nh.get('/')\n", "ruby", "a.rb")]
    [InlineData("perl", "a.pl", "use IO::Socket::SSL;\nmy $s = IO::Socket::SSL->new(PeerAddr => 'localhost:PORT', SSL_verify_mode => 0) or die;\nprint $s \"GET / HTTP/1.0\\r\\n\\r\\n\"; <$s>;\n", "perl", "a.pl")]
    [InlineData("s3cmd", ".s3cfg", "[default]\naccess_key = a\nsecret_key = b\nhost_base = localhost:PORT\nhost_bucket = localhost:PORT\ncheck_ssl_certificate = False\n", "s3cmd", "ls")]
    [InlineData("psql", ".pg_service.conf", "[db]\nhost=localhost\nport=PORT\nsslmode=require\n", "psql", "service=db", "-c", "select 1")]
    [InlineData("java", "A.java", JavaTrustAll, "java", "A.java", "SERVER")]
    public void A_program_that_is_told_not_to_verify_does_not(string program, string path, string text, params string[] command)
    {
        // After the command, the last two words may be another file.
        (string Path, string Text)[] files = command.Length > 2 && command[^2].EndsWith(".inc", StringComparison.Ordinal) ? [(path, text), (command[^2], command[^1])] : [(path, text)];
        command = files.Length == 2 ? command[..^2] : command;
        bool isCode = path is ['a' or 'A', '.', ..];
        if (!isCode)
            Assert.Equal(0, Run(program, command, []));
        Assert.NotEqual(0, Run(program, command, files));
        Assert.Contains(Settings(), static s => UnverifiedSettings.ReachOf(s) is not (UnverifiedReach.None or UnverifiedReach.Names));
    }

    // Each variable with what it concerns, and a call that asks for verification itself.
    [Theory]
    [InlineData("node", "NODE_TLS_REJECT_UNAUTHORIZED", "0", true, "node", "-e", "require('https').get('SERVER').on('error', () => {})")]
    [InlineData("node", "NODE_TLS_REJECT_UNAUTHORIZED", "0", false, "node", "-e", "require('https').get('SERVER', { rejectUnauthorized: true }).on('error', () => {})")]
    [InlineData("node", "NODE_TLS_REJECT_UNAUTHORIZED", "false", false, "node", "-e", "require('https').get('SERVER').on('error', () => {})")]
    [InlineData("git", "GIT_SSL_NO_VERIFY", "false", true, "git", "ls-remote", "SERVER")]
    [InlineData("python3", "PYTHONHTTPSVERIFY", "0", false, "/usr/bin/python3", "-c", "import urllib.request; urllib.request.urlopen('SERVER')")]
    public void A_variable_concerns_what_its_program_documents(string program, string name, string value, bool connects, params string[] command)
    {
        Assert.Equal(0, Run(program, command, []));
        Assert.Equal(connects, Run(program, command, [], new Dictionary<string, string?>(StringComparer.Ordinal) { [name] = value }) > 0);
        bool concernsAll = UnverifiedSettings.ReachOf(new SettingEvidence("x.service", 1, TrustVariables.Mechanism, name, value)) == UnverifiedReach.Program;
        // Never more than the real program does; the call that decides for itself is seen in its code.
        Assert.True(!concernsAll || connects || command[^1].Contains("rejectUnauthorized: true", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("curl", ".curlrc", "cacert = \"HOME/ca.pem\"\n", "curl", "-s", "SERVER")]
    [InlineData("wget", ".wgetrc", "ca_certificate = HOME/ca.pem\n", "wget", "-q", "-t1", "-O-", "SERVER")]
    [InlineData("git", ".gitconfig", "[http]\n\tsslCAInfo = HOME/ca.pem\n", "git", "ls-remote", "SERVER")]
    [InlineData("git", ".gitconfig", "[http \"https://localhost:PORT/\"]\n\tsslCAInfo = HOME/ca.pem\n", "git", "ls-remote", "SERVER")]
    [InlineData("npm", ".npmrc", "cafile=HOME/ca.pem\n", "npm", "ping", "--registry", "SERVER", "--fetch-retries=0")]
    [InlineData("apt", "etc/apt/apt.conf", "Acquire::https::CAInfo \"HOME/ca.pem\";\n", "/usr/lib/apt/apt-helper", "download-file", "SERVER", "/dev/null")]
    [InlineData("apt", "etc/apt/apt.conf", "Acquire {\n https {\n  CAInfo \"HOME/ca.pem\";\n };\n};\n", "/usr/lib/apt/apt-helper", "download-file", "SERVER", "/dev/null")]
    [InlineData("s3cmd", ".s3cfg", "[default]\naccess_key = a\nsecret_key = b\nhost_base = localhost:PORT\nhost_bucket = localhost:PORT\nca_certs_file = HOME/ca.pem\n", "s3cmd", "ls")]
    [InlineData("psql", ".pg_service.conf", "[db]\nhost=localhost\nport=PORT\nsslmode=verify-full\nsslrootcert=HOME/ca.pem\n", "psql", "service=db", "-c", "select 1")]
    [InlineData("php", "php.ini", "openssl.cafile=HOME/ca.pem\n", "php", "-c", "php.ini", "-r", "file_get_contents('SERVER');")]
    public void A_program_trusts_the_store_that_its_configuration_names(string program, string path, string text, params string[] command)
    {
        Assert.Equal(0, Run(program, command, []));
        File.WriteAllText(_folder.PathOf("home", "ca.pem"), _server.AuthorityPem);
        Assert.NotEqual(0, Run(program, command, [(path, text)]));
        SettingEvidence setting = Assert.Single(Settings(), s => s.Value.EndsWith("/home/ca.pem", StringComparison.Ordinal));
        Assert.Equal(path, setting.Path);
        Assert.Equal(_folder.PathOf("home", "ca.pem"), setting.Value);
    }

    private const string JavaTrustAll = """
        import javax.net.ssl.*; import java.security.cert.X509Certificate;
        public class A {
          public static void main(String[] a) throws Exception {
            TrustManager[] all = { new X509TrustManager() {
              public void checkClientTrusted(X509Certificate[] c, String t) {}
              public void checkServerTrusted(X509Certificate[] c, String t) {}
              public X509Certificate[] getAcceptedIssuers() { return null; } } };
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, all, null);
            HttpsURLConnection.setDefaultSSLSocketFactory(context.getSocketFactory());
            new java.net.URL(a[0]).openStream().read();
          }
        }

        """;

    private int Run(string program, string[] command, (string Path, string Text)[] files, Dictionary<string, string?>? environment = null)
    {
        string home = _folder.PathOf("home", ".keep")[..^6];
        foreach ((string path, string text) in files)
            _folder.Write("home/" + path, Fill(text, home));
        int before = _server.Requests;
        environment ??= new(StringComparer.Ordinal);
        environment["HOME"] = home;
        environment["APT_CONFIG"] = File.Exists(Path.Combine(home, "etc/apt/apt.conf")) ? Path.Combine(home, "etc/apt/apt.conf") : null;
        foreach (string name in (string[])["SSL_CERT_FILE", "SSL_CERT_DIR", "CSERVER_CA_BUNDLE", "REQUESTS_CA_BUNDLE", "NODE_EXTRA_CA_CERTS", "GIT_SSL_CAINFO", "NODE_OPTIONS", "http_proxy", "https_proxy", "HTTP_PROXY", "HTTPS_PROXY"])
            environment.TryAdd(name, null);
        string found = command[0].StartsWith('/') ? command[0] : "/usr/bin/" + command[0];
        if (!File.Exists(found))
            Assert.Skip($"{program} is not installed");
        Tool.Execute(found, [.. command.Skip(1).Select(w => Fill(w, home))], workingFolder: home, environment: environment);
        return _server.Requests - before;
    }

    private string Fill(string text, string home) => text.Replace("https://localhost:PORT/", _server.Url, StringComparison.Ordinal)
        .Replace("SERVER", _server.Url, StringComparison.Ordinal).Replace("HOME", home, StringComparison.Ordinal).Replace("PORT", _server.Port.ToString(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal);

    private System.Collections.Immutable.ImmutableArray<SettingEvidence> Settings() =>
        TargetExaminer.Examine(new ExaminationRequest { Path = _folder.PathOf("home", ".keep")[..^6] }, null, TestContext.Current.CancellationToken).Settings;
}
