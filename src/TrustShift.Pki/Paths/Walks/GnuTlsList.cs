using TrustShift.Pki.Certificates;

namespace TrustShift.Pki.Paths.Walks;

/// <summary>
/// GnuTLS lib/x509/verify-high.c gnutls_x509_trust_list_verify_crt2, first half: what was sent becomes a list, part by part, up to the first
/// part whose last certificate has an issuer in the store.
/// </summary>
/// <param name="ground">The question.</param>
/// <param name="store">The store's buckets.</param>
internal sealed class GnuTlsList(WalkGround ground, GnuTlsStore store)
{
    private readonly List<CertificateFacts> _list = [.. ground.Request.Presented];

    /// <summary>The list that is verified.</summary>
    public List<CertificateFacts> Sorted()
    {
        var seen = new HashSet<CertificateFacts>();
        int firstDuplicate = ground.Profile.GnuTls.KeepsFirstDuplicate ? 1 : 0;
        for (int at = 0; at < _list.Count;)
        {
            int length = Sort(at);
            int duplicate = Enumerable.Range(0, length).FirstOrDefault(i => i >= firstDuplicate && seen.Contains(_list[at + i]), -1);
            if (duplicate >= 0)
            {
                // One element is moved, not all that follow: the last of the list is lost. Case: L M M_h_sha1 M X|R.
                if (at + duplicate + 1 < _list.Count)
                    _list[at + duplicate] = _list[at + duplicate + 1];
                _list.RemoveAt(_list.Count - 1);
                continue;
            }

            for (int i = 0; i < length; i++)
                seen.Add(_list[at++]);
            if (store.HasIssuer(_list[at - 1]))
            {
                _list.RemoveRange(at, _list.Count - at);
                break;
            }
        }

        return Shortened();
    }

    /// <summary>
    /// lib/x509/common.c _gnutls_sort_clist: from here on in the order subject, issuer; the first of several possible issuers, none for a
    /// self-issued one. What is left over follows in its order. The length of the part that hangs together.
    /// </summary>
    private int Sort(int from)
    {
        List<CertificateFacts> rest = [.. _list.Skip(from)];
        List<int> order = [0];
        while (order.Count < rest.Count && NextOf(order[^1], rest) is var next and > 0 && !order.Contains(next))
            order.Add(next);
        int length = order.Count;
        order.AddRange(Enumerable.Range(1, rest.Count - 1).Except(order));
        for (int i = 0; i < rest.Count; i++)
            _list[from + i] = rest[order[i]];
        return length;
    }

    private int NextOf(int index, List<CertificateFacts> rest)
    {
        if (store.IsIssuer(rest[index], rest[index]))
            return -1;
        for (int i = 1; i < rest.Count; i++)
        {
            if (i != index && store.IsIssuer(rest[index], rest[i]))
                return i;
        }

        return -1;
    }

    /// <summary>
    /// shorten_clist: a self-signed last one says nothing; then the list ends with the first that the bucket of its own issuer has, so that in
    /// effect only a self-issued one ends it.
    /// </summary>
    private List<CertificateFacts> Shortened()
    {
        if (_list.Count > 1 && store.IsIssuer(_list[^1], _list[^1]))
            _list.RemoveAt(_list.Count - 1);
        for (int i = 1; i < _list.Count; i++)
        {
            if (store.Bucket(_list[i].Issuer).Exists(entry => entry.Certificate.Equals(_list[i])))
                _list.RemoveRange(i + 1, _list.Count - i - 1);
        }

        return _list;
    }
}
