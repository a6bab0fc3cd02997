using System.Security.Cryptography;
using System.Text.RegularExpressions;
using CsCheck;
using TrustShift.Pki.Certificates;
using TrustShift.Testing;

namespace TrustShift.Pki.Tests.Certificates;

public sealed class CertificateReaderTests
{
    [Fact]
    public void Every_certificate_of_the_facts_reads_as_its_manifest_states()
    {
        List<ManifestEntry> entries = ManifestEntry.All();
        Assert.True(entries.Count >= 92);
        foreach (ManifestEntry expected in entries)
        {
            CertificateFacts facts = Pem.Read(SharedFacts.Require("certificates", expected.File));
            string key = facts.Key.Algorithm + facts.Key.Bits;
            string digest = Regex.Match(facts.SignatureAlgorithm, "sha[0-9]+", RegexOptions.IgnoreCase).Value.ToLowerInvariant();
            Assert.Equal(
                expected,
                new ManifestEntry(
                    expected.File, facts.Subject.Text, facts.Issuer.Text, facts.SerialNumber, facts.NotBefore, facts.NotAfter, key, digest,
                    facts.Sha256.ToString(), facts.SpkiSha256.ToString()));
            Assert.Equal(facts.Subject, DistinguishedName.Parse(expected.Subject));
            Assert.Equal(facts.SpkiSha256, Sha256Hash.Of(facts.SubjectPublicKeyInfo.Span));
            Assert.Empty(facts.UnknownCriticalExtensions);
        }
    }

    [Theory]
    [InlineData("amazon-root-ca-1.self")]
    [InlineData("amazon-root-ca-1.xsign-by-starfield-services-g2")]
    [InlineData("amazon-rsa-2048-m01")]
    [InlineData("starfield-class2.self")]
    [InlineData("baltimore-cybertrust-root.self")]
    [InlineData("digicert-baltimore-ca-2-g2")]
    [InlineData("verisign-class3-g5.self")]
    [InlineData("leaf.star.s3.amazonaws.com.2019-2021")]
    [InlineData("leaf.aws.amazon.com.2025-11")]
    public void The_extensions_are_those_that_openssl_prints(string name)
    {
        string path = SharedFacts.Require("certificates", name + ".pem");
        CertificateFacts facts = Pem.Read(path);
        // "X509v3 NAME: [critical]\n    value\n" per extension.
        string text = Tool.Run(
            "openssl", "x509", "-in", path, "-noout", "-ext", "basicConstraints,keyUsage,extendedKeyUsage,subjectKeyIdentifier,authorityKeyIdentifier,subjectAltName");

        Assert.Equal(Value(text, "Basic Constraints"), Constraints(facts));
        Assert.Equal(Value(text, "Key Usage"), Usages(facts));
        Assert.Equal(Value(text, "Extended Key Usage")?.Replace(" ", "", StringComparison.Ordinal), Purposes(facts));
        Assert.Equal(Hexadecimal(Value(text, "Subject Key Identifier")), facts.SubjectKeyIdentifier);
        string? authority = Value(text, "Authority Key Identifier");
        Assert.Equal(authority is null ? null : Hexadecimal(authority.Split("DirName")[0].Replace("keyid:", "", StringComparison.Ordinal)), facts.AuthorityKeyIdentifier?.KeyIdentifier);
        Assert.Equal(Value(text, "Subject Alternative Name"), facts.DnsNames.IsEmpty ? null : string.Join(", ", facts.DnsNames.Select(dns => "DNS:" + dns)));
    }

    [Fact]
    public void The_authority_key_identifier_of_starfield_class_2_names_issuer_and_serial()
    {
        AuthorityKeyIdentifier? identifier = Pem.Fact("starfield-class2.self").AuthorityKeyIdentifier;
        Assert.Equal("OU=Starfield Class 2 Certification Authority,O=Starfield Technologies\\, Inc.,C=US", identifier?.Issuer?.Text);
        Assert.Equal("0", identifier?.SerialNumber);
    }

    [Theory]
    [InlineData("leaf.aws.amazon.com.2025-11")]
    [InlineData("starfield-class2.xsign-by-valicert")]
    public void Every_prefix_of_a_certificate_is_an_error_and_never_throws(string name)
    {
        byte[] der = Pem.Der(File.ReadAllText(SharedFacts.Require("certificates", name + ".pem")));
        for (int length = 0; length < der.Length; length++)
        {
            Assert.Null(CertificateReader.TryRead(der.AsMemory(0, length), out string? error));
            Assert.False(string.IsNullOrEmpty(error));
        }
    }

    [Fact]
    public void A_prefix_whose_outer_lengths_were_mended_is_an_error_and_never_throws()
    {
        byte[] der = Pem.Der(File.ReadAllText(SharedFacts.Require("certificates", "leaf.aws.amazon.com.2025-11.pem")));
        for (int length = 4; length < der.Length; length++)
        {
            byte[] mended = der[..length];
            mended[2] = (byte)((length - 4) >> 8);
            mended[3] = (byte)(length - 4);
            Assert.Null(CertificateReader.TryRead(mended, out string? error));
            Assert.False(string.IsNullOrEmpty(error));
        }
    }

    [Fact]
    public void Every_flipped_bit_is_an_error_or_another_certificate_and_never_throws()
    {
        byte[] der = Pem.Der(File.ReadAllText(SharedFacts.Require("certificates", "starfield-class2.self.pem")));
        Sha256Hash original = Sha256Hash.Of(der);
        for (int bit = 0; bit < der.Length * 8; bit++)
        {
            der[bit / 8] ^= (byte)(1 << (bit % 8));
            CertificateFacts? facts = CertificateReader.TryRead(der, out string? error);
            Assert.True(facts is null ? error is not null : facts.Sha256 != original);
            der[bit / 8] ^= (byte)(1 << (bit % 8));
        }
    }

