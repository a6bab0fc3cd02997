using System.Collections.Immutable;
using TrustShift.Pki.Certificates;

namespace TrustShift.Pki.Paths.Walks;

/// <summary>
/// GnuTLS (lib/x509/verify-high.c gnutls_x509_trust_list_verify_crt2, lib/x509/verify.c _gnutls_verify_crt_status): what was sent is sorted
/// into one run from the end entity, and only two buckets of the store are looked at: that of the last one's issuer, then that of its subject.
/// </summary>
internal sealed class GnuTlsWalk(WalkGround ground)
{
    // lib/x509/verify-high.c DEFAULT_SIZE: unrelated names can share a bucket.
    private const ulong Buckets = 127;

    /// <summary>Searches from the first presented certificate.</summary>
    public void Run()
    {
        List<CertificateFacts> run = SortedRun();
        // verify.c: a self-signed last one is ignored, so that it is not verified against itself.
        if (run.Count > 1 && run[^1].IsSelfIssued)
            run.RemoveAt(run.Count - 1);
        CertificateFacts last = run[^1];
        Attempt? first = Try(run, last.Issuer), second = null;
        // SIGNER_OLD_OR_UNKNOWN: only then the bucket of the last one's own name is looked at. Vector: ats_noG2x|G2s_exp+R1s.
        if (!last.IsSelfIssued && (first is null || first.Findings.Any(static finding => finding.Id is PathFindingIds.Expired or PathFindingIds.WeakSignature)))
            second = Try(run, last.Subject);
        if ((second is { IsClean: true } || first is null ? second : first) is { } taken)
            ground.Judge(taken.Path, taken.Anchor, taken.Path.Count - 1, taken.IsDirect);
        else
            ground.DeadEnd(run);
    }

    /// <summary>
    /// verify-high.c: sorts from the first; where the store knows the last one's issuer the rest falls away, where the next one left is its
    /// issuer sorting goes on, and where neither is so all that is left stays, in its order. Vectors: ats_R1s_R1x_G2x|R1x, both_R1x_exp_first|R1s.
    /// </summary>
    private List<CertificateFacts> SortedRun()
    {
        List<CertificateFacts> rest = [.. ground.Served];
        List<CertificateFacts> run = [ground.Request.Presented[0]];
        rest.Remove(run[0]);
        while (ground.MayGrow(run.Count))
        {
            // A self-signed one is its own issuer and ends the sorted part.
            while (!run[^1].IsSelfIssued && rest.Find(candidate => ground.MayBeIssuer(run[^1], candidate, isAnchor: false)) is { } next && ground.MayGrow(run.Count))
            {
                run.Add(next);
                rest.Remove(next);
            }

            if (ground.Request.Anchors.Any(anchor => anchor.Usage != AnchorUsage.OtherOnly && ground.MayBeIssuer(run[^1], anchor.Certificate, isAnchor: true)))
                return run;
            if (rest.Count == 0 || !ground.MayBeIssuer(run[^1], rest[0], isAnchor: false))
                break;
            run.Add(rest[0]);
            rest.RemoveAt(0);
        }

        return [.. run, .. rest];
    }

    /// <summary>What the bucket of the name comes to; null where no signer is known.</summary>
    private Attempt? Try(List<CertificateFacts> run, DistinguishedName name)
    {
        ulong hash = Bucket(name);
        List<TrustAnchor> bucket = [.. ground.Request.Anchors.Where(anchor => anchor.Usage != AnchorUsage.OtherOnly
            && (anchor.Certificate.Subject.Equals(name) || (hash != ulong.MaxValue && Bucket(anchor.Certificate.Subject) == hash)))];
        // _gnutls_check_if_same_key: the end entity itself, or a certificate of the run with an entry's name and key, cuts the run.
        for (int i = 0; i < run.Count; i++)
        {
            if (bucket.Find(anchor => i == 0 ? anchor.Certificate.Equals(run[0]) : anchor.IsSameAnchorAs(run[i])) is not { } same)
                continue;
            // Nothing is left to verify but the dates, or these have failed already.
            if (i == 0 || !ground.IsValid(same.Certificate))
                return Of([.. run.Take(i), same.Certificate], same, isDirect: i == 0);
            run = run[..i];
            break;
        }

        Attempt? best = null;
        foreach (TrustAnchor candidate in bucket.Where(candidate => ground.MayBeIssuer(run[^1], candidate.Certificate, isAnchor: true)))
        {
            Attempt attempt = Of([.. run, candidate.Certificate], candidate, isDirect: false);
            if (attempt.IsClean)
                return attempt;
            best ??= attempt;
        }

        return best;
    }

    private Attempt Of(List<CertificateFacts> path, TrustAnchor anchor, bool isDirect)
    {
        ImmutableArray<PathFinding> findings = ground.Findings(path, anchor, path.Count - 1, isDirect);
        return new Attempt(path, anchor, isDirect, findings);
    }

    /// <summary>gnulib hash_pjw_bare on the name's bytes, on a machine of 64 bits; the largest number where they are not at hand.</summary>
    private static ulong Bucket(DistinguishedName name)
    {
        if (name.Der.IsEmpty)
            return ulong.MaxValue;
        ulong hash = 0;
        foreach (byte octet in name.Der.Span)
            hash = unchecked(octet + ((hash << 9) | (hash >> 55)));
        return hash % Buckets;
    }

    private sealed record Attempt(List<CertificateFacts> Path, TrustAnchor Anchor, bool IsDirect, ImmutableArray<PathFinding> Findings)
    {
        public bool IsClean => !Findings.Any(static finding => finding.Fatal || finding.Undecided);
    }
}
