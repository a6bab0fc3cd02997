using TrustShift.Discovery.Evidence;
using TrustShift.Discovery.Sources;
using TrustShift.Testing;

namespace TrustShift.Discovery.Settings;

/// <summary>Verification that is switched off, as the documentation of each language and program writes it.</summary>
public sealed class VerificationSwitchTests
{
    [Theory]
    [InlineData("a.py", "requests.get(url, verify=False)", "verify=False", "")]
    [InlineData("a.py", "session.verify = False", "verify=False", "")]
    [InlineData("a.py", "boto3.client('s3', **{\"verify\": False})", "verify=False", "")]
    [InlineData("a.py", "ctx.verify_mode = ssl.CERT_NONE", "CERT_NONE", "")]
    [InlineData("a.py", "ssl._create_default_https_context = ssl._create_unverified_context", "_create_unverified_context", "")]
    [InlineData("a.py", "urllib3.PoolManager(cert_reqs='CERT_NONE')", "CERT_NONE", "")]
    [InlineData("play.yml", "    validate_certs: no", "validate_certs", "no")]
    [InlineData("a.js", "https.request({ rejectUnauthorized: false })", "rejectUnauthorized", "false")]
    [InlineData("a.ts", "request({ strictSSL: false })", "strictSSL", "false")]
    [InlineData("a.go", "&tls.Config{InsecureSkipVerify: true}", "InsecureSkipVerify", "true")]
    [InlineData("a.go", "cfg.InsecureSkipVerify = true", "InsecureSkipVerify", "true")]
    [InlineData("prometheus.yml", "      insecure_skip_verify: true", "insecure_skip_verify", "true")]
    [InlineData("A.java", "public void checkServerTrusted(X509Certificate[] c, String a) throws CertificateException {\n    }", "checkServerTrusted", "empty")]
    [InlineData("A.java", "public void checkServerTrusted(X509Certificate[] c, String a) { // nothing\n    }", "checkServerTrusted", "empty")]
    [InlineData("A.kt", "override fun checkServerTrusted(c: Array<X509Certificate>, a: String) {}", "checkServerTrusted", "empty")]
    [InlineData("A.kt", "override fun checkServerTrusted(c: Array<X509Certificate>, a: String) = Unit", "checkServerTrusted", "empty")]
    [InlineData("A.java", "c.setHostnameVerifier((host, session) -> true);", "setHostnameVerifier", "always true")]
    [InlineData("A.kt", "builder.hostnameVerifier { _, _ -> true }", "hostnameVerifier", "always true")]
    [InlineData("A.java", "SdkHttpConfigurationOption.TRUST_ALL_CERTIFICATES, true", "TRUST_ALL_CERTIFICATES", "true")]
    [InlineData("A.java", "SslContextBuilder.forClient().trustManager(InsecureTrustManagerFactory.INSTANCE)", "InsecureTrustManagerFactory", "")]
    [InlineData("A.cs", "handler.ServerCertificateCustomValidationCallback = (m, c, ch, e) => true;", "ServerCertificateCustomValidationCallback", "always true")]
    [InlineData("A.cs", "ServicePointManager.ServerCertificateValidationCallback += delegate { return true; };", "CertificateValidationCallback", "always true")]
    [InlineData("A.cs", "x = HttpClientHandler.DangerousAcceptAnyServerCertificateValidator;", "DangerousAcceptAnyServerCertificateValidator", "")]
    [InlineData("a.php", "curl_setopt($ch, CURLOPT_SSL_VERIFYPEER, false);", "CURLOPT_SSL_VERIFYPEER", "false")]
    [InlineData("a.php", "[CURLOPT_SSL_VERIFYPEER => 0]", "CURLOPT_SSL_VERIFYPEER", "0")]
    [InlineData("a.php", "new Client(['verify' => false])", "verify => false", "")]
    [InlineData("a.php", "'ssl' => ['verify_peer' => false]", "verify_peer", "false")]
    [InlineData("a.rb", "http.verify_mode = OpenSSL::SSL::VERIFY_NONE", "VERIFY_NONE", "")]
    [InlineData("a.rb", "Excon.defaults[:ssl_verify_peer] = false", "ssl_verify_peer", "false")]
    [InlineData("a.pl", "LWP::UserAgent->new(ssl_opts => { verify_hostname => 0 })", "verify_hostname", "0")]
    [InlineData("a.rs", "Client::builder().danger_accept_invalid_certs(true)", "danger_accept_invalid_certs", "true")]
    [InlineData("a.ex", "ssl: [verify: :verify_none]", "verify_none", "")]
    [InlineData("run.sh", "curl -sSk https://x.test/", "curl --insecure", "")]
    [InlineData("run.sh", "curl https://x.test/ --insecure", "curl --insecure", "")]
    [InlineData("run.sh", "wget -q --no-check-certificate https://x.test/", "--no-check-certificate", "")]
    [InlineData("run.sh", "aws s3 ls --no-verify-ssl", "--no-verify-ssl", "")]
    [InlineData("run.sh", "git -c http.sslVerify=false clone https://x.test/", "http.sslVerify", "false")]
    [InlineData("run.sh", "npm config set strict-ssl false", "strict-ssl", "false")]
    [InlineData("run.sh", "java -Dcom.amazonaws.sdk.disableCertChecking=true -jar a.jar", "com.amazonaws.sdk.disableCertChecking", "")]
    [InlineData("a.yml", "url: postgresql://db.test/x?sslmode=require", "sslmode", "require")]
    [InlineData("a.yml", "url: jdbc:sqlserver://db.test;encrypt=true;trustServerCertificate=true", "TrustServerCertificate", "true")]
    [InlineData("filebeat.yml", "  ssl.verification_mode: none", "verification_mode", "none")]
    public void It_is_found(string path, string text, string name, string value)
    {
        using var folder = new TemporaryFolder();
        folder.Write(path, text + "\n");
        Assert.Equal([new SettingEvidence(path, 1, "verification-off", name, value)], Examine.Folder(folder.Root).Settings);
    }

