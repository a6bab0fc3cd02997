using TrustShift.Discovery.Evidence;
using TrustShift.Discovery.Sources;
using TrustShift.Testing;

namespace TrustShift.Discovery.Settings;

/// <summary>Configuration files of programs: keys as the documentation of each writes them.</summary>
public sealed class ConfigurationTests
{
    [Theory]
    [InlineData(".yarnrc.yml", "networkSettings:\n  npm.test:\n    httpsCaFilePath: /opt/ca.pem", "yarnrc", "networkSettings.npm.test.httpsCaFilePath", "/opt/ca.pem", 3)]
    [InlineData(".yarnrc.yml", "enableStrictSsl: false", "yarnrc", "enableStrictSsl", "false")]
    [InlineData(".yarnrc", "cafile \"/opt/ca.pem\"", "yarnrc", "cafile", "/opt/ca.pem")]
    [InlineData(".cargo/config.toml", "[net]\nretry = 3\n[http]\ncainfo = \"/opt/ca.pem\"", "cargo-config", "http.cainfo", "/opt/ca.pem", 4)]
    [InlineData(".condarc", "ssl_verify: /opt/ca.pem", "condarc", "ssl_verify", "/opt/ca.pem")]
    [InlineData(".condarc", "ssl_verify: false", "condarc", "ssl_verify", "false")]
    [InlineData("uv.toml", "native-tls = true", "uv-config", "native-tls", "true")]
    [InlineData("pyproject.toml", "[tool.uv]\nallow-insecure-host = [\"pypi.test\"]", "uv-config", "tool.uv.allow-insecure-host", "pypi.test", 2)]
    [InlineData(".config/pypoetry/config.toml", "[certificates.foo]\ncert = \"/opt/ca.pem\"", "poetry-config", "certificates.foo.cert", "/opt/ca.pem", 2)]
    [InlineData("composer.json", "{\n  \"config\": {\n    \"cafile\": \"/opt/ca.pem\"\n  }\n}", "composer-config", "config.cafile", "/opt/ca.pem", 3)]
    [InlineData(".bundle/config", "---\nBUNDLE_SSL_CA_CERT: \"/opt/ca.pem\"", "bundle-config", "BUNDLE_SSL_CA_CERT", "/opt/ca.pem", 2)]
    [InlineData(".gemrc", ":ssl_verify_mode: 0", "gemrc", ":ssl_verify_mode", "0")]
    [InlineData(".config/gcloud/configurations/config_default", "[core]\ncustom_ca_certs_file = /opt/ca.pem", "gcloud-config", "custom_ca_certs_file", "/opt/ca.pem", 2)]
    [InlineData(".kube/config", "clusters:\n- name: x\n  cluster:\n    certificate-authority: /opt/ca.pem\n    server: https://user:secret@k.test", "kubeconfig", "clusters.cluster.certificate-authority", "/opt/ca.pem", 4)]
    [InlineData(".s3cfg", "[default]\naccess_key = secret\nca_certs_file = /opt/ca.pem", "s3cfg", "ca_certs_file", "/opt/ca.pem", 3)]
    [InlineData("etc/boto.cfg", "[Boto]\nhttps_validate_certificates = False", "boto-config", "https_validate_certificates", "False", 2)]
    [InlineData("etc/apt/apt.conf.d/99ca", "Acquire::https::repo.test::CaInfo \"/opt/ca.pem\";", "apt-conf", "Acquire::https::repo.test::CaInfo", "/opt/ca.pem")]
    [InlineData("etc/apt/apt.conf", "Acquire {\n  https {\n    Verify-Peer \"false\";\n  };\n};", "apt-conf", "Acquire::https::Verify-Peer", "false", 3)]
    [InlineData("etc/yum.repos.d/x.repo", "[x]\nsslcacert=/opt/ca.pem", "yum-repo", "sslcacert", "/opt/ca.pem", 2)]
    [InlineData("etc/ldap/ldap.conf", "TLS_CACERT\t/etc/ssl/certs/ca-certificates.crt", "ldap-conf", "TLS_CACERT", "/etc/ssl/certs/ca-certificates.crt")]
    [InlineData("etc/docker/daemon.json", "{\"insecure-registries\": [\"r.test:5000\"]}", "docker-daemon", "insecure-registries", "r.test:5000")]
    [InlineData("etc/containers/registries.conf", "[[registry]]\nlocation = \"r.test\"\ninsecure = true", "registries-conf", "registry.insecure", "true", 3)]
    [InlineData("etc/mysql/my.cnf", "[client]\npassword=secret\nssl-ca=/opt/ca.pem", "mysql-options", "ssl-ca", "/opt/ca.pem", 3)]
    [InlineData(".pg_service.conf", "[db]\nsslrootcert=/opt/ca.pem", "pg-service", "sslrootcert", "/opt/ca.pem", 2)]
    [InlineData("ssl-client.xml", "<configuration>\n<property><name>ssl.client.truststore.location</name><value>/opt/t.jks</value></property>\n</configuration>", "hadoop-ssl", "ssl.client.truststore.location", "/opt/t.jks", 2)]
    [InlineData("conf/spark-defaults.conf", "spark.ssl.trustStore    /opt/t.jks", "spark-defaults", "spark.ssl.trustStore", "/opt/t.jks")]
    [InlineData("application.properties", "spring.ssl.bundle.jks.client.truststore.location=classpath:t.p12", "spring", "spring.ssl.bundle.jks.client.truststore.location", "classpath:t.p12")]
    [InlineData("application-prod.yml", "spring:\n  kafka:\n    ssl:\n      trust-store-location: file:/opt/t.jks\n      trust-store-password: secret", "spring", "spring.kafka.ssl.trust-store-location", "/opt/t.jks", 4)]
    [InlineData("application.properties", "%prod.quarkus.tls.trust-store.pem.certs=/opt/ca.pem", "quarkus", "quarkus.tls.trust-store.pem.certs", "/opt/ca.pem")]
    [InlineData("application.properties", "quarkus.tls.x.trust-store.p12.path=/opt/t.p12", "quarkus", "quarkus.tls.x.trust-store.p12.path", "/opt/t.p12")]
    [InlineData("conf/server.xml", "<Server>\n<Service>\n<Connector port=\"8443\"\n truststoreFile=\"conf/t.jks\" truststorePass=\"secret\"/></Service></Server>", "tomcat-server", "Server.Service.Connector@truststoreFile", "conf/t.jks", 4)]
    [InlineData("jdk/lib/security/java.security", "security.provider.1=SUN\nsecurity.provider.2=BCFIPS", "java-security", "security.provider.2", "BCFIPS", 2)]
    [InlineData("jdk/conf/security/java.security", "ssl.TrustManagerFactory.algorithm=SunX509\nkeystore.type=pkcs12", "java-security", "ssl.TrustManagerFactory.algorithm", "SunX509")]
    [InlineData("etc/ssl/openssl.cnf", "openssl_conf = x\n[req]\nMinProtocol = no\n[system_default_sect]\nCipherString = DEFAULT@SECLEVEL=1", "openssl-conf", "SECLEVEL", "1", 5)]
    [InlineData("etc/crypto-policies/config", "# comment\nLEGACY", "crypto-policy", "configured", "LEGACY", 2)]
    [InlineData("etc/nginx/nginx.conf", "http {\n  server { location / {\n    proxy_ssl_trusted_certificate /opt/ca.pem; } }\n  ssl_client_certificate /opt/clients.pem;\n}", "nginx", "proxy_ssl_trusted_certificate", "/opt/ca.pem", 3)]
    [InlineData("etc/haproxy/haproxy.cfg", "frontend f\n  bind :443 ssl crt x.pem ca-file /opt/clients.pem verify required\nbackend b\n  server s s3.test:443 ssl ca-file /opt/ca.pem", "haproxy", "server ca-file", "/opt/ca.pem", 4)]
    [InlineData("etc/haproxy/haproxy.cfg", "backend b\n  server s s3.test:443 ssl verify none", "haproxy", "server verify", "none", 2)]
    [InlineData("envoy.yaml", "static_resources:\n  clusters:\n  - name: s3\n    transport_socket:\n      typed_config:\n        common_tls_context:\n          validation_context:\n            trusted_ca: {filename: /opt/ca.pem}", "envoy", "static_resources.clusters.transport_socket.typed_config.common_tls_context.validation_context.trusted_ca.filename", "/opt/ca.pem", 8)]
    [InlineData("etc/apache2/sites-enabled/x.conf", "<VirtualHost *:443>\nSSLCACertificateFile /opt/clients.pem\nsslproxycacertificatefile \"/opt/ca.pem\"\n</VirtualHost>", "apache", "SSLProxyCACertificateFile", "/opt/ca.pem", 3)]
    [InlineData("traefik.toml", "[serversTransport]\nrootCAs = [\"/opt/ca.pem\"]", "traefik", "serversTransport.rootCAs", "/opt/ca.pem", 2)]
    [InlineData("traefik.yml", "serversTransport:\n  insecureSkipVerify: true", "traefik", "serversTransport.insecureSkipVerify", "true", 2)]
    [InlineData("etc/squid/squid.conf", "tls_outgoing_options cafile=/opt/ca.pem", "squid", "tls_outgoing_options cafile", "/opt/ca.pem")]
    [InlineData("etc/pip.conf", "[global]\ntrusted-host = pypi.test", "pip-config", "trusted-host", "pypi.test", 2)]
    [InlineData(".npmrc", "ca=\"-----BEGIN CERTIFICATE-----\\nMIIB\\n-----END CERTIFICATE-----\"", "npmrc", "ca", "(in this file)")]
    [InlineData("a.env", "DATABASE_URL=postgresql://user:secret@db.test/x?sslmode=verify-full&sslrootcert=/opt/ca.pem", "store-reference", "sslrootcert", "/opt/ca.pem")]
    [InlineData("a.env", "DATABASE_URL=jdbc:mysql://db.test/x?trustCertificateKeyStoreUrl=file:/opt/t.jks&trustCertificateKeyStorePassword=secret", "store-reference", "trustCertificateKeyStoreUrl", "/opt/t.jks")]
    [InlineData("run.sh", "export PGSSLROOTCERT=/opt/ca.pem", "environment-variable", "PGSSLROOTCERT", "/opt/ca.pem")]
    [InlineData("run.sh", "export MAVEN_OPTS=\"-Xmx1g -Dmaven.wagon.http.ssl.insecure=true\"", "environment-variable", "MAVEN_OPTS", "-Dmaven.wagon.http.ssl.insecure=true")]
    [InlineData("run.sh", "export DENO_TLS_CA_STORE=\"mozilla,system\"", "environment-variable", "DENO_TLS_CA_STORE", "mozilla,system")]
    public void A_key_is_found_with_its_line_and_nothing_else_of_the_file(string path, string text, string mechanism, string name, string value, int line = 1)
    {
        using var folder = new TemporaryFolder();
        folder.Write("target/" + path, text + "\n");
        EvidenceSet set = Examine.Folder(folder.PathOf("target"));
        Assert.Equal([new SettingEvidence(path, line, mechanism, name, value)], set.Settings);
        Assert.DoesNotContain("secret", Examine.Text(set), StringComparison.Ordinal);
    }

