using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;

namespace TrustShift.ClientTruth.Tests.Live.Authority;

/// <summary>
/// Mints certificates by their names: a base (<see cref="BaseCertificates"/>) and changes (<see cref="CertificateChanges"/>), <c>M_noBC_sha1</c>. What a name says is
/// the same in every run; keys are new in each. A certificate is made when it is first asked for, once.
/// </summary>
internal sealed class TestAuthority(DateTimeOffset now)
{
    private readonly ConcurrentDictionary<string, Lazy<MintedCertificate>> _certificates = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<KeyDesign, Lazy<SigningKey>> _keys = new();

    /// <summary>A certificate by its name.</summary>
    public MintedCertificate this[string id] => _certificates.GetOrAdd(id, name => new Lazy<MintedCertificate>(() => Mint(name))).Value;

    /// <summary>What a name says.</summary>
    public static CertificateDesign DesignOf(string id)
    {
        string[] words = id.Split('_');
        CertificateDesign design = BaseCertificates.Find(words[0]) ?? throw new ArgumentException($"No certificate is named '{words[0]}'.", nameof(id));
        return words.Skip(1).Aggregate(design, static (d, change) => CertificateChanges.Get(change).Apply(d));
    }

    private MintedCertificate Mint(string id)
    {
        CertificateDesign design = DesignOf(id);
        byte[] der = CertificateDer.Write(
            design,
            SerialOf(id, design),
            () => (design.IsSelfIssued ? design.Issuer : DesignOf(design.IssuerId).Issuer, design.IsSelfIssued ? SerialOf(id, design) : SerialOf(design.IssuerId, DesignOf(design.IssuerId))),
            KeyOf,
            now);
        return new MintedCertificate(id, design, der, KeyOf(design.Key));
    }

    private SigningKey KeyOf(KeyDesign design) => _keys.GetOrAdd(design, static key => new Lazy<SigningKey>(() => new SigningKey(key.Kind))).Value;

    /// <summary>Positive, ten octets, and never that of another certificate: NSS keeps only one certificate of an issuer and serial number.</summary>
    private static byte[] SerialOf(string id, CertificateDesign design) => design.Serial ?? [0x42, .. SHA256.HashData(Encoding.ASCII.GetBytes(id))[..9]];
}
