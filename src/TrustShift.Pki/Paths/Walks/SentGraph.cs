using TrustShift.Pki.Certificates;

namespace TrustShift.Pki.Paths.Walks;

/// <summary>
/// What a server sent out of order, as Erlang/OTP sorts it since PR 11343 (ssl_certificate.erl unorded_or_extraneous): an acyclic graph of who signed
/// whom, and one path from the end entity to each certificate that nothing sent has signed.
/// </summary>
internal sealed class SentGraph
{
    private readonly List<CertificateFacts> _certificates;
    private readonly Dictionary<CertificateFacts, List<CertificateFacts>> _signers = [];

    public SentGraph(IReadOnlyList<CertificateFacts> sent, WalkGround ground)
    {
        _certificates = [.. sent.Distinct()];
        foreach (CertificateFacts certificate in _certificates)
            _signers.Add(certificate, []);
        foreach (CertificateFacts certificate in _certificates)
        {
            foreach (CertificateFacts signer in _certificates)
            {
                if (!certificate.Equals(signer) && !string.Equals(certificate.SignatureAlgorithm, SignatureAlgorithms.Pss, StringComparison.Ordinal) && ground.NamesAgree(certificate, signer) && ground.Step()
                    && ground.Signature(certificate, signer) != SignatureResult.Invalid && Path(signer, certificate) is null)
                {
                    _signers[certificate].Add(signer);
                }
            }
        }
    }

    /// <summary>The paths, end entity first.</summary>
    public List<IReadOnlyList<CertificateFacts>> Paths()
    {
        CertificateFacts endEntity = _certificates[0];
        return
        [
            .. _certificates.Where(end => _signers[end].Count == 0 && !end.Equals(endEntity))
                .Select(end => Path(endEntity, end))
                .OfType<IReadOnlyList<CertificateFacts>>(),
        ];
    }

    /// <summary>stdlib digraph.erl get_path: depth first, the signer that was added last before the others.</summary>
    private List<CertificateFacts>? Path(CertificateFacts from, CertificateFacts to)
    {
        HashSet<CertificateFacts> seen = [from];
        List<CertificateFacts> path = [from];
        return Extend() ? path : null;

        bool Extend()
        {
            foreach (CertificateFacts signer in Enumerable.Reverse(_signers[path[^1]]))
            {
                bool isEnd = signer.Equals(to);
                if (!isEnd && !seen.Add(signer))
                    continue;
                path.Add(signer);
                if (isEnd || Extend())
                    return true;
                path.RemoveAt(path.Count - 1);
            }

            return false;
        }
    }
}
