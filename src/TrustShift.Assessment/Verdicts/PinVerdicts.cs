using System.Collections.Immutable;
using System.Globalization;
using TrustShift.Catalogue.Certificates;
using TrustShift.Catalogue.Endpoints;
using TrustShift.Catalogue.Migrations;
using TrustShift.Discovery.Evidence;
using TrustShift.Pki.Certificates;

namespace TrustShift.Assessment.Verdicts;

/// <summary>
/// Judges pins by what they match: a set of pins accepts a chain when any certificate of it (or the root above it) carries a pinned key or is the pinned certificate.
/// </summary>
public sealed class PinVerdicts
{
    private readonly Migration _migration;
    private readonly EndpointClassifier _classifier;
    private readonly ImmutableArray<ServiceCases> _services;
    private readonly HashSet<Sha256Hash> _anchorKeys;
    private readonly HashSet<Sha256Hash> _keys;
    private readonly DateTimeOffset _at;
    private readonly PinTimes _times;

    /// <summary>Prepares the chains.</summary>
    public PinVerdicts(Migration migration, AssessmentOptions options)
    {
        _migration = migration;
        _classifier = new EndpointClassifier(migration);
        _anchorKeys = [.. migration.Anchors.Select(a => CertificateCatalogue.Find(a.Certificate)).OfType<CatalogueCertificate>().Select(c => c.Facts.SpkiSha256)];
        _at = options.At;
        _times = new PinTimes(migration, options.At);
        _keys = [.. _anchorKeys, .. migration.Before.Concat(migration.After).SelectMany(c => c.Certificates).Select(id => CertificateCatalogue.Find(id)).OfType<CatalogueCertificate>().SelectMany(static c => c.Facts.SignedBy is { } signer ? [c.Facts.SpkiSha256, signer] : new[] { c.Facts.SpkiSha256 })];
        _services = [.. migration.Services.Select(s => new ServiceCases(s, ChainCalendar.CasesOf(migration, s, options.At)))];
    }

    /// <summary>Judges one set; null when it has nothing to do with the migration.</summary>
    public PinAssessment? Judge(PinSet set)
    {
        PinAssessment? whole = JudgeWhole(set);
        if (set.Host is not null || whole?.Verdict is not Verdict.NotImpacted)
            return whole;
        // Together they accept what one list of them alone refuses: which list is whose, nothing says.
        PinAssessment? refusing = set.Lists().Select(JudgeWhole).FirstOrDefault(static one => one is { Verdict: not Verdict.NotImpacted });
        return refusing is null ? whole : refusing with
        {
            Verdict = Verdict.Unknown,
            Reasons = [new Reason("pins-in-several-lists", "The pins of this file stand in several places, and no host stands beside them. Together they match the new chains; those below alone do not.", Places(set)), .. refusing.Reasons],
        };
    }

