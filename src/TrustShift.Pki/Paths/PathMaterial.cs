using TrustShift.Pki.Certificates;
using TrustShift.Pki.Clients;

namespace TrustShift.Pki.Paths;

/// <summary>What a path can be made of, by subject: ends and building blocks.</summary>
internal sealed class PathMaterial
{
    private readonly Dictionary<DistinguishedName, List<TrustAnchor>> _ends = [];
    private readonly Dictionary<DistinguishedName, List<CertificateFacts>> _blocks = [];

    public PathMaterial(PathRequest request, ClientProfile profile)
    {
        var blocks = new HashSet<CertificateFacts>();
        var ends = new HashSet<TrustAnchor>();
        foreach (TrustAnchor anchor in request.Anchors)
        {
            if (EndsPath(anchor, profile))
            {
                if (ends.Add(anchor))
                    Add(_ends, anchor.Certificate.Subject, anchor);
            }
            else
            {
                AddBlock(anchor.Certificate);
                Powerless.TryAdd(anchor.Certificate, anchor);
            }
        }

        foreach (CertificateFacts certificate in request.Presented.Skip(1).Concat(request.StoreIntermediates))
            AddBlock(certificate);

        void AddBlock(CertificateFacts certificate)
        {
            if (blocks.Add(certificate))
                Add(_blocks, certificate.Subject, certificate);
        }
    }

    /// <summary>Store entries that end no path for this client, and are building blocks only.</summary>
    public Dictionary<CertificateFacts, TrustAnchor> Powerless { get; } = [];

    /// <summary>Anchors with this subject, in the store's order.</summary>
    public List<TrustAnchor> Ends(DistinguishedName subject) => _ends.GetValueOrDefault(subject) ?? [];

    /// <summary>Other certificates with this subject: sent by the server, or in the store.</summary>
    public List<CertificateFacts> Blocks(DistinguishedName subject) => _blocks.GetValueOrDefault(subject) ?? [];

    /// <summary>
    /// An explicit distrust ends every path that meets the key, badly. An anchor for other purposes, or one that is not self-issued
    /// where the client wants a root, is a certificate like any other.
    /// </summary>
    private static bool EndsPath(TrustAnchor anchor, ClientProfile profile) => anchor.Usage switch
    {
        AnchorUsage.Rejected => true,
        AnchorUsage.OtherOnly => false,
        _ => profile.AcceptsIntermediateAnchors || SelfSigned.Is(anchor.Certificate),
    };

    private static void Add<T>(Dictionary<DistinguishedName, List<T>> map, DistinguishedName subject, T value)
    {
        if (map.TryGetValue(subject, out List<T>? list))
            list.Add(value);
        else
            map.Add(subject, [value]);
    }
}
