using System.Collections.Immutable;

namespace TrustShift.Pki.Paths;

/// <summary>The ids of <see cref="PathFinding"/>. They are part of the output's contract.</summary>
public static class PathFindingIds
{
    /// <summary>The store refuses the anchor explicitly.</summary>
    public const string AnchorRejected = "anchor-rejected";

    /// <summary>The store has the anchor for other purposes than TLS servers.</summary>
    public const string AnchorOtherPurpose = "anchor-other-purpose";

    /// <summary>The store refuses end entities that were issued after a day.</summary>
    public const string DistrustedAfter = "distrusted-after";

    /// <summary>The path reaches a store certificate that is not self-issued, which does not end a path for this client.</summary>
    public const string IntermediateAnchor = "intermediate-anchor";

    /// <summary>No certificate with the issuer's name is in the store or was sent.</summary>
    public const string NoAnchor = "no-anchor";

    /// <summary>A certificate has the issuer's name and another key: it did not sign.</summary>
    public const string SignatureInvalid = "signature-invalid";

    /// <summary>A certificate has the issuer's name, but the authority key identifier names another key.</summary>
    public const string AuthorityKeyMismatch = "authority-key-mismatch";

    /// <summary>Names agree only after normalisation, and this client compares bytes.</summary>
    public const string NameEncoding = "name-encoding";

    /// <summary>Its last day has passed.</summary>
    public const string Expired = "expired";

    /// <summary>Its first day is to come.</summary>
    public const string NotYetValid = "not-yet-valid";

    /// <summary>It may not issue certificates (basic constraints).</summary>
    public const string NotAnAuthority = "not-an-authority";

    /// <summary>Its key may not sign certificates (key usage).</summary>
    public const string KeyUsage = "key-usage";

    /// <summary>More authorities stand below it than it allows.</summary>
    public const string PathLength = "path-length";

    /// <summary>It is not meant for TLS servers (extended key usage).</summary>
    public const string ExtendedKeyUsage = "extended-key-usage";

    /// <summary>The end entity's names are outside its constraints.</summary>
    public const string NameConstraints = "name-constraints";

    /// <summary>A critical extension is not understood.</summary>
    public const string CriticalExtension = "critical-extension";

    /// <summary>It carries a SHA-1 or MD5 signature.</summary>
    public const string WeakSignature = "weak-signature";

    /// <summary>Its key is short.</summary>
    public const string WeakKey = "weak-key";

    /// <summary>It is not valid for the host name.</summary>
    public const string HostName = "host-name";

    /// <summary>Its signature could not be verified here.</summary>
    public const string SignatureUndecided = "signature-undecided";

    /// <summary>The authority key identifier names another certificate of the same issuer, which only some clients mind.</summary>
    public const string AuthorityCertificateMismatch = "authority-certificate-mismatch";

    /// <summary>It breaks a rule that only strict clients enforce (X509_V_FLAG_X509_STRICT).</summary>
    public const string StrictProfile = "strict-profile";

    /// <summary>It breaks RFC 5280 section 4 in its form, which only strict clients mind.</summary>
    public const string CertificateForm = "certificate-form";

    /// <summary>It breaks the CA/Browser Forum's Baseline Requirements, which most clients leave to the authorities.</summary>
    public const string BaselineRequirements = "baseline-requirements";

    /// <summary>Most telling first: what a person should hear of when several things are wrong.</summary>
    private static readonly ImmutableArray<string> ByWeight =
    [
        AnchorRejected, DistrustedAfter, Expired, NotYetValid, AnchorOtherPurpose, IntermediateAnchor, NoAnchor, SignatureInvalid,
        AuthorityKeyMismatch, NameEncoding, NotAnAuthority, KeyUsage, PathLength, ExtendedKeyUsage, NameConstraints, CriticalExtension,
        WeakSignature, WeakKey, StrictProfile, CertificateForm, BaselineRequirements, HostName, SignatureUndecided, AuthorityCertificateMismatch,
    ];

    /// <summary>Position in the order in which findings are told, 0 first.</summary>
    internal static int WeightOf(string id) => ByWeight.IndexOf(id, StringComparer.Ordinal) is var index and >= 0 ? index : ByWeight.Length;
}