    private PinAssessment? JudgeWhole(PinSet set)
    {
        EndpointClassification? host = set.Host is null ? null : _classifier.Classify(set.Host, "https");
        if (host is { IsInScope: false, IsUndecided: false } && !CoversServices(set.Host!))
            return null;
        // A pin on a parent domain, or on a name with variables, may be for any of the services: as if no host were stated.
        if (host is { IsInScope: false })
            host = null;
        if (set.Pins.All(p => p.Expires is { } end && end.ToDateTime(TimeOnly.MinValue) <= _at.UtcDateTime))
            return Result(set, Verdict.NotImpacted, "pin-expired", null);
        set = set with { Pins = [.. set.Pins.Where(p => p.Expires is not { } end || end.ToDateTime(TimeOnly.MinValue) > _at.UtcDateTime)] };
        if (set.Pins.Where(IsNeverMatched).ToImmutableArray() is { IsEmpty: false } never)
        {
            // Where others stand beside it, they decide.
            if (never.Length == set.Pins.Length)
                return set.Host is null && !never.Any(p => _keys.Contains(p.Value)) ? null : Result(set, IsMentioned(set) ? Verdict.Unknown : Verdict.Impacted, "pin-on-server-never-matches", null);
            set = set with { Pins = set.Pins.RemoveRange(never) };
        }

        bool knowsOld = _migration.Before.Any(c => Matches(set, c)) || IsServerUnder(set, _migration.Before);
        bool knowsNew = _migration.After.Any(c => Matches(set, c)) || set.Pins.Any(IsOtherCertificate);
        if (!knowsOld && !knowsNew && host is { IsInScope: true } && set.Pins.All(IsOfOtherAuthority))
            knowsNew = true;
        if (!knowsOld && !knowsNew)
            return set.Host is null && !IsPinOfAnyHost(set) ? null : LeafPin(set);

        IEnumerable<ServiceCases> services = host is null ? _services : _services.Where(s => string.Equals(s.Service.Id, host.Service, StringComparison.Ordinal));
        var cases = services.SelectMany(s => s.Cases).DistinctBy(c => (c.Chain.Id, c.Kind)).ToList();
        // A pin without a host says nothing of the service: for the old authority, that service counts whose old chain it matches.
        if (host is null && knowsOld && !knowsNew)
            cases = [.. cases.Where(c => c.Kind != ChainKind.OldServed)];
        bool isServed = cases.Exists(c => c.Kind == ChainKind.NewServed);
        // The one that was presented first.
        ChainCase? served = cases.Where(c => (c.Kind != ChainKind.NewPossible || !isServed) && !Matches(set, c.Chain)).MinBy(static c => c.Chain.From);
        ChainCase? possible = cases.Find(c => c.Kind == ChainKind.NewPossible && !Matches(set, c.Chain));
        if (served is not null)
            return Result(set, IsMentioned(set) ? Verdict.Unknown : Verdict.Impacted, knowsOld && !knowsNew ? "pin-to-old-authority" : "pin-rejects-served-chain", served);
        if (cases.Find(c => c.Kind != ChainKind.NewPossible && MatchOf(set, c.Chain) == PinMatch.DependsOnPath) is { } depends)
            return Result(set, Verdict.Unknown, "pin-depends-on-path", depends);
        if (cases.TrueForAll(c => c.Kind == ChainKind.OldServed))
        {
            return new PinAssessment(
                set.Path, set.Host, Verdict.Unknown, [new Reason("no-chain-known", "The migration describes no new chain for that day that the pins could be compared with.", Places(set))], []);
        }

        return possible is not null ? Result(set, Verdict.NotImpacted, "pin-fragile", possible) : Result(set, Verdict.NotImpacted, "pin-accepts-every-chain", null);
    }

    private static bool IsMentioned(PinSet set) => set.Pins.All(p => !Exposure.Decides(p.Strength));

    // The key of a server is never that of an authority.
    private static bool IsNeverMatched(PinEvidence pin) => pin.Kind is PinKinds.ServerKey && IsOfOtherAuthority(pin);

    private static bool IsOfOtherAuthority(PinEvidence pin) => pin.Kind is not PinKinds.Name && KnownCertificateHashes.Find(pin.Value) is { Facts.BasicConstraints: { IsAuthority: true } };

    // A certificate of an authority of the chains, but none that is presented: an older one, or one that another authority signed.
    private bool IsOtherCertificate(PinEvidence pin) => pin.Kind is not PinKinds.Name && KnownCertificateHashes.Find(pin.Value) is { IsKey: false } known && _anchorKeys.Contains(known.Facts.SpkiSha256);

    // Pins on "amazonaws.com" or "*.amazonaws.com" are often meant for all names below (includeSubdomains).
    private bool CoversServices(string host)
    {
        string domain = host.TrimStart('*', '.');
        return _migration.Forms.Any(f => f.Service is not null && f.Pattern.EndsWith("." + domain, StringComparison.OrdinalIgnoreCase));
    }

