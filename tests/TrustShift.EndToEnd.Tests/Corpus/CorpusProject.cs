using System.Text.Json;
using TrustShift.EndToEnd.Tests.Fixtures;
using TrustShift.EndToEnd.Tests.Mechanisms;
using TrustShift.Testing;
using YamlDotNet.RepresentationModel;

namespace TrustShift.EndToEnd.Tests.Corpus;

/// <summary>
/// A project of the corpus: <c>project/</c> holds its files as they are (a line <c>@pem NAME ...</c> becomes certificates, as in a mechanism), and <c>expected.yaml</c> says all that is to be found
/// <code>
/// shows: an Android application pins Baltimore CyberTrust Root for its bucket     # one sentence
/// source: https://...                                                             # where the form is documented
/// language: Kotlin                                                                # or the format
/// check: [--uses, s3]                                                             # options of the run
/// verdict: impacted                                                               # of the whole target
/// endpoints:
/// - {at: "src/Api.kt:12", host: b.s3.amazonaws.com, scheme: https, strength: coded, scope: in}     # in, other, undecided, or the rule that exempts it
/// pins:
/// - {at: "src/Api.kt:20", kind: spki-sha256, host: b.s3.amazonaws.com, strength: coded, of: baltimore-cybertrust-root}
///                                    # of: a certificate of the catalogue; key: or certificate: where the kind does not tell; value: of an unknown one; name: a name that is compared
/// sets:
/// - {path: src/Api.kt, host: b.s3.amazonaws.com, verdict: impacted, reason: pin-to-old-authority, breaks: "a part of the sentence that says when"}
/// clients: [...]                                                                  # all of them, as in a mechanism
/// gaps: ["src/Api.kt:3"]                                                          # places of gaps that decide;  remarks: of those that do not
/// security: ["curl-insecure run.sh:3"]                                            # id and place
/// stores, write, links: as in a mechanism
/// </code>
/// </summary>
public sealed class CorpusProject
{
    private static readonly string[] s_keys = ["shows", "source", "language", "check", "verdict", "endpoints", "pins", "sets", "clients", "gaps", "remarks", "security", "stores", "write", "links"];

    private readonly string _folder;
    private readonly YamlMappingNode _root;

    private CorpusProject(string folder, YamlMappingNode root)
    {
        _folder = folder;
        _root = root;
        Assert.Empty(root.Children.Keys.Select(static k => k.ToString()).Except(s_keys, StringComparer.Ordinal));
        Assert.NotEqual("", One("shows"));
        Assert.NotEqual("", One("source"));
    }

    /// <summary>The folder of all projects.</summary>
    public static string Root { get; } = Repository.PathOf("tests", "Corpus", "Projects");

    /// <summary>The names of all projects.</summary>
    public static IEnumerable<string> Names => MechanismFixture.NamesIn(Root);

    /// <summary>Its language or format.</summary>
    public string Language => One("language");

    /// <summary>Reads one by its name.</summary>
    public static CorpusProject Read(string name)
    {
        string folder = Path.Combine(Root, name);
        return new CorpusProject(folder, FixtureYaml.Read(Path.Combine(folder, MechanismFixture.FileName)));
    }

