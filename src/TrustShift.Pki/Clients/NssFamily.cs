using System.Collections.Immutable;

namespace TrustShift.Pki.Clients;

/// <summary>
/// NSS as its own programs use it. Until 3.100 the classic builder, which takes the one best issuer at each step; since 3.101 libpkix, which
/// goes back (lib/certhigh/certvfypkix.c usePKIXValidationEngine, bug 1896353). Vector: ats_R1s_R1x_G2x|C2.
/// </summary>
internal static class NssFamily
{
    /// <summary>tstclnt, then vfychain with either builder.</summary>
    public static ImmutableArray<ProfileFamily> Families { get; } =
    [
        new("nss", "NSS", ["3.61", "3.87.1", "3.110", "3.132"], [], static name => Nss(name.IsAtLeast("3.101") ? PathSearch.NssPkix : PathSearch.Nss, name.IsAtLeast("3.132"), checksHostName: true)),
        new("nss-classic", "NSS (classic)", ["3.87.1"], [], static _ => Nss(PathSearch.Nss, knowsEdwardsCurves: false, checksHostName: false)),
        new("nss-libpkix", "NSS (libpkix)", ["3.87.1"], [], static name => Nss(PathSearch.NssPkix, name.IsAtLeast("3.132"), checksHostName: false)),
    ];

    private static ClientProfile Nss(PathSearch search, bool knowsEdwardsCurves, bool checksHostName) => new(
        "nss", "NSS", search, "nss lib/certhigh/certvfy.c, lib/pki/pkibase.c, lib/libpkix/pkix, lib/certdb/certdb.c, lib/certdb/genname.c")
    {
        AcceptsIntermediateAnchors = true,
        EndEntity = EndEntityAnchor.SelfSigned,
        Rules = new ChainRules
        {
            ComparesNameBytes = true,
            KeyIdentifiers = KeyIdentifierRule.Key,
            RejectsSha1 = false,
            // Those of an authority follow from its type. Cases: L M_eku_client|R, L M_nsct_email|R.
            AuthorityPurpose = PurposeRule.Ignored,
            KnowsEdwardsCurves = knowsEdwardsCurves,
            ChecksHostName = checksHostName,
            // Measured live: RSASSA-PSS is verified; what Ed25519 signed has no known issuer for 3.87.1.
            Signatures = SignatureKinds.Common | SignatureKinds.Pss | (knowsEdwardsCurves ? SignatureKinds.Ed25519 : SignatureKinds.None),
            UnknownSignatures = knowsEdwardsCurves ? SignatureKinds.None : SignatureKinds.Ed25519,
        },
    };
}
