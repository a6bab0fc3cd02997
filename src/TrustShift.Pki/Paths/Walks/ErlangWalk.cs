using TrustShift.Pki.Certificates;
using TrustShift.Pki.Clients;

namespace TrustShift.Pki.Paths.Walks;

/// <summary>
/// Erlang/OTP (lib/ssl/src/ssl_certificate.erl trusted_cert_and_paths, ssl_handshake.erl path_validate): what was sent makes one or more paths, each
/// gets a root from the store or none, and the first that validates is good. Where a root is unknown or out of its dates, roots above each
/// shorter path follow. A path stands here end entity first.
/// </summary>
internal sealed class ErlangWalk
{
    private readonly WalkGround _ground;
    private readonly ErlangRules _rules;
    private readonly ErlangValidation _validation;

    /// <summary>The store is a table by issuer and serial number (ssl_pkix_db.erl add_certs): the last of several stays.</summary>
    private readonly List<TrustAnchor> _store = [];

    private bool _hangs;
    private bool _mayMissPaths;
    private bool _isAnyStores;

    public ErlangWalk(WalkGround ground)
    {
        _ground = ground;
        _rules = ground.Profile.Erlang;
        _validation = new ErlangValidation(ground);
        foreach (TrustAnchor entry in ground.Store.Where(static entry => entry.Usage != AnchorUsage.OtherOnly || !entry.Certificate.IsSelfIssued))
        {
            _store.RemoveAll(other => IsNumbered(other.Certificate, entry.Certificate.SerialNumber, entry.Certificate.Issuer));
            _store.Add(entry);
        }
    }

    /// <summary>Answers the question for the order in which the store's entries stand.</summary>
    public PathResult Run()
    {
        IReadOnlyList<CertificateFacts> sent = _ground.Request.Presented;
        Validate(sent.Count == 1 ? [Alone(sent)] : Trials(sent));
        if (_hangs)
            return new PathResult(PathOutcome.Rejected, [], [], "Rejected: two of the certificates that the server sends certify each other, which hangs this client");
        PathResult result = _ground.Result();
        string? doubt = !result.IsAccepted ? null
            : _mayMissPaths ? "the server sends more certificates of one name than this client tries"
            : _isAnyStores ? $"this release takes the issuer of '{result.Path[^2].Subject.CommonName}' from any store that its virtual machine has loaded, and refuses where it meets a namesake of another store first"
            : null;
        return doubt is null ? result : result with { Outcome = PathOutcome.Undecided, Path = [], Sentence = $"Undecided: {doubt}" };
    }

    private List<Trial> Trials(IReadOnlyList<CertificateFacts> sent)
    {
        // The time that sorting takes grows with the square of what was sent.
        if (!_ground.MayGrow(sent.Count - 1))
            return [];
        List<IReadOnlyList<CertificateFacts>> paths = IsInOrder(sent) ? [sent] : _rules.SortsBySignature ? new SentGraph(sent, _ground).Paths() : ByName(sent);
        if (paths.Count == 0)
        {
            if (_rules.PassesOverStrangers)
                return [Alone([sent[0]])];
            _ground.DeadEnd([sent[0]]);
        }

        return
        [
            .. paths.Select(path => WithRoot(path) is var trial && trial is { Root: null, IsUnknown: true } ? Completed(sent, trial) : trial),
        ];
    }

    private bool IsInOrder(IReadOnlyList<CertificateFacts> sent)
    {
        for (int i = 0; i + 1 < sent.Count; i++)
        {
            if (!_ground.NamesAgree(sent[i], sent[i + 1]))
                return false;
        }

        return true;
    }

    /// <summary>extraneous_chains: each choice of one certificate a name is a small store of its own, and makes one path.</summary>
    private List<IReadOnlyList<CertificateFacts>> ByName(IReadOnlyList<CertificateFacts> sent)
    {
        List<List<TrustAnchor>> choices = [[]];
        int namesakes = _rules.MaxNamesakes;
        foreach (IGrouping<DistinguishedName, CertificateFacts> name in sent.Skip(1).GroupBy(static certificate => certificate.Subject))
        {
            List<TrustAnchor> among = [.. name.Reverse().Select(static certificate => new TrustAnchor(certificate))];
            if (among.Count > 1 && (namesakes == 0 || choices.Count * among.Count > _rules.MaxChoices))
            {
                // Which name meets the limit depends on an order of names that is not followed here.
                _mayMissPaths = true;
                among = among[..1];
            }
            else if (among.Count > 1)
                namesakes--;
            choices = [.. choices.SelectMany(_ => among, static (choice, one) => new List<TrustAnchor>(choice) { one })];
        }

        return [.. choices.Select(choice => Chain(sent[0], choice)).Select(static path => path[^1].IsSelfIssued ? [.. path, path[^1]] : path)];
    }

    /// <summary>An end entity alone is completed from the store, and refused where it is self-signed.</summary>
    private Trial Alone(IReadOnlyList<CertificateFacts> sent) =>
        sent[0].IsSelfIssued ? new Trial(null, sent, IsUnknown: false) : Completed(sent, new Trial(null, sent, IsUnknown: true));

