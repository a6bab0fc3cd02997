using System.Globalization;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json;
using TrustShift.Catalogue.Certificates;
using TrustShift.Catalogue.Roots;
using TrustShift.Pki.Certificates;
using TrustShift.Pki.Paths;
using TrustShift.Testing;

namespace TrustShift.Catalogue.Tests;

/// <summary>The committed data still say what the researched facts say.</summary>
public class SharedFactsTests
{
    [Fact]
    public void Certificates_json_agrees_with_the_manifest_field_by_field()
    {
        using JsonDocument manifest = JsonDocument.Parse(File.ReadAllBytes(SharedFacts.Require("certificates", "manifest.json")));
        Assert.Equal(new DateOnly(2026, 11, 23), CertificateCatalogue.Date);
        Assert.Equal(manifest.RootElement.GetArrayLength(), CertificateCatalogue.All.Length);
        Assert.Equal(CertificateCatalogue.All.Select(entry => entry.Id).Order(StringComparer.Ordinal), CertificateCatalogue.All.Select(entry => entry.Id));
        Assert.All(manifest.RootElement.EnumerateArray(), fact =>
        {
            CertificateFacts found = CertificateCatalogue.Find(Path.GetFileNameWithoutExtension(Text(fact, "file")))!.Facts;
            Assert.Equal(Text(fact, "sha256"), found.Sha256.ToString());
            Assert.Equal(Text(fact, "spki_sha256_hex"), found.SpkiSha256.ToString());
            Assert.Equal(Text(fact, "spki_sha256_b64"), found.SpkiSha256.ToBase64());
            Assert.Equal(DistinguishedName.Parse(Text(fact, "subject")), found.Subject);
            Assert.Equal(DistinguishedName.Parse(Text(fact, "issuer")), found.Issuer);
            Assert.Equal(Text(fact, "serial"), found.SerialNumber);
            Assert.Equal(DateTimeOffset.Parse(Text(fact, "notBefore"), CultureInfo.InvariantCulture), found.NotBefore);
            Assert.Equal(DateTimeOffset.Parse(Text(fact, "notAfter"), CultureInfo.InvariantCulture), found.NotAfter);
            Assert.Equal(Text(fact, "key"), found.Key.Algorithm + found.Key.Bits.ToString(CultureInfo.InvariantCulture));
            Assert.Contains(Text(fact, "sig"), found.SignatureAlgorithm, StringComparison.OrdinalIgnoreCase);
        });
    }

    [Fact]
    public void Certificates_json_agrees_with_the_certificates_themselves()
    {
        string folder = SharedFacts.Require("certificates");
        Assert.All(CertificateCatalogue.All, entry =>
        {
            using X509Certificate2 real = X509CertificateLoader.LoadCertificateFromFile(Path.Combine(folder, entry.Id + ".pem"));
            CertificateFacts read = CertificateReader.TryRead(real.RawData, out _)!;
            CertificateFacts kept = entry.Facts;
            Assert.Equal(read.Sha256, kept.Sha256);
            Assert.Equal(read.Subject.Der.ToArray(), kept.Subject.Der.ToArray());
            Assert.Equal(read.Issuer.Der.ToArray(), kept.Issuer.Der.ToArray());
            Assert.Equal(read.SubjectKeyIdentifier, kept.SubjectKeyIdentifier);
            Assert.Equal(read.AuthorityKeyIdentifier, kept.AuthorityKeyIdentifier);
            Assert.Equal(read.BasicConstraints, kept.BasicConstraints);
            Assert.Equal(read.KeyUsage, kept.KeyUsage);
            Assert.Equal(read.ExtendedKeyUsage ?? [], kept.ExtendedKeyUsage ?? []);
            Assert.Equal(read.ExtendedKeyUsage is null, kept.ExtendedKeyUsage is null);
            Assert.Equal(read.NameConstraints?.PermittedDns ?? [], kept.NameConstraints?.PermittedDns ?? []);
            Assert.Equal(read.DnsNames, kept.DnsNames);
            Assert.Equal(read.UnknownCriticalExtensions, kept.UnknownCriticalExtensions);
            Assert.Equal((read.Version, read.SignatureAlgorithm, read.Key), (kept.Version, kept.SignatureAlgorithm, kept.Key));
        });
    }

