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
    [InlineData("run.sh", "curl --cacert /opt/ca.pem https://x.test", "store-reference", "--cacert", "/opt/ca.pem")]
    [InlineData("app.py", "s.get(u, verify='/opt/ca.pem')", "store-reference", "verify", "/opt/ca.pem")]
    [InlineData("a.json", "{\"caFile\": \"ca.crt\"}", "store-reference", "caFile", "ca.crt")]
    [InlineData("run.sh", "java -Djavax.net.ssl.trustStore=truststore -jar a", "jvm-option", "javax.net.ssl.trustStore", "truststore")]
    [InlineData("app.py", "os.environ.setdefault(\"AWS_CA_BUNDLE\", \"/opt/ca.pem\")", "environment-variable", "AWS_CA_BUNDLE", "/opt/ca.pem")]
    [InlineData("app.py", "os.putenv('AWS_CA_BUNDLE', '/opt/ca.pem')", "environment-variable", "AWS_CA_BUNDLE", "/opt/ca.pem")]
    [InlineData(".aws/config", "[default]\nca_bundle = corp", "aws-config", "ca_bundle", "corp", 2)]
    [InlineData(".curlrc", "cacert corp", "curlrc", "cacert", "corp")]
    [InlineData("package.json", "{\"scripts\": {\"start\": \"node --use-openssl-ca server.js\"}}", "node-command", "node", "--use-openssl-ca")]
    [InlineData("run.sh", "exec /opt/node/bin/node --max-old-space-size=9 --use-openssl-ca server.js", "node-command", "node", "--use-openssl-ca")]
    public void A_setting_is_found_with_its_line(string path, string text, string mechanism, string name, string value, int line = 1)
    {
        using var folder = new TemporaryFolder();
        folder.Write("target/" + path, text + "\n");
        EvidenceSet set = Examine.Folder(folder.PathOf("target"));
        Assert.Equal([new SettingEvidence(path, line, mechanism, name, value)], set.Settings);
        Assert.DoesNotContain("secret", Examine.Text(set), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("app.py", "x = os.environ.get(\"SSL_CERT_FILE\")")]
    [InlineData("app.py", "if os.environ['SSL_CERT_FILE'] == '/opt/ca.pem':")]
    [InlineData("run.sh", "# export SSL_CERT_FILE=/opt/ca.pem")]
    [InlineData("run.sh", "echo $SSL_CERT_FILE")]
    [InlineData("run.sh", "export MY_SSL_CERT_FILE=/opt/ca.pem")]
    [InlineData("run.sh", "export SSL_CERT_FILES=/opt/ca.pem")]
    [InlineData("run.sh", "export SSL_CERT_FILE=")]
    [InlineData("run.sh", "java -Djavax.net.ssl.trustStorePassword=secret")]
    [InlineData("run.sh", "curl --cacert $1")]
    [InlineData("application.yml", "trust-store-password: secret.jks")]
    [InlineData("README.md", "curl --cacert /opt/ca.pem")]
    [InlineData("README.md", "export SSL_CERT_FILE=/opt/ca.pem")]
    [InlineData(".npmrc", "cafile=")]
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