    [Theory]
    [InlineData("a.py", "requests.get(url, verify=True)")]
    [InlineData("a.py", "jwt.decode(token, verify=False)")]
    [InlineData("a.py", "if ctx.verify_mode == ssl.CERT_NONE:")]
    [InlineData("a.py", "# requests.get(url, verify=False)")]
    [InlineData("a.js", "if (options.rejectUnauthorized === false) warn()")]
    [InlineData("a.js", "// rejectUnauthorized: true")]
    [InlineData("README.md", "rejectUnauthorized: true")]
    [InlineData("a.go", "if cfg.InsecureSkipVerify {")]
    [InlineData("A.java", "void checkServerTrusted(X509Certificate[] c, String a) throws CertificateException;")]
    [InlineData("A.java", "public void checkServerTrusted(X509Certificate[] c, String a) { inner.checkServerTrusted(c, a); }")]
    [InlineData("A.java", "c.setHostnameVerifier((host, session) -> host.equals(expected));")]
    [InlineData("A.java", "c.setHostnameVerifier((host, session) -> trueNames.contains(host));")]
    [InlineData("A.java", "import io.netty.handler.ssl.util.InsecureTrustManagerFactory;")]
    [InlineData("A.cs", "handler.ServerCertificateCustomValidationCallback = Check;")]
    [InlineData("A.cs", "handler.ServerCertificateCustomValidationCallback = (m, c, ch, e) => e == SslPolicyErrors.None;")]
    [InlineData("a.php", "curl_setopt($ch, CURLOPT_SSL_VERIFYPEER, true);")]
    [InlineData("run.sh", "curl -o kernel https://x.test/")]
    [InlineData("run.sh", "curl -sS https://x.test/ | sort -k 2")]
    [InlineData("run.sh", "dockerd --insecure-registry r.test")]
    [InlineData("a.yml", "url: postgresql://db.test/x?sslmode=verify-full")]
    [InlineData("README.md", "curl -k https://x.test/")]
    [InlineData("tests/a.py", "requests.get(url, verify=False)")]
    public void What_verifies_is_not(string path, string text)
    {
        using var folder = new TemporaryFolder();
        folder.Write(path, text + "\n");
        Assert.Empty(Examine.Folder(folder.Root).Settings);
    }

