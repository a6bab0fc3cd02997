using System.Collections.Immutable;

namespace TrustShift.Pki.Clients;

/// <summary>
/// Which rules of RFC 5280 section 6 a library enforces on which certificate of a path. The initial values are those of a strict
/// validator that, as RFC 5280 6.1.1 (d) has it, takes an anchor as no more than a name and a key.
/// </summary>
public sealed record ChainRules
{
    /// <summary>What an authority key identifier does.</summary>
    public KeyIdentifierRule KeyIdentifiers { get; init; } = KeyIdentifierRule.Ignored;

    /// <summary>Whether issuer and subject names are compared byte by byte; where not, in normal form.</summary>
    public bool ComparesNameBytes { get; init; }

    /// <summary>Whether white space counts when names are compared in normal form.</summary>
    public bool KeepsSpaceInNames { get; init; }

    /// <summary>Whether upper and lower case count when names are compared in normal form.</summary>
    public bool KeepsCaseInNames { get; init; }

    /// <summary>Kinds of signatures that the client is known to verify; where it is not known of a kind, a path that needs it is undecided.</summary>
    public SignatureKinds Signatures { get; init; } = SignatureKinds.Common;

    /// <summary>Kinds of signatures that the client is known not to verify: who carries one has no issuer.</summary>
    public SignatureKinds UnknownSignatures { get; init; }

    /// <summary>Whether a SHA-1 signature below the anchor fails the path.</summary>
    public bool RejectsSha1 { get; init; } = true;

    /// <summary>Bits that an RSA key must have; 0 for no limit.</summary>
    public int MinRsaBits { get; init; }

    /// <summary>Bits that the RSA key of an authority must have where that is another number.</summary>
    public int? MinAuthorityRsaBits { get; init; }

    /// <summary>Whether the anchor's key must be long enough too.</summary>
    public bool ChecksAnchorKeySize { get; init; } = true;

    /// <summary>Whether keys on elliptic curves can be used at all.</summary>
    public bool KnowsEllipticCurves { get; init; } = true;

    /// <summary>Whether Ed25519 keys can be used: of authorities for <see cref="PathSearch.NssPkix"/>, of the server in the handshake for the others.</summary>
    public bool KnowsEdwardsCurves { get; init; } = true;

    /// <summary>The end entity's extended key usage.</summary>
    public PurposeRule EndEntityPurpose { get; init; } = PurposeRule.Server;

    /// <summary>The extended key usage of the authorities between.</summary>
    public PurposeRule AuthorityPurpose { get; init; } = PurposeRule.Server;

    /// <summary>The anchor's extended key usage.</summary>
    public PurposeRule AnchorPurpose { get; init; } = PurposeRule.Ignored;

    /// <summary>Key usages of which the end entity needs one where it has the extension; none for no rule.</summary>
    public Certificates.KeyUsages EndEntityKeyUsage { get; init; }

    /// <summary>Whether an end entity that is an authority (CA:TRUE) is refused.</summary>
    public bool RefusesAuthorityAsEndEntity { get; init; }

    /// <summary>What makes an intermediate an authority.</summary>
    public AuthorityRule Authority { get; init; } = AuthorityRule.Stated;

    /// <summary>Whether an intermediate's key usage must allow to sign certificates.</summary>
    public bool ChecksAuthorityKeyUsage { get; init; } = true;

    /// <summary>Whether an intermediate must have a key usage.</summary>
    public bool NeedsAuthorityKeyUsage { get; init; }

    /// <summary>Whether the anchor's dates count.</summary>
    public bool ChecksAnchorDates { get; init; } = true;

    /// <summary>What makes an anchor an authority.</summary>
    public AuthorityRule AnchorAuthority { get; init; } = AuthorityRule.Ignored;

    /// <summary>Whether the anchor's key usage must allow to sign certificates.</summary>
    public bool ChecksAnchorKeyUsage { get; init; }

    /// <summary>Whether the anchor's path length counts.</summary>
    public bool ChecksAnchorPathLength { get; init; }

    /// <summary>Whether the anchor's name constraints count.</summary>
    public bool ChecksAnchorNameConstraints { get; init; } = true;