    [Fact]
    public void Every_signer_in_certificates_json_really_signed_by_the_judgement_of_OpenSSL()
    {
        string folder = SharedFacts.Require("certificates");
        // The certificates of the S3 and CloudFront chains; -partial_chain lets any certificate be the anchor.
        (string Below, string Above)[] pairs =
        [
            ("amazon-rsa-2048-m01", "amazon-root-ca-1.self"), ("amazon-rsa-2048-m04", "amazon-root-ca-1.xsign-by-starfield-services-g2"),
            ("amazon-rsa-4096-m02", "amazon-root-ca-2.self"), ("amazon-ecdsa-256-m01", "amazon-root-ca-3.self"), ("amazon-ecdsa-384-m02", "amazon-root-ca-4.self"),
            ("amazon-root-ca-1.xsign-by-starfield-services-g2", "starfield-services-root-g2.self"),
            ("starfield-services-root-g2.xsign-by-starfield-class2", "starfield-class2.self"),
            ("digicert-baltimore-ca-2-g2", "baltimore-cybertrust-root.self"), ("digicert-global-ca-g2", "digicert-global-root-g2.self"),
        ];
        Assert.All(pairs, pair =>
        {
            Assert.Equal(CertificateCatalogue.Find(pair.Above)!.Facts.SpkiSha256, CertificateCatalogue.Find(pair.Below)!.Facts.SignedBy);
            string output = Tool.Run("openssl", "verify", "-partial_chain", "-no_check_time", "-no-CAfile", "-no-CApath", "-no-CAstore",
                "-trusted", Path.Combine(folder, pair.Above + ".pem"), Path.Combine(folder, pair.Below + ".pem"));
            Assert.EndsWith(": OK\n", output, StringComparison.Ordinal);
        });
    }

    [Fact]
    public void The_anchors_that_a_fix_installs_are_the_certificates_of_their_ids()
    {
        string[] files = Directory.GetFiles(Repository.PathOf("catalogue", "anchors"), "*.pem");
        Assert.Equal(5, files.Length);
        Assert.All(files, file =>
        {
            string id = Path.GetFileNameWithoutExtension(file);
            string pem = AnchorCatalogue.FindPem(id)!;
            Assert.Equal(File.ReadAllText(file), pem);
            using X509Certificate2 anchor = X509Certificate2.CreateFromPem(pem);
            Assert.Equal(CertificateCatalogue.Find(id)!.Facts.Sha256, Sha256Hash.Of(anchor.RawData));
        });
        Assert.Null(AnchorCatalogue.FindPem("no-such-anchor"));
    }

