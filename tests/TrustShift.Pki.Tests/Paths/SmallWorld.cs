using System.Collections.Immutable;
using CsCheck;
using TrustShift.Pki.Certificates;
using TrustShift.Pki.Paths;

namespace TrustShift.Pki.Tests.Paths;

/// <summary>
/// A described PKI of the shape that migrations have: an old and a new root, the new one cross-signed by the old, an issuing authority, an end
/// entity; and of each what goes wrong: out of its dates, a namesake with another key, another key identifier, no authority,
/// a signature that nobody can verify.
/// </summary>
internal static class SmallWorld
{
    public const string Host = "host.test";

    private static readonly string[] Faults = ["", "", "", "expired", "future", "otherKey", "otherSigner", "otherIdentifier", "noAuthority", "noSigning", "unvouched"];

    public static readonly CertificateFacts EndEntity = Leaf("");

    /// <summary>Questions: 1 to 6 certificates sent, 1 to 4 in the store.</summary>
    public static Gen<PathRequest> Questions { get; } =
        from chain in Gen.Select(Gen.Int[0, 3], Gen.Int[0, Faults.Length - 1]).Array[0, 5]
        from store in Gen.Select(Gen.Int[0, 4], Gen.Int[0, Faults.Length - 1]).Array[1, 4]
        from leaf in Gen.Int[0, 19]
        select new PathRequest(
            [Leaf(leaf switch { 0 => "expired", 1 => "unvouched", _ => "" }), .. chain.Select(static pick => Pick(pick.Item1, Faults[pick.Item2])).Distinct()],
            [.. store.Select(static pick => Pick(pick.Item1, Faults[pick.Item2])).Distinct().Select(static entry => new TrustAnchor(entry))],
            [], Described.Now, Host)
        {
            StoreOrderIsKnown = true,
        };

    /// <summary>A root that nothing leads to, and an authority that it signed.</summary>
    public static ImmutableArray<CertificateFacts> Strangers { get; } = [Authority("Stranger", "Stranger", ""), Authority("Strange Authority", "Stranger", "")];

    private static CertificateFacts Pick(int which, string fault) => which switch
    {
        0 => Authority("Issuing", "New", fault),
        1 => Authority("New", "Old", fault),
        2 => Authority("New", "New", fault),
        3 => Authority("Old", "Old", fault),
        _ => Leaf(fault is "expired" or "future" ? fault : ""),
    };

    private static CertificateFacts Leaf(string fault) => Make(Host, "Issuing", fault, new BasicConstraints(false, null, true), KeyUsages.DigitalSignature | KeyUsages.KeyEncipherment);

    private static CertificateFacts Authority(string subject, string issuer, string fault) =>
        Make(subject, issuer, fault, new BasicConstraints(!string.Equals(fault, "noAuthority", StringComparison.Ordinal), null, true), string.Equals(fault, "noSigning", StringComparison.Ordinal) ? KeyUsages.DigitalSignature : KeyUsages.KeyCertSign | KeyUsages.CrlSign);

    private static CertificateFacts Make(string subject, string issuer, string fault, BasicConstraints constraints, KeyUsages usages)
    {
        bool isEndEntity = string.Equals(subject, Host, StringComparison.Ordinal), isRoot = string.Equals(subject, issuer, StringComparison.Ordinal);
        string key = string.Equals(fault, "otherKey", StringComparison.Ordinal) ? subject + " again" : subject;
        string signer = string.Equals(fault, "otherSigner", StringComparison.Ordinal) ? issuer + " again" : isRoot ? key : issuer;
        DateTimeOffset from = string.Equals(fault, "future", StringComparison.Ordinal) ? Described.Now.AddDays(30) : Described.Now.AddDays(-300);
        return new CertificateFacts
        {
            Sha256 = Described.KeyOf($"{subject} by {issuer}, {fault}"),
            SpkiSha256 = Described.KeyOf(key),
            Subject = DistinguishedName.Parse("CN=" + subject),
            Issuer = DistinguishedName.Parse("CN=" + issuer),
            SerialNumber = Described.KeyOf($"{subject} {issuer} {fault}").ToString()[..16],
            NotBefore = from,
            NotAfter = string.Equals(fault, "expired", StringComparison.Ordinal) ? Described.Now.AddDays(-1) : from.AddDays(398),
            Key = new PublicKeyInfo("RSA", 2048),
            SignatureAlgorithm = "sha256WithRSAEncryption",
            BasicConstraints = constraints,
            KeyUsage = new KeyUsage(usages, true),
            SubjectKeyIdentifier = Identifier(string.Equals(fault, "otherIdentifier", StringComparison.Ordinal) ? "other" : key),
            AuthorityKeyIdentifier = new AuthorityKeyIdentifier(Identifier(signer), null, null),
            ExtendedKeyUsage = isEndEntity ? ["1.3.6.1.5.5.7.3.1"] : null,
            DnsNames = isEndEntity ? [Host] : [],
            AlternativeNames = isEndEntity ? [GeneralName.OfDns(Host)] : null,
            SignedBy = string.Equals(fault, "unvouched", StringComparison.Ordinal) ? null : Described.KeyOf(signer),
        };
    }

    private static string Identifier(string key) => Described.KeyOf("identifier of " + key).ToString()[..40];
}
