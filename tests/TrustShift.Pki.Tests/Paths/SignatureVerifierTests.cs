using TrustShift.Pki.Certificates;
using TrustShift.Pki.Clients;
using TrustShift.Pki.Paths;
using TrustShift.Pki.Tests.Certificates;
using TrustShift.Testing;

namespace TrustShift.Pki.Tests.Paths;

public sealed class SignatureVerifierTests
{
    [Fact]
    public void Every_real_certificate_whose_issuer_is_at_hand_is_signed_by_it()
    {
        List<CertificateFacts> all = [.. ManifestEntry.All().Select(static entry => Pem.Fact(Path.GetFileNameWithoutExtension(entry.File)))];
        ILookup<DistinguishedName, CertificateFacts> bySubject = all.ToLookup(static facts => facts.Subject);
        var verifier = new SignatureVerifier();
        int verified = 0;
        foreach (CertificateFacts certificate in all)
        {
            // Some issuers are not among the facts: nothing to verify there.
            SignatureResult[] results = [.. bySubject[certificate.Issuer].Select(issuer => verifier.Verify(certificate, issuer))];
            Assert.DoesNotContain(SignatureResult.Undecidable, results);
            if (results.Length == 0)
                continue;
            Assert.Contains(SignatureResult.Valid, results);
            verified++;
        }

        Assert.InRange(verified, 80, all.Count);
    }

    [Theory]
    [InlineData(SignatureResult.Valid, "rsa:2048", "-sha1")]
    [InlineData(SignatureResult.Valid, "rsa:2048", "-sha256")]
    [InlineData(SignatureResult.Valid, "rsa:2048", "-sha384")]
    [InlineData(SignatureResult.Valid, "rsa:2048", "-sha512")]
    [InlineData(SignatureResult.Valid, "rsa:2048", "-sha256", "-sigopt", "rsa_padding_mode:pss", "-sigopt", "rsa_pss_saltlen:digest")]
    [InlineData(SignatureResult.Undecidable, "rsa:2048", "-sha256", "-sigopt", "rsa_padding_mode:pss", "-sigopt", "rsa_pss_saltlen:20")]
    [InlineData(SignatureResult.Valid, "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-sha256")]
    [InlineData(SignatureResult.Valid, "ec", "-pkeyopt", "ec_paramgen_curve:P-384", "-sha384")]
    [InlineData(SignatureResult.Valid, "ec", "-pkeyopt", "ec_paramgen_curve:P-521", "-sha512")]
    [InlineData(SignatureResult.Valid, "ed25519")]
    [InlineData(SignatureResult.Undecidable, "ed448")]
    [InlineData(SignatureResult.Valid, "rsa:2048", "-md5")]
    public void A_signature_that_openssl_makes_is_verified_where_the_algorithm_is_available(SignatureResult expected, params string[] algorithm)
    {
        using var folder = new TemporaryFolder();
        string path = folder.PathOf("root.pem");
        Tool.Run("openssl", ["req", "-x509", "-newkey", .. algorithm, "-nodes", "-keyout", folder.PathOf("key.pem"), "-out", path, "-subj", "/CN=Root"], null, null);
        CertificateFacts root = Pem.Read(path);
        Assert.Equal(expected, new SignatureVerifier().Verify(root, root));
        if (expected != SignatureResult.Valid)
            return;

        // The last byte of the certificate is the last of the signature.
        byte[] forged = root.Der.ToArray();
        forged[^1] ^= 1;
        Assert.Equal(SignatureResult.Invalid, new SignatureVerifier().Verify(CertificateReader.TryRead(forged, out _)!, root));
    }

    [Fact]
    public void The_key_of_another_authority_did_not_sign()
    {
        CertificateFacts intermediate = Pem.Fact("amazon-rsa-2048-m01");
        Assert.Equal(SignatureResult.Valid, new SignatureVerifier().Verify(intermediate, Pem.Fact("amazon-root-ca-1.self")));
        Assert.Equal(SignatureResult.Invalid, new SignatureVerifier().Verify(intermediate, Pem.Fact("amazon-root-ca-2.self")));
        Assert.Equal(SignatureResult.Invalid, new SignatureVerifier().Verify(intermediate, Pem.Fact("amazon-root-ca-3.self")));
    }

    [Fact]
    public void A_statement_is_believed_and_missing_bytes_are_undecidable()
    {
        CertificateFacts root = Described.Root("Root");
        Assert.Equal(SignatureResult.Valid, new SignatureVerifier().Verify(Described.Authority("A", "a", "Root", "Root"), root));
        Assert.Equal(SignatureResult.Invalid, new SignatureVerifier().Verify(Described.Authority("A", "a", "Root", "other"), root));
        Assert.Equal(SignatureResult.Undecidable, new SignatureVerifier().Verify(Described.Authority("A", "a", "Root", null), root));
    }

    [Fact]
    public void A_spent_budget_is_undecided_whatever_is_remembered()
    {
        CertificateFacts leaf = Pem.Fact("leaf.aws.amazon.com.2025"), intermediate = Pem.Fact("amazon-rsa-2048-m01"), root = Pem.Fact("amazon-root-ca-1.self");
        var request = new PathRequest([leaf, intermediate], [new TrustAnchor(root)], [], new DateTimeOffset(2025, 12, 1, 0, 0, 0, TimeSpan.Zero));
        var verifier = new SignatureVerifier();
        foreach (ClientProfile profile in ClientProfiles.All.Where(static profile => profile.IsProven))
        {
            Assert.Equal(PathOutcome.Undecided, PathBuilder.Build(request, profile, new PathBudget(MaxSignatures: 1), verifier).Outcome);
            Assert.NotEqual(PathOutcome.Rejected, PathBuilder.Build(request, profile, null, verifier).Outcome);
            Assert.Equal(PathOutcome.Undecided, PathBuilder.Build(request, profile, new PathBudget(MaxSignatures: 1), verifier).Outcome);
        }
    }

    [Fact]
    public void A_pair_is_verified_once_while_it_is_remembered_and_old_ones_are_forgotten()
    {
        CertificateFacts intermediate = Pem.Fact("amazon-rsa-2048-m01"), root = Pem.Fact("amazon-root-ca-1.self"), other = Pem.Fact("amazon-root-ca-3.self");
        var verifier = new SignatureVerifier(capacity: 1);
        for (int i = 0; i < 5; i++)
            Assert.Equal(SignatureResult.Valid, verifier.Verify(intermediate, root));
        Assert.Equal(1, verifier.Verified);
        Assert.Equal(SignatureResult.Valid, verifier.Verify(root, root));
        Assert.Equal(SignatureResult.Valid, verifier.Verify(other, other));
        Assert.Equal(SignatureResult.Valid, verifier.Verify(intermediate, root));
        Assert.Equal(4, verifier.Verified);
    }
}
