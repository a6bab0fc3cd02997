using System.Collections.Immutable;

namespace TrustShift.Pki.Certificates;

/// <summary>
/// What path building needs to know of a certificate: parsed from DER (<see cref="CertificateReader"/>), read from the
/// catalogue, or described (an end entity that a migration expects). Immutable; equality is identity of <see cref="Sha256"/>.
/// </summary>
public sealed class CertificateFacts : IEquatable<CertificateFacts>
{
    /// <summary>SHA-256 of the whole DER certificate; for a described end entity, of its description.</summary>
    public required Sha256Hash Sha256 { get; init; }

    /// <summary>SHA-256 of the DER SubjectPublicKeyInfo.</summary>
    public required Sha256Hash SpkiSha256 { get; init; }

    /// <summary>The subject's name.</summary>
    public required DistinguishedName Subject { get; init; }

    /// <summary>The issuer's name.</summary>
    public required DistinguishedName Issuer { get; init; }

    /// <summary>Serial number: lower-case hexadecimal without leading zeros ("0" for zero, "-" first when negative).</summary>
    public required string SerialNumber { get; init; }

    /// <summary>First second of validity (UTC).</summary>
    public required DateTimeOffset NotBefore { get; init; }

    /// <summary>Last second of validity (UTC).</summary>
    public required DateTimeOffset NotAfter { get; init; }

    /// <summary>Public key, e.g. RSA of 2048 bits or EC on P-256.</summary>
    public required PublicKeyInfo Key { get; init; }

    /// <summary>Signature algorithm as its usual short name ("sha256WithRSAEncryption", "ecdsa-with-SHA384"), or the dotted OID.</summary>
    public required string SignatureAlgorithm { get; init; }

    /// <summary>X.509 version as people count it: 1, 2 or 3.</summary>
    public int Version { get; init; } = 3;

    /// <summary>RFC 5280 4.2.1.2, lower-case hexadecimal; null when absent.</summary>
    public string? SubjectKeyIdentifier { get; init; }

    /// <summary>RFC 5280 4.2.1.1; null when absent.</summary>
    public AuthorityKeyIdentifier? AuthorityKeyIdentifier { get; init; }

    /// <summary>RFC 5280 4.2.1.9; null when absent.</summary>
    public BasicConstraints? BasicConstraints { get; init; }

    /// <summary>RFC 5280 4.2.1.3; null when absent.</summary>
    public KeyUsage? KeyUsage { get; init; }

    /// <summary>RFC 5280 4.2.1.12, dotted OIDs in order; null when absent.</summary>
    public ImmutableArray<string>? ExtendedKeyUsage { get; init; }

    /// <summary>The bits of Netscape's certificate type (2.16.840.1.113730.1.1), the first as 0x80; null when absent.</summary>
    public int? NetscapeCertificateType { get; init; }

    /// <summary>RFC 5280 4.2.1.10; null when absent.</summary>
    public NameConstraints? NameConstraints { get; init; }

    /// <summary>DNS names of the subject alternative name, in order, as written; empty when there are none.</summary>
    public ImmutableArray<string> DnsNames { get; init; } = [];

    /// <summary>
    /// Whether the subject alternative name has names of other forms (addresses, e-mail, directory names), which are not kept.
    /// </summary>
    public bool HasOtherAlternativeNames { get; init; }

    /// <summary>All names of the subject alternative name, of every form, in order; null when the extension is absent or not known.</summary>
    public ImmutableArray<GeneralName>? AlternativeNames { get; init; }

    /// <summary>
    /// Dotted OIDs of critical extensions that no reader here understands; empty when there are none. A policyConstraints extension
    /// (2.5.29.36) that requires an explicit policy is among them, critical or not: policies are not processed.
    /// </summary>
    public ImmutableArray<string> UnknownCriticalExtensions { get; init; } = [];

    /// <summary>Dotted OIDs of every critical extension, understood or not, in order; empty when there are none.</summary>
    public ImmutableArray<string> CriticalExtensions { get; init; } = [];

    /// <summary>Dotted OIDs of all extensions in order; empty when there are none, or where only facts are known.</summary>
    public ImmutableArray<string> Extensions { get; init; } = [];

    /// <summary>
    /// What breaks RFC 5280 section 4 in how the certificate is encoded, and is nowhere else in these facts: each the rest of a sentence that
    /// begins with the certificate's name. Strict clients refuse it, most do not.
    /// </summary>
    public ImmutableArray<string> FormFaults { get; init; } = [];

    /// <summary>
    /// The key whose signature this certificate carries, when somebody vouches for it (the catalogue states what was verified when
    /// it was made); null when only verification can tell.
    /// </summary>
    public Sha256Hash? SignedBy { get; init; }

    /// <summary>The DER bytes when they are at hand; empty for catalogue and described certificates.</summary>
    public ReadOnlyMemory<byte> Der { get; init; }

    /// <summary>The DER SubjectPublicKeyInfo when it is at hand: only with it can a signature of this key be verified; else empty.</summary>
    public ReadOnlyMemory<byte> SubjectPublicKeyInfo { get; init; }

    /// <summary>True when subject and issuer are the same name (a root, or a key rollover certificate).</summary>
    public bool IsSelfIssued => Subject.Equals(Issuer);

    /// <inheritdoc/>
    public bool Equals(CertificateFacts? other) => other is not null && Sha256 == other.Sha256;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as CertificateFacts);

    /// <inheritdoc/>
    public override int GetHashCode() => Sha256.GetHashCode();

    /// <summary>The subject, and the issuer where it is another.</summary>
    public override string ToString() => IsSelfIssued ? Subject.CommonName : $"{Subject.CommonName} (issued by {Issuer.CommonName})";
}