    private PinAssessment Result(PinSet set, Verdict verdict, string id, ChainCase? rejected)
    {
        string names = NamesOf(set);
        string host = set.Host is null ? "" : $" for {set.Host}";
        string text = id switch
        {
            "pin-expired" => $"The pins{host} ({names}) are enforced until {PinTimes.Day(set.Pins.Max(static p => p.Expires!.Value))} only: what they say does not matter any more.",
            "pin-on-server-never-matches" => $"The pins{host} ({names}) are keys of authorities, and the program compares them with the server's own key alone: none ever matches, and every connection is refused.",
            "pin-accepts-every-chain" => $"The pins{host} ({names}) match every chain that may be presented.",
            "pin-fragile" => $"FRAGILE: the pins{host} ({names}) match every chain that is served, but not \"{rejected!.Chain.Title}\", which may be presented.",
            "pin-depends-on-path" when set.Pins.All(static p => p.Kind is PinKinds.Name) => $"The pins{host} ({names}) name an authority of \"{rejected!.Chain.Title}\" above the one that issues the server's certificate: whether the code looks at it is not known.",
            "pin-depends-on-path" when !set.Pins.Any(p => _keys.Contains(p.Value)) => $"The pins{host} ({names}) are whole certificates of an authority that has several (its own, and such that others signed): which of them is in the path to \"{rejected!.Chain.Title}\" is the client's choice.",
            "pin-depends-on-path" => $"The pins{host} ({names}) match \"{rejected!.Chain.Title}\" only for clients whose path goes on above the first known anchor; a client that has that anchor never sees the pinned key.",
            "pin-to-old-authority" => $"The pins{host} promise to trust only the old authority ({names}): \"{rejected!.Chain.Title}\" matches none of them.",
            _ => $"The pins{host} ({names}) do not match \"{rejected!.Chain.Title}\".",
        };
        ImmutableArray<Reason> reasons = [new Reason(id, text, Places(set))];
        if (_times.Of(set, id, rejected) is { } when)
            reasons = reasons.Add(new Reason("pin-breaks-when", when, []));
        return new PinAssessment(set.Path, set.Host, verdict, reasons, id is "pin-accepts-every-chain" or "pin-expired" ? [] : Replacement());
    }

    private static string NamesOf(PinSet set)
    {
        const int Shown = 6;
        string[] names = [.. set.Pins.SelectMany(p => p is { Kind: PinKinds.Name, Text: { } text } ? [$"the name \"{text}\""] : Authorities(p.Value)).Distinct(StringComparer.Ordinal)];
        string shown = string.Join(", ", names.Take(Shown));
        return names.Length > Shown ? string.Create(CultureInfo.InvariantCulture, $"{shown} and {names.Length - Shown} others") : shown;
    }

    // "sha256/..." is a pin and nothing else. Where no host stands beside it, it may be for any of the services: the key of a server's own certificate is in no catalogue.
    // A fingerprint in hexadecimal is more often one of a file or a package, and the key of a known authority is a pin for what that authority certifies.
    private static bool IsPinOfAnyHost(PinSet set) =>
        set.Pins.Any(p => Exposure.Decides(p.Strength) && PinKinds.IsOfServer(p.Kind))
        && !set.Pins.Any(p => KnownCertificateHashes.Find(p.Value) is { Facts.BasicConstraints: { IsAuthority: true } });

    private PinAssessment LeafPin(PinSet set) => new(
        set.Path, set.Host, Verdict.Unknown,
        [new Reason("pin-to-unknown-key", $"The pins{(set.Host is null ? " (no host stands beside them)" : $" for {set.Host}")} belong to no authority that is known here: a key of a server certificate or a private authority, which breaks when the server's certificate is renewed.", Places(set))],
        Replacement());

    // The keys of all anchors of the migration: the only set that outlives a change of intermediate or root among them.
    private ImmutableArray<string> Replacement() =>
    [
        .. _migration.Anchors.Where(a => a.Recommended)
            .Select(a => CertificateCatalogue.Find(a.Certificate)).OfType<CatalogueCertificate>()
            .Select(c => $"sha256/{c.Facts.SpkiSha256.ToBase64()}    # {c.Facts.Subject.CommonName}"),
    ];

    private bool Matches(PinSet set, MigrationChain chain) => MatchOf(set, chain) != PinMatch.None;

