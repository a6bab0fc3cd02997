using System.Collections.Immutable;
using System.Text;
using TrustShift.Discovery.Evidence;
using TrustShift.Discovery.Stores;
using TrustShift.Discovery.Stores.OpenSsl;
using TrustShift.Pki.Paths;
using TrustShift.Testing;

namespace TrustShift.Discovery.Tests.Stores;

public sealed class StoreRolesTests(Authorities authorities) : IClassFixture<Authorities>
{
    [Theory]
    [InlineData("etc/ssl/certs/ca-certificates.crt", CertificateRole.TlsTrust)]
    [InlineData("/opt/app/conf/truststore.pem", CertificateRole.TlsTrust)]
    [InlineData("config/test/ca.pem", CertificateRole.TlsTrust)]
    [InlineData("test/ca.pem", CertificateRole.TlsTrust)]
    [InlineData("app/src/main/resources/com/example/ca.pem", CertificateRole.TlsTrust)]
    [InlineData("tests/venv/lib/python3.12/site-packages/certifi/cacert.pem", CertificateRole.TlsTrust)]
    [InlineData("samples/jdk-17/lib/security/cacerts", CertificateRole.TlsTrust)]
    [InlineData("usr/share/dotnet/sdk/10.0.100/trustedroots/codesignctl.pem", CertificateRole.CodeSigning)]
    [InlineData("/usr/share/dotnet/sdk/10.0.100/trustedroots/timestampctl.pem", CertificateRole.CodeSigning)]
    [InlineData("/etc/pki/ca-trust/extracted/pem/tls-ca-bundle.pem", CertificateRole.TlsTrust)]
    [InlineData("/etc/pki/ca-trust/extracted/pem/objsign-ca-bundle.pem", CertificateRole.CodeSigning)]
    [InlineData("/etc/pki/ca-trust/extracted/pem/email-ca-bundle.pem", CertificateRole.Unknown)]
    [InlineData("lib/app.jar!META-INF/SIGNER.RSA", CertificateRole.Signature)]
    [InlineData("META-INF/SIGNER.EC", CertificateRole.Signature)]
    [InlineData("packages/some.nupkg!.signature.p7s", CertificateRole.Signature)]
    [InlineData("/usr/share/ca-certificates/mozilla/Amazon_Root_CA_1.crt", CertificateRole.Unknown)]
    [InlineData("rootfs/usr/local/share/ca-certificates/corporate.crt", CertificateRole.Unknown)]
    [InlineData("/etc/pki/ca-trust/source/anchors/corporate.pem", CertificateRole.Unknown)]
    [InlineData("/usr/share/doc/package/roots.pem", CertificateRole.Unknown)]
    [InlineData("examples/tls/ca.pem", CertificateRole.Unknown)]
    [InlineData("module/src/test/resources/ca.pem", CertificateRole.Unknown)]
    [InlineData("tests/certs/ca.pem", CertificateRole.Unknown)]
    [InlineData("usr/lib/python3.9/test/allsans.pem", CertificateRole.Unknown)]
    [InlineData("usr/lib/python3.13/test/certdata/capath/ca.pem", CertificateRole.Unknown)]
    [InlineData("node_modules/library/test/ca.pem", CertificateRole.Unknown)]
    [InlineData("third_party/urllib3/dummyserver/certs/cacert.pem", CertificateRole.Unknown)]
    [InlineData("src/Product.Tests/ca.pem", CertificateRole.Unknown)]
    [InlineData("crypto/x509/verify_test.go", CertificateRole.Unknown)]
    [InlineData("src/client.spec.ts", CertificateRole.Unknown)]
    [InlineData("share/ca-certificates/mozilla/Amazon_Root_CA_1.crt", CertificateRole.Unknown)]
    [InlineData("conf/codesign-roots.pem", CertificateRole.CodeSigning)]
    [InlineData("conf/tsa.pem", CertificateRole.CodeSigning)]
    [InlineData("conf/tsarina.pem", CertificateRole.TlsTrust)]
    [InlineData("var/lib/shim-signed/mok/MOK.der", CertificateRole.CodeSigning)]
    [InlineData("App.app/Contents/_CodeSignature/CodeResources", CertificateRole.Signature)]
    [InlineData("drivers/net.cat", CertificateRole.Signature)]
    public void The_place_of_a_bundle_of_roots_tells_its_role(string path, CertificateRole role)
    {
        (CertificateRole actual, string reason) = StoreRoles.Classify(path, Roots(), ImmutableHashSet<string>.Empty);

        Assert.Equal(role, actual);
        Assert.NotEmpty(reason);
    }

