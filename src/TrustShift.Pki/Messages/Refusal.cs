using System.Collections.Immutable;
using TrustShift.Pki.Certificates;
using TrustShift.Pki.Clients;
using TrustShift.Pki.Paths;
using TrustShift.Pki.Paths.Walks;

namespace TrustShift.Pki.Messages;

/// <summary>A rejected chain as a client's message sees it: the path that it came to, and what is wrong with each certificate.</summary>
internal sealed class Refusal
{
    private readonly Lazy<ImmutableArray<PathFinding>> _findings;

    public Refusal(ProfileName client, ClientProfile profile, PathRequest request, PathResult result)
    {
        Client = client;
        Profile = profile;
        Request = request;
        Candidates = result.Candidates;
        _findings = new Lazy<ImmutableArray<PathFinding>>(Judge);
    }

    public ProfileName Client { get; }

    public ClientProfile Profile { get; }

    public PathRequest Request { get; }

    /// <summary>The same refusal, seen along another path that reaches no anchor.</summary>
    public Refusal At(ImmutableArray<CertificateFacts> path) =>
        new(Client, Profile, Request, new PathResult(PathOutcome.Rejected, [], [new CandidatePath(path, null, []), .. Candidates], "")) { IsRetold = true };

    /// <summary>Whether the path is not the one that the search came to first.</summary>
    public bool IsRetold { get; private init; }

    /// <summary>Best first; empty when the chain was refused as it came.</summary>
    public ImmutableArray<CandidatePath> Candidates { get; }

    /// <summary>Whether there is a path to speak of.</summary>
    public bool HasPath => !Candidates.IsEmpty;

    /// <summary>The path, end entity first.</summary>
    public ImmutableArray<CertificateFacts> Path => Candidates[0].Certificates;

    public CertificateFacts EndEntity => Request.Presented[0];

    public CertificateFacts Last => Path[^1];

    public bool ReachesAnchor => Candidates[0].Anchor is not null;

    /// <summary>The host name asked for, as messages repeat it.</summary>
    public string Host => Request.HostName ?? ClientMessages.Varying;

    /// <summary>
    /// What is wrong with the certificates of the path, in no order. A path that reaches no anchor is judged as if its end were one: clients go on to look at what they have.
    /// </summary>
    public ImmutableArray<PathFinding> Findings => _findings.Value;

    public bool IsInStore(CertificateFacts certificate) => Request.Anchors.Any(anchor => anchor.Certificate.Equals(certificate)) || Request.StoreIntermediates.Contains(certificate);

    public bool Has(string id) => Findings.Any(finding => Counts(finding) && string.Equals(finding.Id, id, StringComparison.Ordinal));

    /// <summary>Whether this certificate of the path has the finding.</summary>
    public bool HasAt(int index, string id) => Findings.Any(finding => Counts(finding) && finding.Index == index && string.Equals(finding.Id, id, StringComparison.Ordinal));

    /// <summary>
    /// Whether there is a certificate, sent or in the store, with the name of an issuer of the path which did not issue: many clients then tell of a signature or of a key.
    /// </summary>
    public bool HasNamesake => Request.Anchors.Select(static anchor => anchor.Certificate).Concat(Request.Presented)
        .Any(other => !Path.Contains(other) && Path.Any(child => child.Issuer.Equals(other.Subject) && !child.Equals(other)));

    /// <summary>Whether a certificate is out of its dates on the day.</summary>
    public bool IsStale(CertificateFacts certificate) => Request.At > certificate.NotAfter || Request.At < certificate.NotBefore;

    /// <summary>Whether the path came back to a name that it has already: authorities that certify each other.</summary>
    public bool IsLoop => !ReachesAnchor && Path.Length > 1 && Path.SkipLast(1).Any(before => before.Subject.Equals(Last.Issuer));

    /// <summary>A root that was sent and issued the last certificate of the path, or is it; null when there is none.</summary>
    public CertificateFacts? SentRoot => IsRoot(Last) ? Last : Request.Presented.FirstOrDefault(sent => IsRoot(sent) && OpenSslDeadEnd.MayIssue(this, Last, sent));

    /// <summary>The only thing that is wrong; null when there are several or none.</summary>
    public PathFinding? Only => Findings.Where(Counts).ToList() is [var one] ? one : null;

    /// <summary>Whether this certificate is a root that the server sent and the store does not have.</summary>
    public static bool IsRoot(CertificateFacts certificate) => SelfSigned.Is(certificate);

    /// <summary>Whether the names that the authority at this place refuses are excluded, not merely not permitted.</summary>
    public bool IsExcluded(int index) =>
        Path[index].NameConstraints is { ExcludedDns: { IsEmpty: false } excluded } constraints
        && Path.Take(index).SelectMany(static below => below.DnsNames).Any(name => !(constraints with { PermittedDns = [] }).Allows(name))
        && !excluded.IsEmpty;

    private static bool Counts(PathFinding finding) => finding.Fatal;

    private ImmutableArray<PathFinding> Judge()
    {
        if (!HasPath)
            return [];
        if (ReachesAnchor)
            return Candidates[0].Findings;
        var ground = new WalkGround(Request, Profile, PathBudget.Default, new SignatureVerifier());
        return ground.Findings(Path, new TrustAnchor(Last), Path.TakeWhile(Request.Presented.Contains).Count(), plainEndEntity: Path.Length == 1);
    }
}
