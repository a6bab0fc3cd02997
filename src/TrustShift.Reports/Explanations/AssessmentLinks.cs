using System.Collections.Immutable;
using System.Text;

namespace TrustShift.Reports.Explanations;

/// <summary>
/// The chains of reasons of one assessment: a verdict rests on how chains are taken, that on the effective store, the store on the rule by which it was chosen, and the rule on what was found
/// where. Everything stands in the report; nothing is judged again.
/// </summary>
internal sealed class AssessmentLinks(ReportElement assessment, ReportElement target)
{
    /// <summary>An application: what belongs to it.</summary>
    public ExplanationLink Application(ReportElement application)
    {
        ImmutableArray<string> clients = application.Texts("clients"), pins = application.Texts("pins"), endpoints = application.Texts("endpoints");
        return new ExplanationLink(
            "application", $"{application.Text("name")} ({application.Text("kind")})", application.Finding, application.Text("verdict"), [application.Text("place")],
            [
                ExplanationLink.Of("rule", ApplicationRules.Of(application.Text("kind"))),
                .. application.Items("reasons").Select(Reason),
                .. assessment.Items("clients").Where(c => clients.Contains(c.Finding, StringComparer.Ordinal)).Select(c => Client(c, deep: false)),
                .. assessment.Items("pins").Where(p => pins.Contains(p.Finding, StringComparer.Ordinal)).Select(static p => Short("pin", $"pins {ForHost(p)}", p)),
                .. assessment.Items("endpoints").Where(e => endpoints.Contains(e.Finding, StringComparer.Ordinal) && (e.Flag("inScope") || e.Member("exemption") is not null)).Select(Endpoint),
            ]);
    }

    /// <summary>A client: its reasons, the chains, its store, and whose it is.</summary>
    /// <param name="client">The client.</param>
    /// <param name="deep">Whether all of it is told, or only the line.</param>
    public ExplanationLink Client(ReportElement client, bool deep)
    {
        var link = new ExplanationLink("client", client.Text("name"), client.Finding, client.Text("verdict"), [client.Text("place")], []);
        if (!deep)
            return link with { Because = [.. client.Items("reasons").Select(Reason).Take(1)] };
        return link with
        {
            Because =
            [
                .. client.Items("reasons").Select(Reason),
                .. Chains(client),
                EffectiveStore(client),
                .. Owners("clients", client.Finding),
            ],
        };
    }

    /// <summary>A store: who uses it, or why nobody is known to.</summary>
    public ExplanationLink Store(string path, string finding)
    {
        ReportElement[] users = [.. assessment.Items("clients").Where(c => c.Member("store") is { } store && string.Equals(store.Text("path"), path, StringComparison.Ordinal))];
        ReportElement[] unused = [.. assessment.Items("unattributedStores").Where(s => string.Equals(s.Text("path"), path, StringComparison.Ordinal))];
        return new ExplanationLink(
            "store", users.Length > 0 ? Described(users[0].Member("store")!.Value) : $"{path} decides nothing", finding, null, [path],
            [
                .. unused.Select(static s => ExplanationLink.Of("reason", s.Text("why"))),
                .. users.Select(c => Client(c, deep: false) with { Because = [EffectiveStore(c)] }),
            ]);
    }

    /// <summary>An endpoint: what the migration says of it, and whose it is.</summary>
    public ExplanationLink Endpoint(ReportElement endpoint)
    {
        string scheme = endpoint.Optional("scheme") is { } s ? s + "://" : "", line = endpoint.Text("line");
        string says = endpoint.Member("exemption") is { } exemption ? $"exempt by {exemption.Text("id")}: {exemption.Text("text")}"
            : endpoint.Flag("inScope") ? $"in scope: it is an endpoint of {endpoint.Text("service")}{(endpoint.Optional("region") is { } region ? $" in {region}" : "")} (form {endpoint.Text("form")})"
            : "not of this migration";
        string strength = endpoint.Text("strength");
        return new ExplanationLink(
            "endpoint", scheme + endpoint.Text("host"), endpoint.Finding, null, [line is "0" or "" ? endpoint.Text("path") : $"{endpoint.Text("path")}:{line}"],
            [
                ExplanationLink.Of("reason", says),
                .. endpoint.Optional("resolution") is { } resolution ? [ExplanationLink.Of("reason", resolution)] : Array.Empty<ExplanationLink>(),
                .. endpoint.Optional("basis") is { } basis ? [ExplanationLink.Of("reason", basis)] : Array.Empty<ExplanationLink>(),
                ExplanationLink.Of("reason", strength is "mentioned" or "implied" ? $"it is only {strength} there, which decides nothing" : $"it is {strength} there, which decides"),
                .. Owners("endpoints", endpoint.Finding),
            ]);
    }

    /// <summary>A set of pins.</summary>
    public ExplanationLink Pin(ReportElement pin) => Short("pin", $"pins {ForHost(pin)}", pin) with
    {
        Because = [.. pin.Items("reasons").Select(Reason), .. pin.Texts("fix").Select(static f => ExplanationLink.Of("fix", f)), .. Owners("pins", pin.Finding)],
    };