    [Fact]
    public void An_entry_that_the_store_distrusts_or_keeps_for_another_purpose_is_no_trust()
    {
        string refused = OpenSslTrusted("root-a", "-addreject", "serverAuth"), mail = OpenSslTrusted("root-a", "-addtrust", "emailProtection"), web = OpenSslTrusted("root-a", "-addtrust", "serverAuth");

        Assert.Equal([CertificateRole.Unknown, CertificateRole.Unknown, CertificateRole.TlsTrust], new[] { refused, mail, web }
            .Select(text => StoreRoles.Of(Reading.Any("a.pem", text)!.Items.Single(), CertificateRole.TlsTrust, "").Role));
    }

    private string OpenSslTrusted(string name, params string[] options) =>
        Tool.Run("openssl", ["x509", "-trustout", .. options], authorities.Pem(name), workingFolder: null);

    [Fact]
    public void A_private_key_in_the_file_makes_an_identity_but_not_out_of_a_bundle_of_roots()
    {
        Assert.Equal(CertificateRole.TlsIdentity, RoleOf("server.pem", authorities.Key("leaf") + authorities.Pem("leaf") + authorities.Pem("middle")));
        Assert.Equal(CertificateRole.TlsTrust, RoleOf("all.pem", authorities.Key("leaf") + authorities.Pem("root-a") + authorities.Pem("root-b")));
    }

    [Fact]
    public void One_end_entity_is_an_identity_unless_the_name_speaks_of_trust()
    {
        Assert.Equal(CertificateRole.TlsIdentity, RoleOf("server.crt", authorities.Pem("leaf")));
        Assert.Equal(CertificateRole.TlsTrust, RoleOf("truststore.pem", authorities.Pem("leaf")));
        Assert.Equal(CertificateRole.TlsTrust, RoleOf("ca.crt", authorities.Pem("leaf")));
        Assert.Equal(CertificateRole.TlsTrust, RoleOf("saved.pem", authorities.Pem("leaf") + authorities.Pem("middle")));
        Assert.Equal(CertificateRole.TlsTrust, RoleOf("root.pem", authorities.Pem("root-a")));
    }

    [Theory]
    [InlineData("server.crt", "server.key")]
    [InlineData("tls.crt", "tls.key")]
    [InlineData("fullchain.pem", "privkey.pem")]
    [InlineData("fullchain1.pem", "privkey1.pem")]
    [InlineData("server-cert.pem", "server-key.pem")]
    [InlineData("server.pem", "server-key.pem")]
    public void A_key_beside_it_makes_an_identity(string name, string key)
    {
        string chain = authorities.Pem("leaf") + authorities.Pem("middle");

        Assert.Equal(CertificateRole.TlsIdentity, RoleOf(name, chain, key, "other.txt"));
        Assert.Equal(CertificateRole.TlsTrust, RoleOf(name, chain, "other.key"));
    }

    [Fact]
    public void A_public_authority_is_no_identity_whatever_key_stands_there()
    {
        string root = File.ReadAllText(SharedFacts.Require("certificates", "baltimore-cybertrust-root.self.pem"));

        Assert.Equal(CertificateRole.TlsTrust, RoleOf("cert.pem", root, "key.pem"));
        Assert.Equal(CertificateRole.TlsTrust, RoleOf("client.pem", root + authorities.Key("leaf")));
    }

    [Fact]
    public void The_certificate_of_a_providers_server_is_there_to_recognise_that_server()
    {
        string leaf = File.ReadAllText(SharedFacts.Require("certificates", "leaf.star.s3.amazonaws.com.2019-2021.pem"));

        Assert.Equal(CertificateRole.TlsTrust, RoleOf("conf/s3.pem", leaf));
        Assert.Equal(CertificateRole.Unknown, RoleOf("tests/s3.pem", leaf + authorities.Pem("root-a")));
    }

