using TrustShift.Discovery.Evidence;
using TrustShift.Discovery.Sources;
using TrustShift.Testing;

namespace TrustShift.Discovery.Pins;

public sealed class NamePinTests
{
    [Theory]
    [InlineData("src/Check.java", "if (!cert.getIssuerDN().getName().contains(\"DigiCert\")) throw new CertificateException();", "DigiCert")]
    [InlineData("src/Check.java", "X500Principal p = chain[0].getIssuerX500Principal();\nif (p.getName().equals(\"CN=DigiCert Baltimore CA-2 G2,OU=www.digicert.com,O=DigiCert Inc,C=US\")) ok();", "CN=DigiCert Baltimore CA-2 G2,OU=www.digicert.com,O=DigiCert Inc,C=US")]
    [InlineData("main.go", "VerifyPeerCertificate: verify,\n}\nif issuer != \"Baltimore CyberTrust Root\" {", "Baltimore CyberTrust Root")]
    [InlineData("src/tls.js", "checkServerIdentity: (host, cert) => cert.issuer.O === 'DigiCert Inc' ? undefined : new Error(),", "DigiCert Inc")]
    [InlineData("src/Callback.cs", "handler.ServerCertificateCustomValidationCallback = (m, c, ch, e) =>\n  c.Issuer == \"CN=DigiCert Global Root G2, OU=www.digicert.com, O=DigiCert Inc, C=US\";\nvar x = c.IssuerName;", "CN=DigiCert Global Root G2, OU=www.digicert.com, O=DigiCert Inc, C=US")]
    [InlineData("src/check.py", "subject = dict(x[0] for x in sock.getpeercert()['subject'])\nassert subject_text == 'CN=*.s3.amazonaws.com, O=Amazon.com, Inc.'", "CN=*.s3.amazonaws.com, O=Amazon.com, Inc.")]
    [InlineData("src/check.c", "X509_NAME_oneline(X509_get_issuer_name(cert), buffer, 256);\nif (strcmp(issuer, \"/C=US/O=DigiCert Inc/OU=www.digicert.com/CN=DigiCert Baltimore CA-2 G2\")) return 0;", "/C=US/O=DigiCert Inc/OU=www.digicert.com/CN=DigiCert Baltimore CA-2 G2")]
    [InlineData("bin/fetch.sh", "echo | openssl s_client -connect $HOST:443 | openssl x509 -noout -issuer | grep -q DigiCert || {\n  exit 1\n}", "DigiCert")]
    [InlineData("bin/check.sh", "issuer=$(openssl x509 -in \"$1\" -noout -issuer)\ncase \"$issuer\" in\n  *Baltimore*) ;;\n  *) exit 1 ;;\nesac", "Baltimore")]
    [InlineData("bin/check.sh", "issuer=$(openssl x509 -in \"$1\" -noout -issuer)\ncase \"$issuer\" in\n  *\"Baltimore CyberTrust\"*) ;;\nesac", "Baltimore CyberTrust")]
    [InlineData("bin/check.sh", "issuer=$(openssl x509 -in \"$1\" -noout -issuer)\n[[ $issuer =~ DigiCert ]] || exit 1", "DigiCert")]
    [InlineData("src/check.js", "exports.checkServerIdentity = (host, cert) => {\n  if (!/DigiCert/i.test(cert.issuer.O)) return new Error('issuer')\n}", "DigiCert")]
    [InlineData("src/check.rb", "def verify(ok, ctx)\n  ok && ctx.chain.last.subject.to_s =~ /CyberTrust/\nend", "CyberTrust")]
    [InlineData("src/check.py", "issuer = dict(x[0] for x in sock.getpeercert()['issuer'])\nif not re.match('^DigiCert.*', issuer['organizationName']): raise ValueError()", "DigiCert")]
    [InlineData("src/check.py", "def ok(cert):\n    subject = dict(x[0] for x in cert[\"subject\"])\n    return subject.get(\"organizationName\", \"\").startswith(\"Amazon.com\")", "O=Amazon.com, Inc.")]
    public void A_name_that_code_compares_with_an_issuer_or_subject_is_a_pin(string path, string text, string name)
    {
        PinEvidence pin = Assert.Single(Of(path, text).Pins);
        Assert.Equal((PinKinds.Name, name, EvidenceStrength.Coded), (pin.Kind, pin.Text, pin.Strength));
    }

    [Fact]
    public void A_name_far_from_the_word_decides_nothing()
    {
        PinEvidence pin = Assert.Single(Of("src/Check.java", "static final String CA = \"DigiCert Baltimore CA-2 G2\";\nboolean ok(X509Certificate c) { return c.getIssuerDN().getName().contains(CA); }").Pins);
        Assert.Equal(EvidenceStrength.Implied, pin.Strength);
    }

    [Theory]
    [InlineData("vendor/acme/storage/src/Client.php", "<?php\n$x = openssl_x509_parse($cert['peer_certificate']);\nif ($x['issuer']['O'] !== 'DigiCert Inc') throw new Exception();")]
    [InlineData("node_modules/@acme/storage/index.js", "exports.get = (url, cb) => https.get(url, { checkServerIdentity (host, cert) {\n  if (cert.issuer.O !== 'DigiCert Inc') return new Error('issuer')\n} }, cb)")]
    public void What_a_library_compares_is_weaker_evidence(string path, string text)
    {
        PinEvidence pin = Assert.Single(Of(path, text).Pins);
        Assert.Equal(("DigiCert Inc", EvidenceStrength.Implied), (pin.Text, pin.Strength));
    }

    [Theory]
    [InlineData("vendor/acme/tests/ClientTest.php", "<?php\n$x = openssl_x509_parse($c);\nif ($x['issuer']['O'] !== 'DigiCert Inc') throw new Exception();")]
    [InlineData("node_modules/roots/index.js", "// checkServerIdentity\nmodule.exports = [{ subject: 'CN=DigiCert Global Root G2', issuer: 'CN=DigiCert Global Root G2' }]")]
    [InlineData("src/names.py", "VENDORS = ['DigiCert Inc', 'Baltimore CyberTrust Root']")]
    [InlineData("conf/inventory.yaml", "issuer: \"CN=DigiCert Global Root G2, O=DigiCert Inc\"")]
    [InlineData("src/jwt.js", "const issuer = 'https://login.example.com/'; verify(token, { issuer: 'accounts.example' })")]
    [InlineData("bin/order.sh", "issuer=$(openssl x509 -in \"$1\" -noout -issuer)\necho \"see DigiCertDocs or DigiCert support\"")]
    [InlineData("src/a.js", "const issuer = cert.issuer.O // path /usr/share/DigiCert/x")]
    [InlineData("docs/a.md", "cert.getIssuerDN().getName().contains(\"DigiCert\")")]
    [InlineData("src/a.java", "// cert.getIssuerDN().getName().contains(\"DigiCert\")")]
    public void Names_elsewhere_are_none(string path, string text) => Assert.Empty(Of(path, text).Pins);

    private static EvidenceSet Of(string path, string text)
    {
        using var folder = new TemporaryFolder();
        folder.Write(path, text + "\n");
        return Examine.Folder(folder.Root);
    }
}