    [Fact]
    public void The_timeline_holds_for_every_release_the_set_of_the_facts()
    {
        using JsonDocument roots = JsonDocument.Parse(File.ReadAllBytes(SharedFacts.Require("roots", "roots.json")));
        using JsonDocument timeline = JsonDocument.Parse(File.ReadAllBytes(SharedFacts.Require("roots", "timeline.json")));
        Sha256Hash[] hashes = [.. roots.RootElement.EnumerateArray().Select(root => Sha256Hash.Parse(Text(root, "sha256")))];
        Assert.Equal(timeline.RootElement.EnumerateArray().Select(store => Text(store, "store")).Order(StringComparer.Ordinal), RootStoreTimeline.Stores);
        TimelineFile file = TimelineFile.Open(File.ReadAllBytes(Repository.PathOf("catalogue", "roots", "timeline.bin")));
        var random = new Random(20261123);
        foreach (JsonElement store in timeline.RootElement.EnumerateArray())
        {
            StoreTimeline kept = file.Find(Text(store, "store"))!;
            JsonElement[] versions = [.. store.GetProperty("versions").EnumerateArray()];
            Assert.Equal(versions.Select(version => Text(version, "version")), kept.Entries.Select(entry => entry.Version));
            Assert.Equal(versions.Select(version => version.TryGetProperty("date", out JsonElement date) ? date.GetString() : null),
                kept.Entries.Select(entry => entry.Date?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)));
            HashSet<int> checkedOnes = [0, versions.Length - 1, .. Enumerable.Range(0, 12).Select(_ => random.Next(versions.Length))];
            var current = new HashSet<int>();
            for (int i = 0; i < versions.Length; i++)
            {
                current.UnionWith(Indexes(versions[i], "add"));
                current.ExceptWith(Indexes(versions[i], "remove"));
                if (checkedOnes.Contains(i))
                    Assert.Equal(current.Select(index => hashes[index]).Order(), kept.RootsOf(i).Select(file.Roots.Hash).Order());
            }
        }
    }

    [Fact]
    public void What_was_derived_or_not_downloaded_never_looks_exact()
    {
        using JsonDocument timeline = JsonDocument.Parse(File.ReadAllBytes(SharedFacts.Require("roots", "timeline.json")));
        int derived = 0;
        int bracketed = 0;
        foreach (JsonElement store in timeline.RootElement.EnumerateArray())
        {
            // Every entry of Node.js, and every fiftieth of the thousands of derived ones elsewhere.
            foreach (JsonElement version in store.GetProperty("versions").EnumerateArray().Where(version => version.TryGetProperty("derived", out _)).Where((_, i) => i % 50 == 0))
            {
                Assert.Equal(RootStoreMatch.Uncertain, RootStoreTimeline.Find(Text(store, "store"), Text(version, "version"))!.Kind);
                derived++;
            }

            foreach (JsonElement version in store.GetProperty("versions").EnumerateArray()
                .Where(version => version.TryGetProperty("basis", out JsonElement basis) && basis.GetString() is not ("binary" or "git tag")).Where((_, i) => i % 10 == 0))
            {
                Assert.Equal(RootStoreMatch.Between, RootStoreTimeline.Find(Text(store, "store"), Text(version, "version"))!.Kind);
                bracketed++;
            }
        }

        Assert.InRange(derived, 50, 1000);
        Assert.InRange(bracketed, 30, 1000);
    }

    [Fact]
    public void Constraints_of_the_facts_stand_on_the_anchors()
    {
        using JsonDocument roots = JsonDocument.Parse(File.ReadAllBytes(SharedFacts.Require("roots", "roots.json")));
        using JsonDocument timeline = JsonDocument.Parse(File.ReadAllBytes(SharedFacts.Require("roots", "timeline.json")));
        JsonElement[] all = [.. roots.RootElement.EnumerateArray()];
        JsonElement[] versions = [.. timeline.RootElement.EnumerateArray().Single(store => Text(store, "store") == "mozilla-nss").GetProperty("versions").EnumerateArray()];
        JsonElement? before = null;
        int limits = 0;
        foreach (JsonElement version in versions)
        {
            before = version.TryGetProperty("constraints", out JsonElement own) ? own : version.TryGetProperty("constraintsUnchanged", out _) ? before : null;
            RootStoreAnswer answer = RootStoreTimeline.Find("mozilla-nss", Text(version, "version"))!;
            Dictionary<Sha256Hash, DateTimeOffset> expected = (before?.EnumerateObject() ?? default)
                .ToDictionary(entry => Sha256Hash.Parse(Text(all[int.Parse(entry.Name, CultureInfo.InvariantCulture)], "sha256")),
                    entry => DateTimeOffset.Parse(Text(entry.Value, "distrust_after"), CultureInfo.InvariantCulture));
            foreach (TrustAnchor anchor in answer.Anchors)
            {
                Assert.Equal(expected.TryGetValue(anchor.Certificate.Sha256, out DateTimeOffset after) ? after : null, anchor.DistrustAfter);
                limits += anchor.DistrustAfter is null ? 0 : 1;
            }
        }

        Assert.True(limits > 50);
    }

    [Fact]
    public void Every_root_of_the_timeline_can_be_read()
    {
        using JsonDocument roots = JsonDocument.Parse(File.ReadAllBytes(SharedFacts.Require("roots", "roots.json")));
        Assert.All(roots.RootElement.EnumerateArray(), root =>
        {
            CertificateFacts facts = RootStoreTimeline.FindRoot(Sha256Hash.Parse(Text(root, "sha256")))!;
            Assert.Equal(Text(root, "spki_sha256"), facts.SpkiSha256.ToString());
            Assert.Equal(DistinguishedName.Parse(Text(root, "subject")), facts.Subject);
            Assert.Equal(DistinguishedName.Parse(Text(root, "issuer")), facts.Issuer);
            Assert.Equal(Text(root, "key").Replace("EC-", "EC ", StringComparison.Ordinal).Replace("RSA-", "RSA ", StringComparison.Ordinal), facts.Key.ToString());
            if (!Text(root, "not_after").Contains('(', StringComparison.Ordinal))
                Assert.Equal(DateTimeOffset.Parse(Text(root, "not_after"), CultureInfo.InvariantCulture), facts.NotAfter);
            Assert.Equal(Text(root, "subject") == Text(root, "issuer"), facts.IsSelfIssued);
        });
    }

    private static IEnumerable<int> Indexes(JsonElement version, string name) =>
        version.TryGetProperty(name, out JsonElement list) ? list.EnumerateArray().Select(index => index.GetInt32()) : [];

    private static string Text(JsonElement entry, string name) => entry.GetProperty(name).GetString()!;
}