    [Fact]
    public void An_authority_beside_its_key_is_still_what_clients_trust() =>
        Assert.Equal(CertificateRole.TlsTrust, RoleOf("ca.crt", authorities.Pem("root-a"), "ca.key"));

    [Fact]
    public void A_keystore_with_a_key_is_an_identity_unless_it_also_holds_a_trusted_entry()
    {
        var identity = new StoreItem(authorities.Facts("leaf"), "server", 0, HasPrivateKey: true);
        var trusted = new StoreItem(authorities.Facts("leaf"), "peer", 0);

        Assert.Equal(CertificateRole.TlsIdentity, StoreRoles.Classify("k.jks", Keystore(true, identity), ImmutableHashSet<string>.Empty).Role);
        Assert.Equal(CertificateRole.TlsTrust, StoreRoles.Classify("k.jks", Keystore(true, identity, trusted), ImmutableHashSet<string>.Empty).Role);
        Assert.Equal(CertificateRole.TlsTrust, StoreRoles.Classify("k.jks", Keystore(false, trusted), ImmutableHashSet<string>.Empty).Role);
    }

    [Fact]
    public void Signed_data_belongs_to_its_signature_under_any_name() =>
        Assert.Equal(CertificateRole.Signature, StoreRoles.Classify("update.bin", Roots() with { Format = "pkcs7", HasSigners = true }, ImmutableHashSet<string>.Empty).Role);

    [Fact]
    public void A_file_that_the_hashed_folder_holds_is_judged_as_part_of_the_folder()
    {
        string hash = SubjectNameHash.Of(authorities.Facts("root-a").Subject.Der)!;

        Assert.Equal(CertificateRole.Unknown, RoleOf("certs/root.pem", authorities.Pem("root-a"), hash + ".0", "root.pem"));
        Assert.Equal(CertificateRole.TlsTrust, RoleOf("certs/root.pem", authorities.Pem("root-a"), "12345678.0", "root.pem"));
        Assert.Equal(CertificateRole.TlsTrust, RoleOf("certs/bundle.pem", authorities.Pem("root-a") + authorities.Pem("root-b"), hash + ".0"));
    }

    [Fact]
    public void An_empty_or_broken_store_is_still_a_trust_store_and_source_code_is_not()
    {
        Assert.Equal(CertificateRole.TlsTrust, RoleOf("ca-bundle.pem", ""));
        Assert.Equal(CertificateRole.TlsTrust, StoreRoles.Classify("a.jks", Reading.Any("a.jks", [])!, ImmutableHashSet<string>.Empty).Role);
        Assert.Equal(CertificateRole.Unknown, RoleOf("client.py", "-----BEGIN CERTIFICATE-----\nMIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8A\n-----END CERTIFICATE-----"));
    }

    [Fact]
    public void Gaps_decide_only_where_trust_can_hide()
    {
        StoreContent content = Reading.Any("x.jks", [])!;

        Assert.All(StoreRoles.GapsOf("conf/x.jks", content, CertificateRole.TlsTrust), g => Assert.True(g.Decides));
        Assert.All(StoreRoles.GapsOf("conf/x.jks", content, CertificateRole.TlsIdentity), g => Assert.True(g.Decides));
        Assert.All(StoreRoles.GapsOf("conf/x.jks", content, CertificateRole.Unknown), g => Assert.False(g.Decides));
        Assert.All(StoreRoles.GapsOf("tests/data/x.jks", content, CertificateRole.TlsIdentity), g => Assert.False(g.Decides));
    }

    private static StoreContent Keystore(bool hasKeys, params StoreItem[] items) => new("jks", [.. items], hasKeys, IsComplete: true, []);

    private StoreContent Roots() => new(
        "pem-bundle",
        [new StoreItem(authorities.Facts("root-a"), null, 0, AnchorUsage.Any), new StoreItem(authorities.Facts("root-b"), null, 0, AnchorUsage.Any)],
        HasPrivateKeys: false,
        IsComplete: true,
        []);

    private static CertificateRole RoleOf(string path, string text, params string[] neighbours) =>
        StoreRoles.Classify(path, Reading.Any(path, Encoding.UTF8.GetBytes(text))!, neighbours.ToImmutableHashSet(StringComparer.Ordinal)).Role;
}