    /// <summary>Whether an unknown critical extension of the anchor fails the path.</summary>
    public bool ChecksAnchorCriticalExtensions { get; init; }

    /// <summary>Whether a self-signed anchor's own signature is verified.</summary>
    public bool ChecksAnchorSignature { get; init; }

    /// <summary>
    /// Whether the rules on authority, key usage, purpose, path length and critical extensions pass over every certificate that came from the
    /// store, not only over the anchor.
    /// </summary>
    public bool TrustsWhatTheStoreHas { get; init; }

    /// <summary>Whether name constraints are understood; where not, a critical extension of that kind fails the path.</summary>
    public bool KnowsNameConstraints { get; init; } = true;

    /// <summary>Whether a permitted DNS name with a leading dot matches what stands below it.</summary>
    public bool AllowsLeadingDotConstraints { get; init; } = true;

    /// <summary>
    /// Whether constraints on names of every form are evaluated, and a name of a form that RFC 5280 gives no rule for is refused where it is
    /// constrained. Where not, only DNS names are, and a path with names of other constrained forms stays undecided.
    /// </summary>
    public bool JudgesEveryNameForm { get; init; }

    /// <summary>Whose names are held against the constraints of a certificate.</summary>
    public ConstraintScope ConstraintScope { get; init; }

    /// <summary>
    /// Whether a critical extension fails the path where a constraint is on names of another form than DNS, address, e-mail and URI, which this client skips where it is not.
    /// </summary>
    public bool RefusesUnknownConstraints { get; init; }

    /// <summary>Whether a DNS name that begins or ends with a dot fails the path below constraints on DNS names.</summary>
    public bool RefusesMalformedNames { get; init; }

    /// <summary>Comparisons of a name with a constraint that the client makes for one certificate's constraints.</summary>
    public long MaxConstraintComparisons { get; init; } = long.MaxValue;

    /// <summary>Whether certificates that break RFC 5280 section 4 in their form are refused.</summary>
    public bool ChecksForm { get; init; }

    /// <summary>Whether the CA/Browser Forum's Baseline Requirements on certificates are enforced.</summary>
    public bool ChecksBaseline { get; init; }

    /// <summary>Whether a certificate is no longer valid in the very second of its notAfter, which RFC 5280 4.1.2.5 includes.</summary>
    public bool ExpiresWithLastSecond { get; init; }

    /// <summary>Whether fractions of a second are dropped before dates are compared.</summary>
    public bool JudgesWholeSeconds { get; init; }

    /// <summary>Whether name constraints are compared as OpenSSL does, in every form of name.</summary>
    public bool ComparesConstraintsAsOpenSsl { get; init; }

    /// <summary>Whether constraints on addresses are understood. Read where constraints are compared as OpenSSL does.</summary>
    public bool ConstrainsAddresses { get; init; } = true;

    /// <summary>Whether constraints on DNS names bear on the common name of an end entity without DNS names; where not, they leave it open.</summary>
    public bool ConstrainsCommonName { get; init; }

    /// <summary>The critical extensions that are understood; null for those that are understood here.</summary>
    public ImmutableHashSet<string>? UnderstoodExtensions { get; init; }

    /// <summary>Whether names are compared as OpenSSL 0.9.8 did: in normal form only where both are PrintableStrings.</summary>
    public bool ComparesNamesAsOpenSsl098 { get; init; }

    /// <summary>Whether the signature algorithm of a path's last certificate is passed over though it is the end entity.</summary>
    public bool SparesLastSignature { get; init; }

    /// <summary>Whether certificate policies are processed, which are not here: what requires one is undecided.</summary>
    public bool ChecksPolicies { get; init; }

    /// <summary>
    /// Whether an end entity below name constraints needs an alternative name where its common name looks like a host. Read where constraints
    /// are compared as OpenSSL does.
    /// </summary>
    public bool NeedsNamesBelowConstraints { get; init; }

    /// <summary>Whether netscape-cert-type, where there is one, must allow a TLS server.</summary>
    public bool ChecksNetscapeType { get; init; }

    /// <summary>Whether the path length of an authority that is self-issued counts.</summary>
    public bool ChecksSelfIssuedPathLength { get; init; } = true;

