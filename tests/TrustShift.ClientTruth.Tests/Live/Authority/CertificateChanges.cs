using System.Collections.Immutable;
using System.Formats.Asn1;
using System.Security.Cryptography.X509Certificates;
using static TrustShift.ClientTruth.Tests.Live.Authority.CertificateRole;

namespace TrustShift.ClientTruth.Tests.Live.Authority;

/// <summary>Every change that a certificate can be minted with. A new one is one line here, and random cases draw it from then on.</summary>
internal static class CertificateChanges
{
    private const string Host = BaseCertificates.HostName;

    public static ImmutableArray<CertificateChange> All { get; } =
    [
        // Dates.
        new("exp", Any, static c => c with { FromDay = -400, ToDay = -35 }),
        new("exp2", AnyAuthority, static c => c with { FromDay = -500, ToDay = -5 }),
        new("fut", Any, static c => c with { FromDay = 30, ToDay = 90 }),
        new("new", AnyAuthority, static c => c with { FromDay = -2, ToDay = 4500 }),
        new("400d", EndEntity, static c => c with { FromDay = -10, ToDay = 390 }),
        new("826d", EndEntity, static c => c with { FromDay = -10, ToDay = 816 }),
        new("10y", EndEntity, static c => c with { FromDay = -10, ToDay = 3640 }),

        // Basic constraints, version, extensions as a whole.
        new("noBC", Any, static c => c with { BasicConstraints = null }),
        new("caFalse", AnyAuthority, static c => c with { BasicConstraints = new BasicConstraintsDesign(false) }),
        new("caTrue", EndEntity, static c => c with { BasicConstraints = new BasicConstraintsDesign(true) }),
        new("pathlen0", AnyAuthority, static c => c with { BasicConstraints = new BasicConstraintsDesign(true, 0) }),
        new("pathlen1", AnyAuthority, static c => c with { BasicConstraints = new BasicConstraintsDesign(true, 1) }),
        new("bcPlain", Any, static c => c.BasicConstraints is { } b ? c with { BasicConstraints = b with { Critical = false } } : c),
        new("v1", Any, static c => c with { Version = 1, HasExtensions = false }),
        new("bare", Any, static c => c with { HasExtensions = false }),
        new("critUnknown", Any, static c => c with { HasUnknownCriticalExtension = true }),

        // Key usage and purposes.
        new("noKU", Any, static c => c with { KeyUsage = null }),
        new("noCertSign", AnyAuthority, static c => c with { KeyUsage = X509KeyUsageFlags.DigitalSignature | X509KeyUsageFlags.CrlSign }),
        new("kuPlain", Any, static c => c with { KeyUsageIsCritical = false }),
        new("kuCertSign", EndEntity, static c => c with { KeyUsage = X509KeyUsageFlags.DigitalSignature | X509KeyUsageFlags.KeyCertSign }),
        new("kuAgree", EndEntity, static c => c with { KeyUsage = X509KeyUsageFlags.KeyAgreement }),
        new("kuEnc", EndEntity, static c => c with { KeyUsage = X509KeyUsageFlags.KeyEncipherment }),
        new("noEku", Any, static c => c with { Purposes = [] }),
        new("ekuServer", Any, static c => c with { Purposes = [BaseCertificates.ServerAuth] }),
        new("ekuClient", Any, static c => c with { Purposes = [BaseCertificates.ClientAuth] }),
        new("ekuAny", Any, static c => c with { Purposes = ["2.5.29.37.0"] }),
        new("ekuCode", Any, static c => c with { Purposes = ["1.3.6.1.5.5.7.3.3"] }),

        // Key identifiers.
        new("noSki", Any, static c => c with { SubjectKeyIdentifier = SubjectKeyIdentifierDesign.Absent }),
        new("skiDiff", AnyAuthority, static c => c with { SubjectKeyIdentifier = SubjectKeyIdentifierDesign.Other }),
        new("noAki", Any, static c => c with { AuthorityKeyIdentifier = AuthorityKeyIdentifierDesign.Absent }),
        new("badAki", Any, static c => c with { AuthorityKeyIdentifier = AuthorityKeyIdentifierDesign.WrongKeyIdentifier }),
        new("akiIssSer", Any, static c => c with { AuthorityKeyIdentifier = AuthorityKeyIdentifierDesign.KeyIdentifier | AuthorityKeyIdentifierDesign.IssuerAndSerial }),
        new("akiIssSerBad", Any, static c => c with { AuthorityKeyIdentifier = AuthorityKeyIdentifierDesign.KeyIdentifier | AuthorityKeyIdentifierDesign.WrongIssuerAndSerial }),
        new("akiOnlyIssSer", Any, static c => c with { AuthorityKeyIdentifier = AuthorityKeyIdentifierDesign.IssuerAndSerial }),
        new("akiOnlyIssSerBad", Any, static c => c with { AuthorityKeyIdentifier = AuthorityKeyIdentifierDesign.WrongIssuerAndSerial }),

        // Keys and signatures. "by..." says that the issuer's other key signed.
        new("k2", AnyAuthority, static c => OwnKey(c, "k2", c.Key.Kind)),
        new("byK2", EndEntity | Intermediate, static c => IssuerKey(c, "k2", c.IssuerKey.Kind)),
        new("rsa1024", Any, static c => OwnKey(c, "rsa1024", KeyKind.Rsa1024)),
        new("byRsa1024", EndEntity | Intermediate, static c => IssuerKey(c, "rsa1024", KeyKind.Rsa1024)),
        new("p256", Any, static c => OwnKey(c, "p256", KeyKind.P256)),
        new("byP256", EndEntity | Intermediate, static c => IssuerKey(c, "p256", KeyKind.P256)),
        new("p384", Any, static c => OwnKey(c, "p384", KeyKind.P384)),
        new("byP384", EndEntity | Intermediate, static c => IssuerKey(c, "p384", KeyKind.P384)),
        new("ed25519", Any, static c => OwnKey(c, "ed25519", KeyKind.Ed25519)),
        new("byEd25519", EndEntity | Intermediate, static c => IssuerKey(c, "ed25519", KeyKind.Ed25519)),
        new("sha1", Any, static c => c with { Scheme = SignatureScheme.Sha1 }),
        new("md5", Any, static c => c with { Scheme = SignatureScheme.Md5 }),
        new("sha384", Any, static c => c with { Scheme = SignatureScheme.Sha384 }),
        new("sha512", Any, static c => c with { Scheme = SignatureScheme.Sha512 }),
        new("pss", Any, static c => c with { Scheme = SignatureScheme.Pss }),
        new("badSig", Any, static c => c with { HasBadSignature = true }),
        new("serial0", Any, static c => c with { Serial = [0] }),

        // The same name written otherwise.
        new("utf8", AnyAuthority, static c => OwnName(c, static n => n with { StringType = UniversalTagNumber.UTF8String })),
        new("case", AnyAuthority, static c => OwnName(c, static n => n.With(static v => v.ToUpperInvariant()))),
        new("space", AnyAuthority, static c => OwnName(c, static n => n.With(static v => v.Replace(" ", "  ", StringComparison.Ordinal)))),
        new("issUtf8", EndEntity | Intermediate, static c => c with { Issuer = c.Issuer with { StringType = UniversalTagNumber.UTF8String } }),
        new("issCase", EndEntity | Intermediate, static c => c with { Issuer = c.Issuer.With(static v => v.ToUpperInvariant()) }),
        new("issSpace", EndEntity | Intermediate, static c => c with { Issuer = c.Issuer.With(static v => v.Replace(" ", "  ", StringComparison.Ordinal)) }),

        // Name constraints of authorities.
        new("ncOk", AnyAuthority, static c => Permit(c, new GeneralNameDesign("dns", "live.test"))),
        new("ncDot", AnyAuthority, static c => Permit(c, new GeneralNameDesign("dns", ".live.test"))),
        new("ncTop", AnyAuthority, static c => Permit(c, new GeneralNameDesign("dns", "test"))),
        new("ncCase", AnyAuthority, static c => Permit(c, new GeneralNameDesign("dns", "LIVE.TEST"))),
        new("ncOther", AnyAuthority, static c => Permit(c, new GeneralNameDesign("dns", "other.test"))),
        new("ncOtherPlain", AnyAuthority, static c => Plain(Permit(c, new GeneralNameDesign("dns", "other.test")))),
        new("ncEmail", AnyAuthority, static c => Permit(c, new GeneralNameDesign("email", "other.test"))),
        new("ncIp", AnyAuthority, static c => Permit(c, new GeneralNameDesign("ip", "0A000000FF000000"))),
        new("ncDirOther", AnyAuthority, static c => Permit(c, new GeneralNameDesign("dir", "C=DE, O=Other"))),
        new("ncDirCn", AnyAuthority, static c => Permit(c, new GeneralNameDesign("dir", "CN=" + Host), new GeneralNameDesign("dir", "C=US"))),
        new("ncExcl", AnyAuthority, static c => Exclude(c, new GeneralNameDesign("dns", "live.test"))),
        new("ncExclPlain", AnyAuthority, static c => Plain(Exclude(c, new GeneralNameDesign("dns", "live.test")))),
        new("ncExclDot", AnyAuthority, static c => Exclude(c, new GeneralNameDesign("dns", ".live.test"))),
        new("ncExclOther", AnyAuthority, static c => Exclude(c, new GeneralNameDesign("dns", "other.test"))),
        new("ncExclDir", AnyAuthority, static c => Exclude(c, new GeneralNameDesign("dir", "CN=" + Host))),
        new("ncExclDirOther", AnyAuthority, static c => Exclude(c, new GeneralNameDesign("dir", "C=DE, O=Other"))),

        // Names of end entities.
        new("cnOnly", EndEntity, static c => c with { AlternativeNames = [] }),
        new("noName", EndEntity, static c => Named(c, "C=US, O=Live") with { AlternativeNames = [] }),
        new("sanNoCn", EndEntity, static c => Named(c, "C=US, O=Live")),
        new("sanOther", EndEntity, static c => c with { AlternativeNames = [new("dns", "other.live.test")] }),
        new("other", EndEntity, static c => Named(c, "CN=other.live.test") with { AlternativeNames = [new("dns", "other.live.test")] }),
        new("sanTwo", EndEntity, static c => Named(c, "CN=other.live.test") with { AlternativeNames = [new("dns", "other.live.test"), new("dns", Host)] }),
        new("sanMail", EndEntity, static c => c with { AlternativeNames = [new("email", "s3@live.test")] }),
        new("sanIp", EndEntity, static c => c with { AlternativeNames = [new("ip", "7F000001")] }),
        new("wild", EndEntity, static c => Wild(c, "*.live.test")),
        new("wildPart", EndEntity, static c => Wild(c, "s*.live.test")),
        new("wildDeep", EndEntity, static c => Wild(c, "*.test")),
        new("wildMid", EndEntity, static c => Wild(c, "s3.*.test")),
        new("wildAll", EndEntity, static c => Wild(c, "*")),
        new("wildCn", EndEntity, static c => Named(c, "CN=*.live.test") with { AlternativeNames = [] }),
        new("upper", EndEntity, static c => Wild(c, "S3.LIVE.TEST")),
        new("dot", EndEntity, static c => Wild(c, Host + ".")),
    ];

