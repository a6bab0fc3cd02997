using TrustShift.Pki.Certificates;
using TrustShift.Pki.Clients;
using TrustShift.Pki.Paths;
using TrustShift.Testing;

namespace TrustShift.Pki.Tests.Paths;

/// <summary>
/// What clients make of an end entity on P-256 below a root, by the root's kind of signature, as each was driven with openssl s_server on the
/// other side (Debian 11, 12, 13 and sid).
/// </summary>
public sealed class SignatureKindTests
{
    [Theory]
    [InlineData("openssl@1.1.1w", PathOutcome.Accepted, PathOutcome.Accepted)]
    [InlineData("openssl@3.0.19", PathOutcome.Accepted, PathOutcome.Accepted)]
    [InlineData("openssl@3.6.5", PathOutcome.Accepted, PathOutcome.Accepted)]
    [InlineData("curl@7.88.1", PathOutcome.Accepted, PathOutcome.Accepted)]
    [InlineData("node@20", PathOutcome.Accepted, PathOutcome.Accepted)]
    [InlineData("dotnet@10", PathOutcome.Accepted, PathOutcome.Accepted)]
    [InlineData("gnutls@3.7.9", PathOutcome.Accepted, PathOutcome.Accepted)]
    [InlineData("gnutls@3.7.1", PathOutcome.Accepted, PathOutcome.Accepted)]
    [InlineData("go@1.19", PathOutcome.Accepted, PathOutcome.Accepted)]
    [InlineData("java@17", PathOutcome.Accepted, PathOutcome.Accepted)]
    [InlineData("java@11", PathOutcome.Rejected, PathOutcome.Accepted)]
    [InlineData("erlang@25.2.3", PathOutcome.Accepted, PathOutcome.Rejected)]
    [InlineData("erlang@23.2.6", PathOutcome.Rejected, PathOutcome.Rejected)]
    [InlineData("nss@3.87.1", PathOutcome.Rejected, PathOutcome.Accepted)]
    [InlineData("botan@2.19.3", PathOutcome.Accepted, PathOutcome.Accepted)]
    [InlineData("wolfssl@4.6.0", PathOutcome.Accepted, PathOutcome.Rejected)]
    [InlineData("wolfssl@5.5.4", PathOutcome.Accepted, PathOutcome.Accepted)]
    [InlineData("bearssl@0.6", PathOutcome.Rejected, PathOutcome.Rejected)]
    // library/pk.c knows no Edwards curve, so that such a key cannot be read.
    [InlineData("mbedtls@2.28.3", PathOutcome.Rejected, PathOutcome.Accepted)]
    // Not driven: nothing is known.
    [InlineData("libressl@4.3.2", PathOutcome.Undecided, PathOutcome.Undecided)]
    [InlineData("chromium@156", PathOutcome.Undecided, PathOutcome.Accepted)]
    [InlineData("firefox@153.7", PathOutcome.Undecided, PathOutcome.Undecided)]
    // Some refuse.
    [InlineData("careful", PathOutcome.Undecided, PathOutcome.Undecided)]
    public void A_signature_counts_where_the_client_was_seen_to_verify_its_kind(string client, PathOutcome edwards, PathOutcome pss)
    {
        using var folder = new TemporaryFolder();
        Assert.Equal(edwards, Ask(folder, client, ["ed25519"], []));
        Assert.Equal(pss, Ask(folder, client, ["rsa:2048"], ["-sigopt", "rsa_padding_mode:pss", "-sigopt", "rsa_pss_saltlen:32"]));
        // The same question with a signature that everybody knows.
        Assert.NotEqual(PathOutcome.Rejected, Ask(folder, client, ["rsa:2048"], []));
    }

    private static PathOutcome Ask(TemporaryFolder folder, string client, string[] key, string[] signing)
    {
        string root = folder.PathOf("root.pem"), rootKey = folder.PathOf("root.key"), leaf = folder.PathOf("leaf.pem"), request = folder.PathOf("leaf.csr");
        string extensions = folder.Write("leaf.ext", "basicConstraints=critical,CA:FALSE\nkeyUsage=critical,digitalSignature\nextendedKeyUsage=serverAuth\nsubjectAltName=DNS:host.test\n");
        Tool.Run("openssl", ["req", "-x509", "-newkey", .. key, "-nodes", "-keyout", rootKey, "-out", root, "-subj", "/CN=Root", "-days", "300", "-addext", "keyUsage=critical,keyCertSign"], null, null);
        Tool.Run("openssl", ["req", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-keyout", folder.PathOf("leaf.key"), "-out", request, "-subj", "/CN=host.test"], null, null);
        Tool.Run("openssl", ["x509", "-req", "-in", request, "-CA", root, "-CAkey", rootKey, "-CAcreateserial", "-days", "200", "-extfile", extensions, "-out", leaf, .. signing], null, null);
        CertificateFacts endEntity = Pem.Read(leaf);
        var question = new PathRequest([endEntity], [new TrustAnchor(Pem.Read(root))], [], endEntity.NotBefore.AddDays(1), "host.test") { StoreOrderIsKnown = true };
        return PathBuilder.Build(question, ClientProfiles.Get(client)).Outcome;
    }
}
