using TrustShift.Pki.Certificates;
using TrustShift.Pki.Paths.Names;

namespace TrustShift.Pki.Paths.Walks;

/// <summary>NSS's libpkix (lib/libpkix/pkix/checker): what a path must be that ends in a trusted certificate, which is checked like the others.</summary>
internal sealed class NssPkixCheck(WalkGround ground)
{
    private const string Policies = "2.5.29.32";

    // Cases: L_polc M|R, L_aiac M|R, L_crldp M|R, L_pmap M|R.
    private static readonly HashSet<string> Known = new(StringComparer.Ordinal)
    {
        "2.5.29.14", "2.5.29.15", "2.5.29.17", "2.5.29.19", "2.5.29.30", Policies, "2.5.29.33", "2.5.29.35", "2.5.29.36", "2.5.29.37", "2.5.29.54",
        "2.16.840.1.113730.1.1",
    };

    /// <summary>What is wrong with the path.</summary>
    public IEnumerable<PathFinding> Findings(IReadOnlyList<CertificateFacts> path)
    {
        foreach (PathFinding finding in NssCertificate.EndEntityFindings(path[0]))
            yield return finding;
        if (ground.Rules.ChecksHostName && ground.Request.HostName is { } host)
        {
            if (HostNameRule.AddressFinding(host) is { } address)
                yield return address;
            else if (!NssHostName.Matches(path[0], host))
                yield return CertificateFindings.HostName(path[0], host);
        }

        int below = 0;
        for (int i = 0; i < path.Count; i++)
        {
            bool isAnchor = i == path.Count - 1;
            if (NssCertificate.OutOfDates(path[i], i, ground.Request.At) is { } dates)
                yield return dates;
            if (i > 0 || isAnchor)
            {
                foreach (PathFinding finding in Authority(path, i, below, isAnchor))
                    yield return finding;
            }

            if (!isAnchor)
            {
                foreach (PathFinding finding in Signed(path, i))
                    yield return finding;
            }

            // RFC 5280 6.1.4 (l): self-issued certificates do not count.
            if (i > 0 && !path[i].IsSelfIssued)
                below++;
        }
    }

    private static IEnumerable<PathFinding> Authority(IReadOnlyList<CertificateFacts> path, int index, int below, bool isAnchor)
    {
        CertificateFacts authority = path[index];
        // Basic constraints that deny and limit at once cannot be read, and an anchor needs none. Cases: L|M_cafpl, L|M_nobc.
        BasicConstraints? basic = authority.BasicConstraints is { IsAuthority: false, PathLength: not null } ? null : authority.BasicConstraints;
        bool isDenied = basic is { IsAuthority: false } || (basic is null && !isAnchor);
        if (isDenied || (NssCertificate.HasTypes(authority) && !NssCertificate.IsSslAuthority(authority)))
            yield return CertificateFindings.NotAnAuthority(authority, index);
        if (authority.KeyUsage is { AllowsCertificateSigning: false })
            yield return CertificateFindings.MayNotSign(authority, index);
        if (basic?.PathLength is { } allowed && below > allowed)
            yield return CertificateFindings.PathLength(authority, index);
        if (authority.NameConstraints is not { } constraints)
            yield break;
        for (int i = 0; i < index; i++)
        {
            if ((i == 0 || !path[i].IsSelfIssued) && !NssNameConstraints.Allow(constraints, NssNameConstraints.NamesOf(path[i], isEndEntity: i == 0)))
                yield return CertificateFindings.Names(path[i]);
        }
    }

    private IEnumerable<PathFinding> Signed(IReadOnlyList<CertificateFacts> path, int index)
    {
        CertificateFacts certificate = path[index], issuer = path[index + 1];
        if (certificate.CriticalExtensions.FirstOrDefault(static oid => !Known.Contains(oid)) is { } unknown)
            yield return CertificateFindings.Critical(certificate, index, unknown);
        // A policy is required, and one without policies has none that is valid. Case: L M_pconnc|R.
        if (certificate.UnknownCriticalExtensions.Contains(ExtensionOids.PolicyConstraints, StringComparer.Ordinal))
        {
            PathFinding policy = CertificateFindings.Critical(certificate, index, ExtensionOids.PolicyConstraints);
            yield return path.SkipLast(1).All(static one => one.Extensions.Contains(Policies, StringComparer.Ordinal)) ? policy with { Fatal = false, Undecided = true } : policy;
        }

        if (certificate.SignatureAlgorithm.StartsWith("md", StringComparison.Ordinal))
            yield return CertificateFindings.WeakSignature(certificate, index);
        if (!NssCertificate.HasKnownKey(issuer, isSigner: true, ground.Rules.KnowsEdwardsCurves))
            yield return CertificateFindings.WeakKey(issuer, index + 1);
        switch (ground.Signature(certificate, issuer))
        {
            case SignatureResult.Invalid:
                yield return CertificateFindings.WrongSignature(certificate, issuer, index);
                break;
            case SignatureResult.Undecidable:
                yield return CertificateFindings.UndecidedSignature(certificate, issuer, index);
                break;
            default:
                break;
        }
    }
}