    /// <summary>A gap, with all places of its reason.</summary>
    public ExplanationLink Gap(ReportElement gap) => new(
        "gap", gap.Text("reason"), gap.Finding, null, [.. target.Items("gaps").Where(g => string.Equals(g.Finding, gap.Finding, StringComparison.Ordinal)).Select(static g => g.Text("place"))],
        [
            ExplanationLink.Of("reason", gap.Flag("decides") ? "a trust store, a pin or a client may hide behind it, so that nothing can be proven without it" : "no trust can hide behind it, so that it decides nothing"),
            .. gap.Optional("remedy") is { } remedy ? [ExplanationLink.Of("fix", remedy)] : ImmutableArray<ExplanationLink>.Empty,
        ]);

    /// <summary>Verification that is switched off, with all its places.</summary>
    public ExplanationLink Security(ReportElement finding) => new(
        "security", $"{finding.Text("setting")}: {finding.Text("text")}", finding.Finding, null,
        [.. target.Items("securityFindings").Where(f => string.Equals(f.Finding, finding.Finding, StringComparison.Ordinal)).SelectMany(static f => f.Texts("evidence"))],
        [
            ExplanationLink.Of("reason", $"{finding.Text("severity")}: it concerns {finding.Optional("concerns") ?? "what runs this code or reads this file"}"),
            ExplanationLink.Of("rule", "it changes no verdict, unless it is a started program's own setting and concerns every connection of it"),
        ]);

    /// <summary>The target as a whole.</summary>
    public ExplanationLink Target() => new(
        "target", assessment.Text("summary"), null, assessment.Text("verdict"), [],
        [.. assessment.Items("reasons").Select(Reason), .. assessment.Items("applications").Select(static a => Short("application", a.Text("name"), a))]);

    /// <summary>A reason with its places.</summary>
    public static ExplanationLink Reason(ReportElement reason) => new("reason", reason.Text("text"), reason.Finding, null, reason.Texts("evidence"), []);

    private static IEnumerable<ExplanationLink> Chains(ReportElement client)
    {
        // Chains that are taken alike share a link: what stands in quotes and brackets only names the certificates of each.
        foreach (IGrouping<(string Outcome, string Says), ReportElement> alike in client.Items("chains")
            .GroupBy(static c => (Outcome: c.Text("outcome"), Says: c.Flag("accepted") ? "" : WithoutNames(c.Text("sentence")))).OrderBy(static g => g.Key.Outcome switch { "rejected" => 0, "undecided" => 1, _ => 2 }))
        {
            ReportElement first = alike.First();
            string path = string.Join(" → ", first.Texts("path")), sentence = first.Flag("accepted") ? "" : first.Text("sentence");
            string says = sentence.Length > 0 ? sentence : path.Length > 0 ? $"for instance {path}" : "";
            string[] which = [.. alike.Select(static c => $"\"{c.Optional("title") ?? c.Text("id")}\" ({(c.Text("side") is "after" ? "new" : "old")}, {c.Text("status")})").Distinct(StringComparer.Ordinal)];
            yield return ExplanationLink.Of("chain", $"{(which.Length == 1 ? "1 chain" : $"{which.Length} chains")} {alike.Key.Outcome} by the rules of the profile {client.Text("profile")}: {says}") with
            {
                Because = [.. which.Select(static text => ExplanationLink.Of("chain", text))],
            };
        }
    }

    private static string WithoutNames(string sentence)
    {
        var kept = new StringBuilder();
        char? until = null;
        foreach (char c in sentence)
        {
            if (until is null && c is '(' or '\'')
                until = c is '(' ? ')' : '\'';
            else if (until == c)
                until = null;
            else if (until is null)
                kept.Append(c);
        }

        return kept.ToString();
    }

    private static ExplanationLink EffectiveStore(ReportElement client)
    {
        ImmutableArray<ExplanationLink> evidence = [.. client.Items("evidence").Select(static e => ExplanationLink.Of("evidence", e.Text("says"), e.Text("place")))];
        if (client.Member("store") is not { } store)
            return new ExplanationLink("store", "the trust store that it uses is not known", null, null, [], [.. Doubt(client), .. evidence]);
        var why = new ExplanationLink("rule", store.Text("reason"), null, null, [], [.. store.Items("rules").Select(static r => ExplanationLink.Of("rule", $"rule {r.Text("id")}: {r.Text("says")} (source: {r.Text("source")})")), .. evidence]);
        return new ExplanationLink("store", Described(store), store.Finding, null, [store.Text("path")], [why, .. Doubt(client)]);
    }

    private static IEnumerable<ExplanationLink> Doubt(ReportElement client) => client.Optional("uncertainty") is { } why ? [ExplanationLink.Of("reason", $"not certain: {why}")] : [];

    private static string Described(ReportElement store)
    {
        string anchors = store.Text("anchors"), date = store.Optional("dataDate") is { } day ? $", roots of {day}" : "";
        return $"effective trust store {store.Text("path")} ({store.Text("format")}, {anchors} {(anchors is "1" ? "anchor" : "anchors")}{date})";
    }

    private IEnumerable<ExplanationLink> Owners(string member, string finding) =>
        assessment.Items("applications").Where(a => a.Texts(member).Contains(finding, StringComparer.Ordinal)).Select(static a => Short("application", $"it belongs to {a.Text("name")} ({a.Text("kind")})", a));

    private static ExplanationLink Short(string kind, string text, ReportElement element) =>
        new(kind, text, element.Finding, element.Optional("verdict"), element.Optional("place") is { } place ? [place] : element.Optional("path") is { } path ? [path] : [], []);

    private static string ForHost(ReportElement pin) => pin.Optional("host") is { } host ? $"for {host}" : "for every host";
}