    /// <summary>handle_incomplete_chain.</summary>
    private Trial Completed(IReadOnlyList<CertificateFacts> sent, Trial otherwise)
    {
        List<CertificateFacts> chain = Chain(sent[0], _store);
        bool isOther = !chain.SequenceEqual(sent) && (!_rules.CompletesOnlyWhatWasSent || chain.Take(sent.Count).SequenceEqual(sent));
        return isOther ? WithRoot(chain) with { IsSearched = true } : otherwise;
    }

    /// <summary>handle_partial_chain.</summary>
    private Trial WithRoot(IReadOnlyList<CertificateFacts> path)
    {
        CertificateFacts top = path[^1];
        if (top.IsSelfIssued)
        {
            TrustAnchor? same = _store.Find(entry => IsNumbered(entry.Certificate, top.SerialNumber, top.Issuer));
            return same is null ? new Trial(null, path, IsUnknown: true)
                : same.Certificate.Equals(top) ? new Trial(same, [.. path.Take(path.Count - 1)], IsUnknown: false)
                : new Trial(null, path, IsUnknown: false);
        }

        return Issuer(top, _store) switch
        {
            null => new Trial(null, path, IsUnknown: true),
            { Certificate.IsSelfIssued: true } root => new Trial(root, path, IsUnknown: false, IsSearched: top.AuthorityKeyIdentifier?.Issuer is null),
            { } intermediate => new Trial(null, [.. path, intermediate.Certificate], IsUnknown: true),
        };
    }

    /// <summary>build_certificate_chain: up to a self-signed certificate, or as far as it goes.</summary>
    private List<CertificateFacts> Chain(CertificateFacts endEntity, List<TrustAnchor> among)
    {
        List<CertificateFacts> chain = [endEntity];
        while (!chain[^1].IsSelfIssued && Issuer(chain[^1], among) is { } issuer)
        {
            if (chain.Contains(issuer.Certificate))
            {
                _hangs = true;
                break;
            }

            chain.Add(issuer.Certificate);
        }

        return chain;
    }

    /// <summary>The issuer that the authority key identifier names by issuer and serial number, else the first by name and signature (find_issuer).</summary>
    private TrustAnchor? Issuer(CertificateFacts certificate, List<TrustAnchor> among) =>
        certificate.AuthorityKeyIdentifier is { Issuer: { } issuer } authority
            ? among.Find(entry => authority.SerialNumber is { } serial && IsNumbered(entry.Certificate, serial, issuer))
            : among.Find(entry => IsSigner(certificate, entry.Certificate));

    /// <summary>pkix_is_issuer and verify_cert_signer, which hands over the key without the parameters of RSASSA-PSS.</summary>
    private bool IsSigner(CertificateFacts certificate, CertificateFacts issuer) =>
        !string.Equals(certificate.SignatureAlgorithm, SignatureAlgorithms.Pss, StringComparison.Ordinal) && _ground.NamesAgree(certificate, issuer) && _ground.Step() && _ground.Signature(certificate, issuer) != SignatureResult.Invalid;

    private void Validate(List<Trial> trials)
    {
        var open = new Stack<Trial>(Enumerable.Reverse(trials));
        HashSet<CertificateFacts> expired = [];
        while (!_hangs && open.TryPop(out Trial? trial))
        {
            if (trial.Root is { } root)
            {
                if (_ground.Add([.. trial.Path, root.Certificate], root, _validation.Check(root.Certificate, trial.Path)))
                {
                    _isAnyStores = _rules.SearchesEveryStore && trial.IsSearched;
                    return;
                }

                if (!_rules.ChecksRootDates || _ground.IsValid(root.Certificate))
                    continue;
                expired.Add(root.Certificate);
            }
            else
            {
                _ground.DeadEnd(trial.Path);
                if (!trial.IsUnknown)
                    continue;
            }

            if (_rules.LooksForOtherRoots && OtherRoot(trial.Path, expired) is { } other)
                open.Push(other);
        }
    }

    /// <summary>find_cross_sign_root_paths: the longest part of the path above which the first issuer found is a root.</summary>
    private Trial? OtherRoot(IReadOnlyList<CertificateFacts> path, HashSet<CertificateFacts> expired)
    {
        for (int length = path.Count; length > 0; length--)
        {
            CertificateFacts top = path[length - 1];
            if (_store.Find(entry => !expired.Contains(entry.Certificate) && IsSigner(top, entry.Certificate)) is { Certificate.IsSelfIssued: true } root)
                return new Trial(root, [.. path.Take(length)], IsUnknown: false, IsSearched: true);
        }

        return null;
    }

    private static bool IsNumbered(CertificateFacts certificate, string serialNumber, DistinguishedName issuer) =>
        string.Equals(certificate.SerialNumber, serialNumber, StringComparison.Ordinal) && certificate.Issuer.Equals(issuer);

    /// <summary>A path to validate; without a root it fails, and whether the root is merely unknown decides how it goes on.</summary>
    private sealed record Trial(TrustAnchor? Root, IReadOnlyList<CertificateFacts> Path, bool IsUnknown, bool IsSearched = false);
}
