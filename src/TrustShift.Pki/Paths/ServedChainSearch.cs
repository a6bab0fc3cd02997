using System.Collections.Immutable;
using TrustShift.Pki.Certificates;
using TrustShift.Pki.Clients;

namespace TrustShift.Pki.Paths;

/// <summary>
/// The walk of GnuTLS (lib/x509/verify-high.c gnutls_x509_trust_list_verify_crt2, lib/x509/verify.c _gnutls_verify_crt_status) and of
/// OpenSSL before 1.1.0 (crypto/x509/x509_vfy.c X509_verify_cert): what the server sent is sorted into one run from the end entity and
/// followed to its end. For GnuTLS only the store entries with the name of the last certificate's issuer, and then those with the last
/// one's own name, can end it; OpenSSL 1.0.2 drops the run's last certificates one by one until the store knows an issuer.
/// </summary>
internal sealed class ServedChainSearch(PathRequest request, ClientProfile profile, PathMaterial material, PathLedger ledger)
{
    /// <summary>Searches from the first presented certificate.</summary>
    public void Run()
    {
        List<CertificateFacts> run = SortedRun();
        if (run.Count == 0)
            return;
        CertificateFacts last = run[^1];
        bool found = Try(run, last.Issuer);
        // The bucket of the last one's own subject is only looked at when the first told nothing.
        if (!found && profile.CutsServedChainAtAnchor && !last.IsSelfIssued)
            found = Try(run, last.Subject);
        for (int length = run.Count - 1; !found && profile.RetriesShorterServedChain && length > 0; length--)
            found = Try(run[..length], run[length - 1].Issuer);
        if (!found)
            ledger.NoAnchor(run, []);
    }

    /// <summary>The end entity, then each time the first served certificate that issued the last; a self-issued end is dropped.</summary>
    private List<CertificateFacts> SortedRun()
    {
        List<CertificateFacts> rest = [.. request.Presented.Skip(1).Distinct()];
        List<CertificateFacts> run = [request.Presented[0]];
        rest.Remove(run[0]);
        // For GnuTLS a self-issued certificate in the middle is no end unless the store has its name: its cross-certificate is its issuer.
        while (!run[^1].IsSelfIssued || (profile.CutsServedChainAtAnchor && material.Ends(run[^1].Issuer).Count == 0))
        {
            CertificateFacts? next = null;
            foreach (CertificateFacts candidate in rest.Where(candidate => candidate.Subject.Equals(run[^1].Issuer)))
            {
                if (!ledger.Step())
                    return [];
                // Names and key identifiers choose; the signature is looked at when the run is judged.
                if (ledger.CheckIssuer(run, candidate).Any(static finding => finding is { Fatal: true } and not { Id: PathFindingIds.SignatureInvalid }))
                    continue;
                next = candidate;
                break;
            }

            if (next is null)
                break;
            if (!ledger.MayGrow(run.Count))
                return [];
            run.Add(next);
            rest.Remove(next);
        }

        // A root that the server sent proves nothing and is ignored (shorten_clist).
        if (run.Count > 1 && run[^1].IsSelfIssued)
            run.RemoveAt(run.Count - 1);
        return run;
    }

    private bool Try(List<CertificateFacts> run, DistinguishedName name)
    {
        bool found = !profile.CutsServedChainAtAnchor && NotePowerless(run, name);
        foreach (TrustAnchor anchor in material.Ends(name))
        {
            if (!ledger.Step())
                return true;
            // A certificate of the run with the anchor's subject and key is replaced by the anchor, and the rest of the run falls away.
            int at = profile.CutsServedChainAtAnchor ? run.FindIndex(anchor.IsSameAnchorAs) : -1;
            if (at == 0 && !anchor.Certificate.Equals(run[0]))
                continue;
            List<CertificateFacts> path = at == 0 ? [run[0]] : at > 0 ? [.. run.Take(at), anchor.Certificate] : [.. run, anchor.Certificate];
            if (at < 0 && !anchor.Certificate.Subject.Equals(run[^1].Issuer))
                continue;
            List<PathFinding> steps = [];
            for (int i = 0; i + 1 < path.Count; i++)
                steps.AddRange(ledger.CheckIssuer([.. path.Take(i + 1)], path[i + 1]));
            // Another key identifier: not the issuer, and the search goes on.
            found |= !steps.Any(step => step.Id is PathFindingIds.AuthorityKeyMismatch && step.Index == path.Count - 2);
            if (steps.Any(static step => step.Fatal))
                ledger.DeadEnd(path, steps);
            else
                ledger.Judge(path, anchor, steps);
        }

        return found;
    }

    /// <summary>OpenSSL takes any store certificate with the name, and one that is no root can lead it astray.</summary>
    private bool NotePowerless(List<CertificateFacts> run, DistinguishedName name)
    {
        bool any = false;
        foreach (CertificateFacts entry in material.Powerless.Keys.Where(entry => entry.Subject.Equals(name)))
        {
            any = true;
            ledger.DeadEnd([.. run, entry], [], new PathFinding(
                PathFindingIds.IntermediateAnchor, run.Count,
                $"'{entry.Subject.CommonName}' is in the store but not self-signed, and this client wants a root"));
        }

        return any;
    }
}