    [Fact]
    public void Git_reads_what_a_configuration_includes()
    {
        using var folder = new TemporaryFolder();
        folder.Write(".gitconfig", "[include]\n\tpath = office.inc\n[includeIf \"gitdir:~/src/\"]\n\tpath = ~/more.inc\n");
        folder.Write("office.inc", "[http]\n\tsslCAInfo = /opt/office.pem\n[include]\n\tpath = .gitconfig\n");
        folder.Write("more.inc", "[http \"https://git.test/\"]\n\tsslVerify = false\n");
        Assert.Equal(
            [new SettingEvidence("more.inc", 2, "gitconfig", "http.https://git.test/.sslVerify", "false"), new SettingEvidence("office.inc", 2, "gitconfig", "http.sslCAInfo", "/opt/office.pem")],
            Examine.Folder(folder.Root).Settings);
    }

    [Fact]
    public void What_a_root_file_system_names_by_its_full_path_is_read_there()
    {
        using var folder = new TemporaryFolder();
        folder.Write("a-root-file-system/usr/bin/true", "");
        folder.Write("a-root-file-system/etc/gitconfig", "[include]\n\tpath = /o/i\n");
        folder.Write("a-root-file-system/o/i", "[http]\n\tsslCAInfo = /opt/office.pem\n");
        Assert.Equal([new SettingEvidence("/o/i", 2, "gitconfig", "http.sslCAInfo", "/opt/office.pem")], Examine.Folder(folder.PathOf("a-root-file-system")).Settings);
    }

