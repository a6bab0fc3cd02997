namespace TrustShift.Pki.Clients;

/// <summary>
/// What changed from release to release in how Erlang/OTP builds a path (lib/ssl/src/ssl_certificate.erl, ssl_handshake.erl) and validates it
/// (lib/public_key/src/public_key.erl, pubkey_cert.erl). The initial values are those of OTP 29.1.
/// </summary>
public sealed record ErlangRules
{
    /// <summary>
    /// Whether, where a path's root is unknown or out of its dates, a root of the store is looked for above each shorter path: ssl_certificate.erl
    /// find_cross_sign_root_paths (OTP-17475, in 23.3.4.5 and 24.0.4). Vectors: <c>ats_full|R1s</c>, <c>ats_full|R1s_exp+C2</c>.
    /// </summary>
    public bool LooksForOtherRoots { get; init; } = true;

    /// <summary>Whether the root's own dates count: public_key.erl pkix_path_validation (23.3 and 24.0). Vector: <c>ats_short|R1s_exp</c>.</summary>
    public bool ChecksRootDates { get; init; } = true;

    /// <summary>
    /// Whether the store completes a chain only where all that was sent is its beginning: handle_incomplete_chain. Vector: <c>ats_full|M+R1s</c>.
    /// </summary>
    public bool CompletesOnlyWhatWasSent { get; init; } = true;

    /// <summary>
    /// Whether what was sent out of order is sorted by who signed whom: unorded_or_extraneous with a digraph (PR 11343, in 27.3.4.15, 28.5.0.4 and
    /// 29.0.4); before, every choice among namesakes is tried. Vector: <c>both_R1x_exp_last|G2s</c>.
    /// </summary>
    public bool SortsBySignature { get; init; } = true;

    /// <summary>Whether an end entity that nothing sent has issued is taken as if it had been sent alone (erlang/otp issue 11620).</summary>
    public bool PassesOverStrangers { get; init; } = true;

    /// <summary>How many names of which several certificates were sent are told apart: build_candidates. Read without <see cref="SortsBySignature"/>.</summary>
    public int MaxNamesakes { get; init; } = 4;

    /// <summary>How many choices among namesakes are tried: build_candidates. Read without <see cref="SortsBySignature"/>.</summary>
    public int MaxChoices { get; init; } = 16;

    /// <summary>Whether the extensions that a certificate of version 1 lacks are not missed: validate_extensions. Vector: <c>M_v1|R1s</c>.</summary>
    public bool ExcusesVersionOne { get; init; }

    /// <summary>
    /// Whether an authority needs basic constraints (CVE-2026-42789, in 26.2.5.21, 27.3.4.12, 28.5.0.1); before, only one with keyCertSign.
    /// </summary>
    public bool NeedsBasicConstraints { get; init; } = true;

    /// <summary>
    /// Whether key usage and extended key usage are held against each other: pubkey_cert.erl compatible_ext_key_usage (27), which fails on an
    /// authority that has the second and not the first. Vector: <c>M_noKU|R1s</c>.
    /// </summary>
    public bool ComparesKeyUsages { get; init; } = true;

    /// <summary>
    /// Whether a critical extended key usage of an authority passes with any purpose that is known (erlang/otp issue 8806, in 25.3.2.16, 26.2.5.6, 27.1.3).
    /// </summary>
    public bool KnowsCriticalPurposes { get; init; } = true;

    /// <summary>Whether critical policy extensions are understood (26.2).</summary>
    public bool KnowsPolicies { get; init; } = true;

    /// <summary>
    /// Whether names are compared with constraints label by label (27); before, the first permitted name gets a dot in front, whether it has
    /// one or not, and the others are mere endings. Vector: <c>M_ncDot|C2</c>.
    /// </summary>
    public bool ComparesConstraintsByLabel { get; init; } = true;

    /// <summary>
    /// Whether an issuer is looked for among the certificates of every store that the virtual machine has loaded (find_issuer folds over the whole
    /// table before 23.3.4.5 and 24.0.4), so that one of another store can be met first, which is then not trusted. Measured with all stores in
    /// one machine, <c>ats_short|R1s_v1</c> and 43 more were refused; each is accepted, 20 times of 20, in a machine with that store alone.
    /// </summary>
    public bool SearchesEveryStore { get; init; }

    /// <summary>
    /// Whether a signature by RSASSA-PSS with a plain RSA key can be verified (pubkey_cert.erl key_params, 29); ssl_certificate.erl find_issuer cannot in
    /// any release. Measured with the library: a leaf so signed is refused by 23, 25 and 27.
    /// </summary>
    public bool VerifiesPss { get; init; } = true;
}
