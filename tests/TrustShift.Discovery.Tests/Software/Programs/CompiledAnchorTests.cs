using System.Security.Cryptography.X509Certificates;
using TrustShift.Discovery.Evidence;
using TrustShift.Discovery.Sources;
using TrustShift.Pki.Certificates;
using TrustShift.Testing;

namespace TrustShift.Discovery.Software.Programs;

/// <summary>Keys of real roots as webpki-roots has them, without tag and length, in files of which the rest is made.</summary>
public sealed class CompiledAnchorTests : IDisposable
{
    private const int Chunk = 1024 * 1024;

    private static readonly byte[] s_program = [.. "\u007fELF\u0002\u0001\u0001"u8, .. new byte[64], .. "invalid peer certificate"u8, .. new byte[64]];

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Keys_of_every_kind_are_named_wherever_they_lie()
    {
        string[] roots = ["amazon-root-ca-1.self.pem", "amazon-root-ca-2.self.pem", "amazon-root-ca-3.self.pem", "amazon-root-ca-4.self.pem"];
        for (int shift = -600; shift <= 600; shift += 40)
        {
            byte[] keys = [.. roots.SelectMany(static r => (byte[])[.. Key(r), 0])];
            TrustStoreEvidence store = Assert.Single(Read([.. s_program, .. new byte[Chunk - s_program.Length + shift], .. keys, .. new byte[Chunk]]).Stores);
            Assert.Equal(roots.Select(static r => Facts(r).Sha256).Order(), store.Entries.Select(static e => e.Certificate).Order());
        }
    }

    [Fact]
    public void A_key_that_nobody_knows_makes_the_set_incomplete()
    {
        using var rsa = System.Security.Cryptography.RSA.Create(2048);
        byte[] unknown = rsa.ExportSubjectPublicKeyInfo()[4..];
        Assert.True(Assert.Single(Read([.. s_program, .. Key("amazon-root-ca-1.self.pem"), .. unknown, 0]).Stores).IsIncomplete);
        Assert.Empty(Read([.. s_program, .. unknown, 0]).Stores);
    }

    [Fact]
    public void A_few_whole_certificates_are_no_set()
    {
        byte[] der = X509CertificateLoader.LoadCertificateFromFile(SharedFacts.Require("certificates", "amazon-root-ca-1.self.pem")).RawData;
        EvidenceSet set = Read([.. s_program, .. der, 0]);
        Assert.DoesNotContain(set.Stores, static s => s.Format is CompiledAnchors.Format);
        Assert.Equal([RustTls.Unlisted], set.Software.Select(static s => s.Name));
    }

    [Fact]
    public void Cut_or_changed_anywhere_nothing_is_thrown_and_no_other_root_appears()
    {
        byte[] whole = [.. s_program, .. Key("amazon-root-ca-3.self.pem"), .. Key("amazon-root-ca-1.self.pem"), 0];
        HashSet<Sha256Hash> known = [Facts("amazon-root-ca-1.self.pem").Sha256, Facts("amazon-root-ca-3.self.pem").Sha256];
        for (int i = 0; i < whole.Length; i++)
        {
            byte[] changed = [.. whole];
            changed[i] ^= (byte)(1 << (i % 8));
            foreach (byte[] bytes in (byte[][])[whole[..i], changed])
                Assert.All(CompiledAnchors.Find("app", new MemoryBytes(bytes)).SelectMany(static s => s.Content.Items), e => Assert.Contains(e.Facts.Sha256, known));
        }
    }

    internal static CertificateFacts Facts(string name) =>
        CertificateReader.TryRead(X509CertificateLoader.LoadCertificateFromFile(SharedFacts.Require("certificates", name)).RawData, out _)!;

    // The public key's SEQUENCE without tag and length.
    private static byte[] Key(string name)
    {
        byte[] whole = X509CertificateLoader.LoadCertificateFromFile(SharedFacts.Require("certificates", name)).PublicKey.ExportSubjectPublicKeyInfo();
        return whole[(whole[1] < 0x80 ? 2 : whole[1] == 0x81 ? 3 : 4)..];
    }

    private EvidenceSet Read(byte[] bytes)
    {
        _folder.Write("target/app", bytes);
        return Examine.Folder(_folder.PathOf("target"));
    }
}