    /// <summary>
    /// A client that pins looks at the path that it built. Every path of a chain contains the certificates up to the first key that is an anchor of the migration;
    /// what stands above that (a cross-signing root) is in the path of some clients only.
    /// </summary>
    private PinMatch MatchOf(PinSet set, MigrationChain chain)
    {
        if (set.Pins.Any(static p => p.Kind is PinKinds.ServerKey))
            set = set with { Pins = [.. set.Pins.Where(static p => p.Kind is not PinKinds.ServerKey)] };
        bool above = false;
        PinMatch best = PinMatch.None;
        CertificateFacts? last = null;
        CertificateFacts? first = CertificateCatalogue.Find(chain.Certificates.FirstOrDefault() ?? "")?.Facts;
        foreach (CertificateFacts facts in chain.Certificates.Select(id => CertificateCatalogue.Find(id)?.Facts).OfType<CertificateFacts>())
        {
            last = facts;
            bool isAnchor = _anchorKeys.Contains(facts.SpkiSha256);
            if (set.Pins.Any(p => p.Value == facts.SpkiSha256 || (p.Value == facts.Sha256 && !isAnchor)))
                best = above ? Max(best, PinMatch.DependsOnPath) : PinMatch.Sure;
            // An authority with several certificates (its own and cross-signed ones): which of them is in the path is the client's choice.
            else if (set.Pins.Any(p => p.Value == facts.Sha256 || IsCertificateOf(p.Value, facts.SpkiSha256)))
                best = Max(best, PinMatch.DependsOnPath);
            best = Max(best, NameMatchOf(set, facts, isIssuerOfServer: ReferenceEquals(facts, first)));
            above |= _anchorKeys.Contains(facts.SpkiSha256);
        }

        // The root that signed the last certificate is not served, but ends the path.
        if (last is { IsSelfIssued: false, SignedBy: { } key } && set.Pins.Any(p => p.Value == key || IsCertificateOf(p.Value, key)))
            best = Max(best, above ? PinMatch.DependsOnPath : PinMatch.Sure);
        if (last is not null && set.Pins.Any(p => PatternOf(p) is { } name && name.Matches(last.Issuer)))
            best = Max(best, PinMatch.DependsOnPath);
        return best;
    }

    // Code that compares names looks at the server's certificate: its issuer is the first certificate of the chain. Whether it walks up to the others is not known.
    private static PinMatch NameMatchOf(PinSet set, CertificateFacts facts, bool isIssuerOfServer) =>
        !set.Pins.Any(p => PatternOf(p) is { } name && name.Matches(facts.Subject)) ? PinMatch.None
        : isIssuerOfServer ? PinMatch.Sure
        : PinMatch.DependsOnPath;

    private static NamePattern? PatternOf(PinEvidence pin) => pin is { Kind: PinKinds.Name, Text: { } text } ? NamePattern.Parse(text) : null;

    // The subject of a server's certificate tells its authority too, where the certificate is known: those of DigiCert name Amazon's organisation, those of Amazon do not.
    private static bool IsServerUnder(PinSet set, ImmutableArray<MigrationChain> chains)
    {
        HashSet<Sha256Hash> issuers = [.. chains.Select(c => CertificateCatalogue.Find(c.Certificates.FirstOrDefault() ?? "")?.Facts).OfType<CertificateFacts>().Select(f => f.SpkiSha256)];
        return CertificateCatalogue.All.Any(c => IsServer(c) && c.Facts.SignedBy is { } signer && issuers.Contains(signer)
            && set.Pins.Any(p => PatternOf(p) is { HasTypes: true } name && name.Matches(c.Facts.Subject)));
    }

    private static bool IsServer(CatalogueCertificate certificate) => certificate.Facts.BasicConstraints is not { IsAuthority: true };

    // A pin on the whole certificate of an authority (its fingerprint) instead of on its key.
    private static bool IsCertificateOf(Sha256Hash certificate, Sha256Hash key) =>
        CertificateCatalogue.FindByKey(key).Any(c => c.Facts.IsSelfIssued && c.Facts.Sha256 == certificate);

    private static PinMatch Max(PinMatch a, PinMatch b) => a > b ? a : b;

    private static IEnumerable<string> Authorities(Sha256Hash value)
    {
        ImmutableArray<CatalogueCertificate> byKey = CertificateCatalogue.FindByKey(value);
        if (!byKey.IsEmpty)
            return [byKey[0].Facts.Subject.CommonName];
        return [KnownCertificateHashes.Find(value) is not { } known ? "an unknown key" : known.IsKey ? known.Facts.Subject.CommonName : $"the certificate {known.Facts.Subject.CommonName}"];
    }

    private static ImmutableArray<string> Places(PinSet set) =>
        [.. set.Pins.SelectMany(static p => p.UsedAt is { } use ? [Place(p), use] : new[] { Place(p) }).Distinct(StringComparer.Ordinal)];

    private static string Place(PinEvidence pin) => string.Create(CultureInfo.InvariantCulture, $"{pin.Path}:{pin.Line}");
}