    /// <summary>Makes the target, takes its inventory, judges that, and fails the test with every difference.</summary>
    public void AssertHolds()
    {
        using var folder = new TemporaryFolder();
        string target = Path.Combine(folder.Root, "target");
        string evidence = folder.PathOf("evidence.json");
        FixtureTarget.Build(_root, Path.Combine(_folder, "project"), target);
        Assert.Equal(0, Cli.Run("inventory", target, "--format", "json", "--output", evidence).ExitCode);
        ToolResult result = Cli.Run(["check", evidence, "--format", "json", .. FixtureYaml.Many(_root, "check")]);
        Assert.True(result.ExitCode is 0 or 1 or 2, result.Error);
        using JsonDocument inventory = JsonDocument.Parse(File.ReadAllText(evidence));
        using JsonDocument report = JsonDocument.Parse(result.Output);
        CorpusReport found = CorpusReport.Of(inventory.RootElement, report.RootElement);
        var problems = new List<string>();
        problems.AddRange(Differences("verdict", [One("verdict")], [found.Verdict]));
        problems.AddRange(Differences("endpoint", Lines("endpoints", Endpoint), found.Endpoints));
        problems.AddRange(Differences("pin", Lines("pins", Pin), found.Pins));
        problems.AddRange(Differences("set of pins", Lines("sets", Set), found.Sets.Select(static s => s.Line)));
        problems.AddRange(Differences("gap", FixtureYaml.Many(_root, "gaps"), found.Gaps));
        problems.AddRange(Differences("gap that decides nothing", FixtureYaml.Many(_root, "remarks"), found.Remarks));
        problems.AddRange(Differences("security finding", FixtureYaml.Many(_root, "security"), found.Security));
        problems.AddRange(ClientComparison.Compare(ExpectedClient.In(_root), found.Clients, []));
        foreach (YamlMappingNode set in FixtureYaml.Mappings(_root, "sets"))
        {
            FoundPinSet? same = found.Sets.FirstOrDefault(s => string.Equals(s.Line, Set(set), StringComparison.Ordinal));
            if (same is null)
                continue;
            if (FixtureYaml.One(set, "breaks") is { } breaks && !same.Texts.Any(t => t.Contains(breaks, StringComparison.Ordinal)))
                problems.Add($"{same.Line}: no reason holds '{breaks}'");
            problems.AddRange(same.FixProblems());
        }

        Assert.True(problems.Count == 0, $"{Path.GetFileName(_folder)}: {One("shows")}\n- {string.Join("\n- ", problems)}\nFound:\n{found}");
    }

    private static IEnumerable<string> Differences(string what, IEnumerable<string> expected, IEnumerable<string> found)
    {
        var open = found.ToList();
        foreach (string one in expected)
        {
            if (!open.Remove(one))
                yield return $"missing {what}: {one}";
        }

        foreach (string one in open)
            yield return $"unexpected {what}: {one}";
    }

    private static string Endpoint(YamlMappingNode e) => $"{Get(e, "at")} {FixtureYaml.One(e, "scheme") ?? "-"} {Get(e, "host")} {Get(e, "strength")} {Get(e, "scope")}";

    private static string Pin(YamlMappingNode p)
    {
        string kind = Get(p, "kind");
        string value = FixtureYaml.One(p, "of") is { } of ? CorpusHashes.Of(of, isKey: !kind.StartsWith("certificate", StringComparison.Ordinal))
            : FixtureYaml.One(p, "key") is { } key ? CorpusHashes.Of(key, isKey: true)
            : FixtureYaml.One(p, "certificate") is { } certificate ? CorpusHashes.Of(certificate, isKey: false)
            : FixtureYaml.One(p, "name") is { } name ? "the name " + name
            : CorpusHashes.Read(Get(p, "value"));
        return $"{Get(p, "at")} {kind} {FixtureYaml.One(p, "host") ?? "-"} {Get(p, "strength")} {value}";
    }

    private static string Set(YamlMappingNode s) => $"{Get(s, "path")} {FixtureYaml.One(s, "host") ?? "-"}: {Get(s, "verdict")}, {Get(s, "reason")}";

    private static string Get(YamlMappingNode mapping, string key) => FixtureYaml.One(mapping, key) ?? throw new InvalidDataException($"no '{key}' in {mapping}");

    private IEnumerable<string> Lines(string key, Func<YamlMappingNode, string> line) => FixtureYaml.Mappings(_root, key).Select(line);

    private string One(string key) => FixtureYaml.One(_root, key) ?? throw new InvalidDataException($"{_folder} has no '{key}'");
}