    private static readonly Dictionary<string, CertificateChange> ByName = All.ToDictionary(static change => change.Name, StringComparer.Ordinal);

    /// <summary>The change of a name.</summary>
    public static CertificateChange Get(string name) => ByName.TryGetValue(name, out CertificateChange? change) ? change : throw new ArgumentException($"No change is named '{name}'.", nameof(name));

    private static CertificateDesign OwnKey(CertificateDesign c, string name, KeyKind kind)
    {
        var key = new KeyDesign($"{c.Key.Name}.{name}", kind);
        return c.IsSelfIssued ? c with { Key = key, IssuerKey = key } : c with { Key = key };
    }

    private static CertificateDesign IssuerKey(CertificateDesign c, string name, KeyKind kind) =>
        c.IsSelfIssued ? c : c with { IssuerKey = new KeyDesign($"{c.IssuerKey.Name}.{name}", kind) };

    private static CertificateDesign OwnName(CertificateDesign c, Func<NameDesign, NameDesign> change) =>
        c.IsSelfIssued ? c with { Subject = change(c.Subject), Issuer = change(c.Issuer) } : c with { Subject = change(c.Subject) };

    private static CertificateDesign Named(CertificateDesign c, string subject) => OwnName(c, _ => NameDesign.Parse(subject));

    private static CertificateDesign Wild(CertificateDesign c, string name) => Named(c, "CN=" + name) with { AlternativeNames = [new("dns", name)] };

    private static CertificateDesign Permit(CertificateDesign c, params ImmutableArray<GeneralNameDesign> names) => c with { NameConstraints = new NameConstraintsDesign(names, []) };

    private static CertificateDesign Exclude(CertificateDesign c, params ImmutableArray<GeneralNameDesign> names) => c with { NameConstraints = new NameConstraintsDesign([], names) };

    private static CertificateDesign Plain(CertificateDesign c) => c with { NameConstraints = c.NameConstraints! with { Critical = false } };
}