    /// <summary>Bits of security that a signature's hash and a key on an elliptic curve must have (SSL_CTX_set_security_level); 0 for no limit.</summary>
    public int MinSecurityBits { get; init; }

    /// <summary>Whether a signature with MD5 is taken.</summary>
    public bool AcceptsMd5 { get; init; }

    /// <summary>Bits that the field of a key on a named curve must have, the anchor's included; 0 for no limit.</summary>
    public int MinCurveBits { get; init; }

    /// <summary>Whether a key with explicit parameters of its curve is refused; null where that is not known.</summary>
    public bool? RefusesExplicitCurves { get; init; }

    /// <summary>What X509_V_FLAG_X509_STRICT adds.</summary>
    public StrictExtensions Strict { get; init; }

    /// <summary>Whose rules compare host names.</summary>
    public HostNameForm HostNames { get; init; }

    /// <summary>Whether each of several common names is asked, not only the one that counts for the client.</summary>
    public bool TriesEveryCommonName { get; init; } = true;

    /// <summary>Authorities between end entity and anchor at most; null for no limit that matters.</summary>
    public int? MaxIntermediates { get; init; }

    /// <summary>Whether self-issued authorities count for <see cref="MaxIntermediates"/>.</summary>
    public bool CountsSelfIssued { get; init; } = true;

    /// <summary>Whether the host name is checked at all.</summary>
    public bool ChecksHostName { get; init; } = true;

    /// <summary>Whether a host that is an IP address is matched with the addresses of the subject alternative name; where not, it stays undecided.</summary>
    public bool MatchesAddresses { get; init; }

    /// <summary>Whether the common name can be the host name.</summary>
    public CommonNameRule CommonName { get; init; } = CommonNameRule.Never;

    /// <summary>Whether <c>s*.example.com</c> matches.</summary>
    public bool AllowsPartialWildcards { get; init; }

    /// <summary>Whether <c>*.com</c> matches.</summary>
    public bool AllowsTopLevelWildcards { get; init; }

    /// <summary>Whether upper and lower case count when a DNS name of a certificate is compared with the host name.</summary>
    public bool KeepsCaseInHostNames { get; init; }

    /// <summary>Whether a dot at the end of a certificate's DNS name is passed over.</summary>
    public bool PassesOverFinalDots { get; init; }

    /// <summary>Roots below which the library's own code refuses what was issued later.</summary>
    public ImmutableArray<DistrustPolicy> DistrustPolicies { get; init; } = [];

    /// <summary>Whether alternative names must be critical where the subject is empty (RFC 5280 4.2.1.6).</summary>
    public bool NeedsCriticalNamesWithoutSubject { get; init; }

    /// <summary>Whether constraints on directory names are understood; where not, they fail the path where the extension is critical.</summary>
    public bool KnowsDirectoryConstraints { get; init; } = true;

    /// <summary>Whether constraints on directory names fail the path even where the extension is not critical. Read where they are not understood.</summary>
    public bool RefusesDirectoryConstraints { get; init; }

    /// <summary>Whether a constraint with an empty DNS name fails the path.</summary>
    public bool RefusesEmptyConstraints { get; init; }

    /// <summary>Whether a host name with other characters than letters, digits and hyphens matches nothing.</summary>
    public bool NeedsPlainHostName { get; init; }

    /// <summary>Whether a host name with a label that begins with <c>xn--</c> is left open where a name matches it, since the client converts both by IDNA first.</summary>
    public bool ConvertsHostNames { get; init; }

    /// <summary>Whether a wildcard may stand in any label but the last, with other characters beside it: <c>s3.*.com</c>, <c>s*.*.com</c>.</summary>
    public bool AllowsWildcardsInAnyLabel { get; init; }

    /// <summary>Whether self-issued authorities count against a path length constraint, which RFC 5280 6.1.4 (l) leaves out.</summary>
    public bool CountsSelfIssuedInPathLength { get; init; }

    /// <summary>The curves for an end entity's key that is not RSA, where the client offers no other for signatures of the handshake; default: any key.</summary>
    public ImmutableArray<string> EndEntityCurves { get; init; }
}
