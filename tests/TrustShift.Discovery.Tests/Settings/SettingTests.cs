using TrustShift.Discovery.Evidence;
using TrustShift.Discovery.Sources;
using TrustShift.Testing;

namespace TrustShift.Discovery.Settings;

public sealed class SettingTests
{
    [Theory]
    [InlineData(".curlrc", "cacert = \"/opt/ca.pem\"", "curlrc", "cacert", "/opt/ca.pem")]
    [InlineData("home/.curlrc", "--capath /opt/certs", "curlrc", "capath", "/opt/certs")]
    [InlineData(".curlrc", "insecure", "curlrc", "insecure", "")]
    [InlineData(".gitconfig", "[http]\n\tsslCAInfo = /opt/ca.pem", "gitconfig", "http.sslCAInfo", "/opt/ca.pem", 2)]
    [InlineData(".git/config", "[http \"https://user:secret@git.test/\"]\n\tsslcapath = ~/certs", "gitconfig", "http.https://git.test/.sslCAPath", "~/certs", 2)]
    [InlineData(".aws/config", "[profile x]\nregion = eu-west-1\nca_bundle = /opt/ca.pem", "aws-config", "ca_bundle", "/opt/ca.pem", 3)]
    [InlineData("etc/wgetrc", "ca_certificate = /opt/ca.pem", "wgetrc", "ca_certificate", "/opt/ca.pem")]
    [InlineData("pip.conf", "[global]\ncert = /opt/ca.pem", "pip-config", "cert", "/opt/ca.pem", 2)]
    [InlineData(".npmrc", "//registry.test/:_authToken=secret\ncafile=/opt/ca.pem", "npmrc", "cafile", "/opt/ca.pem", 2)]
    [InlineData("php.ini", "; c\nopenssl.cafile=/opt/ca.pem", "php-ini", "openssl.cafile", "/opt/ca.pem", 2)]
    [InlineData("etc/environment", "SSL_CERT_FILE=/opt/ca.pem", "environment-variable", "SSL_CERT_FILE", "/opt/ca.pem")]
    [InlineData("run.sh", "export CURL_CA_BUNDLE=\"/opt/my ca.pem\"", "environment-variable", "CURL_CA_BUNDLE", "/opt/my ca.pem")]
    [InlineData("run.sh", "AWS_CA_BUNDLE=$HOME/ca.pem ./app", "environment-variable", "AWS_CA_BUNDLE", "$HOME/ca.pem")]
    [InlineData("Dockerfile", "ENV REQUESTS_CA_BUNDLE /opt/ca.pem", "environment-variable", "REQUESTS_CA_BUNDLE", "/opt/ca.pem")]
    [InlineData("Dockerfile", "ENV A=b NODE_EXTRA_CA_CERTS=/opt/ca.pem", "environment-variable", "NODE_EXTRA_CA_CERTS", "/opt/ca.pem")]
    [InlineData("compose.yaml", "  environment:\n    SSL_CERT_FILE: /opt/ca.pem", "environment-variable", "SSL_CERT_FILE", "/opt/ca.pem", 2)]
    [InlineData("deploy.yaml", "  env:\n  - name: SSL_CERT_FILE\n    value: /opt/ca.pem", "environment-variable", "SSL_CERT_FILE", "/opt/ca.pem", 2)]
    [InlineData("task.json", "{\"name\": \"SSL_CERT_FILE\", \"value\": \"/opt/ca.pem\"}", "environment-variable", "SSL_CERT_FILE", "/opt/ca.pem")]
    [InlineData("env.json", "{\"SSL_CERT_FILE\": \"/opt/ca.pem\"}", "environment-variable", "SSL_CERT_FILE", "/opt/ca.pem")]
    [InlineData("Jenkinsfile", "pipeline {\n  environment {\n    SSL_CERT_FILE = '/opt/ca.pem'", "environment-variable", "SSL_CERT_FILE", "/opt/ca.pem", 3)]
    [InlineData("main.tf", "environment {\n  variables = {\n    AWS_CA_BUNDLE = \"/opt/ca.pem\"", "environment-variable", "AWS_CA_BUNDLE", "/opt/ca.pem", 3)]
    [InlineData("main.tf", "environment = [{ name = \"SSL_CERT_FILE\", value = \"/opt/ca.pem\" }]", "environment-variable", "SSL_CERT_FILE", "/opt/ca.pem")]
    [InlineData("roles/x/tasks/main.yml", "- command: make\n  environment:\n    PIP_CERT: /opt/ca.pem", "environment-variable", "PIP_CERT", "/opt/ca.pem", 3)]
    [InlineData("etc/environment.d/10-ca.conf", "SSL_CERT_FILE=/opt/ca.pem", "environment-variable", "SSL_CERT_FILE", "/opt/ca.pem")]
    [InlineData("app.py", "os.environ['REQUESTS_CA_BUNDLE'] = '/opt/ca.pem'", "environment-variable", "REQUESTS_CA_BUNDLE", "/opt/ca.pem")]
    [InlineData("run.sh", "export NODE_OPTIONS=\"--max-old-space-size=9 --use-openssl-ca\"", "environment-variable", "NODE_OPTIONS", "--use-openssl-ca")]
    [InlineData("run.sh", "java -Djavax.net.ssl.trustStore=/opt/t.jks -Djavax.net.ssl.trustStorePassword=secret -jar a", "jvm-option", "javax.net.ssl.trustStore", "/opt/t.jks")]
    [InlineData("a.properties", "javax.net.ssl.trustStore=conf/t.jks", "jvm-option", "javax.net.ssl.trustStore", "conf/t.jks")]
    [InlineData("A.java", "System.setProperty(\"javax.net.ssl.trustStore\", \"/opt/t.jks\");", "jvm-option", "javax.net.ssl.trustStore", "/opt/t.jks")]
    [InlineData("a.properties", "javax.net.ssl.trustStoreType=PKCS12", "jvm-option", "javax.net.ssl.trustStoreType", "PKCS12")]
    [InlineData("etc/environment", "SSL_CERT_FILE=/opt/zertifikate/größe.pem", "environment-variable", "SSL_CERT_FILE", "/opt/zertifikate/größe.pem")]
    [InlineData("application.yml", "ssl:\n  trust-store: classpath:trust.p12", "store-reference", "trust-store", "classpath:trust.p12", 2)]
    [InlineData("client.properties", "ssl.truststore.location=/opt/t.jks", "kafka-properties", "ssl.truststore.location", "/opt/t.jks")]
    [InlineData("run.sh", "curl --cacert /opt/ca.pem https://x.test", "command-option", "--cacert", "/opt/ca.pem")]
    [InlineData("app.py", "s.get(u, verify='/opt/ca.pem')", "store-reference", "verify", "/opt/ca.pem")]
    [InlineData("a.json", "{\"caFile\": \"ca.crt\"}", "store-reference", "caFile", "ca.crt")]
    [InlineData("run.sh", "java -Djavax.net.ssl.trustStore=truststore -jar a", "jvm-option", "javax.net.ssl.trustStore", "truststore")]
    [InlineData("app.py", "os.environ.setdefault(\"AWS_CA_BUNDLE\", \"/opt/ca.pem\")", "environment-variable", "AWS_CA_BUNDLE", "/opt/ca.pem")]
    [InlineData("app.py", "os.putenv('AWS_CA_BUNDLE', '/opt/ca.pem')", "environment-variable", "AWS_CA_BUNDLE", "/opt/ca.pem")]
    [InlineData(".aws/config", "[default]\nca_bundle = corp", "aws-config", "ca_bundle", "corp", 2)]
    [InlineData(".curlrc", "cacert corp", "curlrc", "cacert", "corp")]
    [InlineData("package.json", "{\"scripts\": {\"start\": \"node --use-openssl-ca server.js\"}}", "node-command", "node", "--use-openssl-ca")]
    [InlineData("Makefile", "exec /opt/node/bin/node --max-old-space-size=9 --use-openssl-ca server.js", "node-command", "node", "--use-openssl-ca")]
    [InlineData("run.sh", "export SSL_CERT_FILE=", "environment-variable", "SSL_CERT_FILE", "")]
    [InlineData("run.sh", "export AWS_CA_BUNDLE=corp", "environment-variable", "AWS_CA_BUNDLE", "corp")]
    [InlineData(".env", "REQUESTS_CA_BUNDLE=corp", "environment-variable", "REQUESTS_CA_BUNDLE", "corp")]
    [InlineData("app.py", "os.environ[\"AWS_CA_BUNDLE\"] = \"corp\"", "environment-variable", "AWS_CA_BUNDLE", "corp")]
    [InlineData("gunicorn.conf.py", "raw_env = [\"AWS_CA_BUNDLE=corp\"]", "environment-variable", "AWS_CA_BUNDLE", "corp")]
    [InlineData("run.sh", "curl --cacert $1", "command-option", "--cacert", "$1")]
    [InlineData("run.sh", "CA=/opt/corp\ncurl --cacert \"$CA\" https://x.test", "command-option", "--cacert", "/opt/corp", 2)]
    [InlineData("run.sh", "sh -c 'curl --cacert corp https://x.test; true'", "command-option", "--cacert", "corp")]
    [InlineData("run.sh", "timeout 60 curl --cacert corp https://x.test | tar x", "command-option", "--cacert", "corp")]
    [InlineData("run.sh", "git -c http.sslCAInfo=corp clone https://x.test", "gitconfig", "http.sslCAInfo", "corp")]
    [InlineData("run.sh", "git config --global http.sslCAInfo corp", "gitconfig", "http.sslCAInfo", "corp")]
    [InlineData("run", "#!/usr/bin/env -S SSL_CERT_FILE=corp ruby\nputs 1", "environment-variable", "SSL_CERT_FILE", "corp")]
    [InlineData("app.py", "CA = \"/opt/ca.pem\"\nget(url, verify=CA)", "store-reference", "verify", "/opt/ca.pem", 2)]
    [InlineData("app.py", "get(url, verify=os.path.join(HERE, \"ca.pem\"))", "store-reference", "verify", "ca.pem")]
    [InlineData("app.py", "ctx.load_verify_locations(\"/opt/corp\")", "store-reference", "load_verify_locations", "/opt/corp")]
    [InlineData("app.js", "https.request({ ca: fs.readFileSync('/opt/ca.pem') })", "store-reference", "ca", "/opt/ca.pem")]
    [InlineData("main.go", "pem, _ := os.ReadFile(\"/opt/ca.pem\")\npool.AppendCertsFromPEM(pem)", "store-reference", "AppendCertsFromPEM", "/opt/ca.pem", 2)]
    [InlineData("a.php", "curl_setopt($c, CURLOPT_CAINFO, '/opt/ca.pem');", "store-reference", "CURLOPT_CAINFO", "/opt/ca.pem")]
    [InlineData("pam_env.conf", "AWS_CA_BUNDLE DEFAULT=/opt/ca.pem", "environment-variable", "AWS_CA_BUNDLE", "/opt/ca.pem")]
    [InlineData("env/AWS_CA_BUNDLE", "/opt/ca.pem", "environment-variable", "AWS_CA_BUNDLE", "/opt/ca.pem")]
    [InlineData("venv/lib/python3.11/site-packages/corp.pth", "import truststore; truststore.inject_into_ssl()", "python-startup", "runs at every start", "truststore")]
    [InlineData("conf/java.security", "jdk.certpath.disabledAlgorithms=MD2, \\\n    RSA keySize < 4096", "java-security", "jdk.certpath.disabledAlgorithms", "RSA keySize < 4096")]
    [InlineData("conf/java.security", "jdk.tls.disabledAlgorithms=SSLv3, SHA256", "java-security", "jdk.tls.disabledAlgorithms", "SHA256")]
    [InlineData("conf/java.security", "jdk.security.caDistrustPolicies=SYMANTEC_TLS,AMAZON_TLS", "java-security", "jdk.security.caDistrustPolicies", "AMAZON_TLS")]
    public void A_setting_is_found_with_its_line(string path, string text, string mechanism, string name, string value, int line = 1)
    {
        using var folder = new TemporaryFolder();
        folder.Write("target/" + path, text + "\n");
        EvidenceSet set = Examine.Folder(folder.PathOf("target"));
        // What stands on the command line of a script is that command's; of a password only that there is one.
        Assert.Equal([new SettingEvidence(path, line, mechanism, name, value)], set.Settings.Where(static s => s.Value is not "(set)").Select(static s => s with { Scope = null }));
        Assert.DoesNotContain("secret", Examine.Text(set), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("app.py", "x = os.environ.get(\"SSL_CERT_FILE\")")]
    [InlineData("app.py", "if os.environ['SSL_CERT_FILE'] == '/opt/ca.pem':")]
    [InlineData("run.sh", "# export SSL_CERT_FILE=/opt/ca.pem")]
    [InlineData("run.sh", "echo $SSL_CERT_FILE")]
    [InlineData("run.sh", "export MY_SSL_CERT_FILE=/opt/ca.pem")]
    [InlineData("run.sh", "export SSL_CERT_FILES=/opt/ca.pem")]
    [InlineData("run.sh", "java -Djavax.net.ssl.trustStorePassword=secret")]
    [InlineData("application.yml", "trust-store-password: secret.jks")]
    [InlineData("README.md", "curl --cacert /opt/ca.pem")]
    [InlineData("README.md", "export SSL_CERT_FILE=/opt/ca.pem")]
    [InlineData(".npmrc", "cafile=")]
    [InlineData("conf/java.security", "jdk.security.legacyAlgorithms=SHA256, RSA keySize < 4096")]
    [InlineData("venv/lib/python3.11/site-packages/distutils-precedence.pth", "import os; var = 'SETUPTOOLS_USE_DISTUTILS'; enabled = os.environ.get(var, 'local') == 'local'; enabled and __import__('_distutils_hack').add_shim();")]
    [InlineData("app.py", "get(url, verify=self.verify)")]
    [InlineData("app.js", "const key = fs.readFileSync('/opt/key.pem')")]
    public void What_sets_nothing_is_no_setting(string path, string line)
    {
        using var folder = new TemporaryFolder();
        folder.Write(path, line + "\n");
        Assert.Empty(Examine.Folder(folder.Root).Settings);
    }

    [Fact]
    public void The_environment_of_a_process_gives_paths_and_switches_only()
    {
        var environment = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["SSL_CERT_FILE"] = "/opt/ca.pem",
            ["PATH"] = "/bin",
            ["AWS_SECRET_ACCESS_KEY"] = "secret",
            ["JAVA_TOOL_OPTIONS"] = "-Dx=secret -Djavax.net.ssl.trustStore=/opt/t.jks -Djavax.net.ssl.trustStorePassword=secret",
            ["NODE_TLS_REJECT_UNAUTHORIZED"] = "0",
        };
        Assert.Equal(
            [
                new SettingEvidence("environment", 0, "environment-variable", "JAVA_TOOL_OPTIONS", "-Djavax.net.ssl.trustStore=/opt/t.jks -Djavax.net.ssl.trustStorePassword=(set)"),
                new SettingEvidence("environment", 0, "environment-variable", "NODE_TLS_REJECT_UNAUTHORIZED", "0"),
                new SettingEvidence("environment", 0, "environment-variable", "SSL_CERT_FILE", "/opt/ca.pem"),
            ],
            TrustVariables.Of(environment));
    }
}
