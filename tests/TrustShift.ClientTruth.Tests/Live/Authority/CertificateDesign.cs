using System.Collections.Immutable;
using System.Security.Cryptography.X509Certificates;

namespace TrustShift.ClientTruth.Tests.Live.Authority;

/// <summary>Everything that a certificate says, as data. Days count from the moment of the run.</summary>
internal sealed record CertificateDesign(CertificateRole Role, NameDesign Subject, KeyDesign Key, NameDesign Issuer, KeyDesign IssuerKey, string IssuerId)
{
    /// <summary>Whether it names itself as its issuer; then a change of name or key is one of the issuer as well.</summary>
    public bool IsSelfIssued { get; init; }

    public SignatureScheme Scheme { get; init; }

    public int FromDay { get; init; } = -30;

    public int ToDay { get; init; } = 60;

    /// <summary>Serial number; null for one of its own.</summary>
    public byte[]? Serial { get; init; }

    /// <summary>1 or 3.</summary>
    public int Version { get; init; } = 3;

    /// <summary>Whether it has extensions at all.</summary>
    public bool HasExtensions { get; init; } = true;

    public BasicConstraintsDesign? BasicConstraints { get; init; }

    public X509KeyUsageFlags? KeyUsage { get; init; }

    public bool KeyUsageIsCritical { get; init; } = true;

    /// <summary>Purposes as OIDs; empty for no extension.</summary>
    public ImmutableArray<string> Purposes { get; init; } = [];

    public ImmutableArray<GeneralNameDesign> AlternativeNames { get; init; } = [];

    public NameConstraintsDesign? NameConstraints { get; init; }

    public SubjectKeyIdentifierDesign SubjectKeyIdentifier { get; init; }

    public AuthorityKeyIdentifierDesign AuthorityKeyIdentifier { get; init; } = AuthorityKeyIdentifierDesign.KeyIdentifier;

    public bool HasUnknownCriticalExtension { get; init; }

    public bool HasBadSignature { get; init; }
}