    [Theory]
    [InlineData("a.js", "tls.connect({ rejectUnauthorized: true })", "true")]
    [InlineData("a.js", "tls.connect({rejectUnauthorized:!0})", "(computed)")]
    [InlineData("a.ts", "rejectUnauthorized: options.strict", "(computed)")]
    [InlineData("node_modules/x/index.js", "opts.rejectUnauthorized = true", "true")]
    public void Code_that_asks_for_verification_itself_is_told(string path, string text, string value) =>
        Assert.Equal(new SettingEvidence(path, 1, "verification-on", "rejectUnauthorized", value), SettingOf(path, text + "\n"));

    [Theory]
    [InlineData("a.js", "tls.connect({ ca, rejectUnauthorized, servername })", "rejectUnauthorized")]
    [InlineData("a.js", "tls.connect({ rejectUnauthorized })", "rejectUnauthorized")]
    [InlineData("bin/start", "tls.connect({ rejectUnauthorized: strict })", "rejectUnauthorized")]
    [InlineData("a.js", "delete process.env.NODE_TLS_REJECT_UNAUTHORIZED;", "NODE_TLS_REJECT_UNAUTHORIZED")]
    [InlineData("a.js", "delete process.env['NODE_TLS_REJECT_UNAUTHORIZED']", "NODE_TLS_REJECT_UNAUTHORIZED")]
    [InlineData("a.js", "process.env.NODE_TLS_REJECT_UNAUTHORIZED = '';", "NODE_TLS_REJECT_UNAUTHORIZED")]
    [InlineData("a.js", "process.env.NODE_TLS_REJECT_UNAUTHORIZED = cfg.tls ? '1' : '0';", "NODE_TLS_REJECT_UNAUTHORIZED")]
    public void Code_that_may_ask_for_verification_is_told(string path, string text, string name)
    {
        using var folder = new TemporaryFolder();
        folder.Write(path, text + "\n");
        Assert.Contains(new SettingEvidence(path, 1, "verification-on", name, "(computed)"), Examine.Folder(folder.Root).Settings);
    }

    [Theory]
    [InlineData("process.env.NODE_TLS_REJECT_UNAUTHORIZED = '0';")]
    [InlineData("if (process.env.NODE_TLS_REJECT_UNAUTHORIZED === '1') warn();")]
    [InlineData("console.log(process.env.NODE_TLS_REJECT_UNAUTHORIZED);")]
    public void What_leaves_the_variable_alone_asks_for_none(string text)
    {
        using var folder = new TemporaryFolder();
        folder.Write("a.js", text + "\n");
        Assert.DoesNotContain(Examine.Folder(folder.Root).Settings, static s => s.Mechanism is "verification-on");
    }

    [Theory]
    [InlineData("/usr/bin/curl -k https://x.test/ --next https://y.test/")]
    [InlineData("/usr/bin/curl -k https://x.test/ --no-insecure")]
    [InlineData("/usr/bin/wget --no-check-certificate --check-certificate https://x.test/")]
    public void A_command_that_verifies_after_all_is_not_one_that_verifies_nothing(string command) =>
        Assert.Null(SettingOf("sync.service", "[Service]\nExecStart=" + command + "\n").Scope);

    [Fact]
    public void What_a_unit_starts_so_is_that_units_own()
    {
        SettingEvidence setting = SettingOf("sync.service", "[Service]\nExecStart=/usr/bin/curl -sSk -o /tmp/x https://x.test/\n");
        Assert.Equal(new SettingEvidence("sync.service", 2, "verification-off", "curl --insecure", "") { Scope = "systemd-unit:sync.service" }, setting);
    }

    private static SettingEvidence SettingOf(string path, string text)
    {
        using var folder = new TemporaryFolder();
        folder.Write(path, text);
        return Assert.Single(Examine.Folder(folder.Root).Settings);
    }
}