    [Fact]
    public void Random_bytes_are_an_error_and_never_throw() =>
        Gen.Byte.Array[0, 300].Sample(bytes => CertificateReader.TryRead(bytes, out string? error) is null && error is not null);

    [Fact]
    public void Trailing_bytes_are_an_error()
    {
        byte[] der = Pem.Der(File.ReadAllText(SharedFacts.Require("certificates", "amazon-root-ca-1.self.pem")));
        Assert.Null(CertificateReader.TryRead((byte[])[.. der, 0], out string? error));
        Assert.NotNull(error);
    }

    [Fact]
    public void A_certificate_beyond_the_size_limit_is_an_error()
    {
        Assert.Null(CertificateReader.TryRead(new byte[CertificateReader.MaxLength + 1], out string? error));
        Assert.Contains("65536", error, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_keeping_the_bytes_the_facts_are_the_same_and_hold_no_bytes_of_the_input()
    {
        byte[] der = Pem.Der(File.ReadAllText(SharedFacts.Require("certificates", "amazon-root-ca-1.self.pem")));
        CertificateFacts facts = CertificateReader.TryRead(der, out _, keepDer: false)!;
        Array.Clear(der);
        Assert.Equal("CN=Amazon Root CA 1,O=Amazon,C=US", DistinguishedName.TryRead(facts.Subject.Der)!.Text);
        Assert.True(facts.Der.IsEmpty && facts.SubjectPublicKeyInfo.IsEmpty);
    }

    [Theory]
    [InlineData("-7", "-7")]
    [InlineData("0", "0")]
    [InlineData("300", "12c")]
    public void An_odd_serial_number_that_openssl_writes_is_read(string decimalNumber, string expected)
    {
        using var folder = new TemporaryFolder();
        string path = folder.PathOf("odd.pem");
        Tool.Run("openssl", "req", "-x509", "-newkey", "rsa:1024", "-nodes", "-keyout", folder.PathOf("key.pem"), "-out", path, "-subj", "/CN=Odd", "-set_serial", decimalNumber);
        Assert.Equal(expected, Pem.Read(path).SerialNumber);
    }

    [Fact]
    public void Every_kind_of_key_that_openssl_makes_is_named()
    {
        using var folder = new TemporaryFolder();
        string Key(params string[] algorithm)
        {
            string path = folder.PathOf("key-kind.pem");
            Tool.Run("openssl", ["req", "-x509", "-newkey", .. algorithm, "-nodes", "-keyout", folder.PathOf("key.pem"), "-out", path, "-subj", "/CN=Kind"], null, null);
            CertificateFacts facts = Pem.Read(path);
            return $"{facts.Key}/{facts.SignatureAlgorithm}";
        }

        Assert.Equal("RSA 1024/sha256WithRSAEncryption", Key("rsa:1024"));
        Assert.Equal("RSA 2048/rsassaPss", Key("rsa:2048", "-sigopt", "rsa_padding_mode:pss"));
        Assert.Equal("EC P-521/ecdsa-with-SHA512", Key("ec", "-pkeyopt", "ec_paramgen_curve:P-521", "-sha512"));
        Assert.Equal("EC 1.3.132.0.10/ecdsa-with-SHA256", Key("ec", "-pkeyopt", "ec_paramgen_curve:secp256k1"));
        Assert.Equal("Ed25519 256/ED25519", Key("ed25519"));
        Assert.Equal("Ed448 456/ED448", Key("ed448"));
    }

    private static string? Value(string text, string extension)
    {
        Match match = Regex.Match(text, $"X509v3 {extension}: ?(?<critical>critical)?\\s*\n\\s+(?<value>[^\n]*)\n");
        return match.Success ? $"{match.Groups["critical"].Value} {match.Groups["value"].Value}".Trim() : null;
    }

    private static string? Hexadecimal(string? value) => value?.Replace(":", "", StringComparison.Ordinal).Trim().ToLowerInvariant();

    private static string? Constraints(CertificateFacts facts) => facts.BasicConstraints is not { } constraints
        ? null
        : $"{(constraints.Critical ? "critical " : "")}CA:{(constraints.IsAuthority ? "TRUE" : "FALSE")}{(constraints.PathLength is { } length ? $", pathlen:{length}" : "")}";

    private static string? Usages(CertificateFacts facts)
    {
        if (facts.KeyUsage is not { } usage)
            return null;
        (KeyUsages, string)[] names =
        [
            (KeyUsages.DigitalSignature, "Digital Signature"), (KeyUsages.NonRepudiation, "Non Repudiation"),
            (KeyUsages.KeyEncipherment, "Key Encipherment"), (KeyUsages.DataEncipherment, "Data Encipherment"),
            (KeyUsages.KeyAgreement, "Key Agreement"), (KeyUsages.KeyCertSign, "Certificate Sign"), (KeyUsages.CrlSign, "CRL Sign"),
        ];
        return (usage.Critical ? "critical " : "") + string.Join(", ", names.Where(name => usage.Usages.HasFlag(name.Item1)).Select(name => name.Item2));
    }

    private static string? Purposes(CertificateFacts facts) => facts.ExtendedKeyUsage is not { } purposes
        ? null
        : string.Join(",", purposes.Select(oid => oid switch
        {
            "1.3.6.1.5.5.7.3.1" => "TLSWebServerAuthentication",
            "1.3.6.1.5.5.7.3.2" => "TLSWebClientAuthentication",
            _ => oid,
        }));
}