    [Fact]
    public void A_file_that_speaks_of_trust_and_cannot_be_read_is_a_gap()
    {
        using var folder = new TemporaryFolder();
        folder.Write("application.yml", "spring:\n  ssl: {bundle: [\n  truststore:\n\t- x: }\n");
        Assert.Contains(Examine.Folder(folder.Root).Gaps, static g => g is { Place: "application.yml", Decides: true });
    }

    [Fact]
    public void Any_bytes_are_read_without_an_exception()
    {
        string[] names = [".yarnrc.yml", "uv.toml", "ssl-client.xml", "nginx.conf", "haproxy.cfg", "etc/apt/apt.conf", "squid.conf", "stunnel.conf", "java.security", ".gitconfig", "application.properties", "traefik.toml", "crontab", "setenv.sh", ".gitlab-ci.yml", "serverless.yml", "task-definition.json"];
        string[] pieces = ["{", "}", "[", "]", "\"", "'", ";", "=", ":", "\n", " ", "<", "/>", "${", "#", "\\", "ca", "proxy_pass", "verify", "key", "- ", "<<", "&a ", "*a ", "% ", "*"];
        var random = new Random(7);
        using var folder = new TemporaryFolder();
        foreach (string name in names)
        {
            for (int i = 0; i < 40; i++)
                folder.Write($"{i}/{name}", string.Concat(Enumerable.Range(0, 60).Select(_ => pieces[random.Next(pieces.Length)])));
        }

        Assert.DoesNotContain(Examine.Folder(folder.Root).Gaps, static g => g.Reason.Contains("xception", StringComparison.Ordinal));
    }
}
