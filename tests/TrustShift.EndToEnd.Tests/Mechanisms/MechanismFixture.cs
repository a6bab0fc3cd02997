using System.Text.Json;
using TrustShift.EndToEnd.Tests.Fixtures;
using TrustShift.Testing;
using YamlDotNet.RepresentationModel;

namespace TrustShift.EndToEnd.Tests.Mechanisms;

/// <summary>
/// A fixture: <c>files/</c> is the target as it is (a line <c>@pem NAME ...</c> in it becomes certificates), and <c>expected.yaml</c> says
/// <code>
/// shows: curl takes .curlrc before the environment        # one sentence
/// source: https://curl.se/docs/manpage.html               # where that is documented, or which real run showed it
/// check: [--uses, s3]                                      # more options
/// verdict: impacted                                        # of the whole target
/// write: {usr/bin/curl: "\x7fELF libcurl.so.4\0"}          # files that hold more than text
/// stores: {etc/ca.pem: [amazon-root-ca-1], t.jks: [...]}   # made when the test runs; StoreMaker knows the names and the formats
/// links: {usr/lib/ssl/cert.pem: /etc/ssl/cert.pem}         # symbolic links
/// clients:                                                 # all of them: one that is not listed is a failure
/// - {client: curl, store: etc/ca.pem, reason: "cacert (root/.curlrc:1)", verdict: impacted}
/// applications:                                            # in place of clients, or beside them: all of them, each with its clients
/// - {application: billing.service, kind: systemd-unit, verdict: impacted, clients: [...]}
/// others: [openssl]                                        # kinds of clients that may be there as well and are not looked at
/// says: [a part of a reason of the whole target]
/// asked, answer: what a person wanted to know in a public thread, and the answer that the rest proves
/// </code>
/// </summary>
public sealed class MechanismFixture
{
    /// <summary>The name of the description.</summary>
    public const string FileName = "expected.yaml";

    private static readonly string[] s_keys = ["shows", "asked", "answer", "source", "check", "verdict", "write", "stores", "links", "clients", "applications", "others", "says"];

    private readonly string _folder;
    private readonly YamlMappingNode _root;

    private MechanismFixture(string folder, YamlMappingNode root)
    {
        _folder = folder;
        _root = root;
        Assert.Empty(root.Children.Keys.Select(static k => k.ToString()).Except(s_keys, StringComparer.Ordinal));
        Assert.NotEqual("", One("source"));
    }

    /// <summary>The folder of all fixtures.</summary>
    public static string Root { get; } = Repository.PathOf("tests", "TrustShift.EndToEnd.Tests", "Mechanisms");

    /// <summary>What it shows.</summary>
    public string Shows => One("shows");

    /// <summary>More options for <c>check</c>.</summary>
    public IReadOnlyList<string> Check => FixtureYaml.Many(_root, "check");

    /// <summary>The names of all fixtures in a folder.</summary>
    public static IEnumerable<string> NamesIn(string root) => Directory.EnumerateDirectories(root)
        .Where(static folder => File.Exists(Path.Combine(folder, FileName)))
        .Select(static folder => Path.GetFileName(folder))
        .Order(StringComparer.Ordinal);

    /// <summary>Reads one by its name.</summary>
    public static MechanismFixture Read(string name) => ReadFolder(Path.Combine(Root, name));

    /// <summary>Reads the one in a folder.</summary>
    public static MechanismFixture ReadFolder(string folder) => new(folder, FixtureYaml.Read(Path.Combine(folder, FileName)));

    /// <summary>Makes the target, checks it, and fails the test with every difference.</summary>
    public void AssertHolds()
    {
        using var folder = new TemporaryFolder();
        string target = Path.Combine(folder.Root, "target");
        Build(target);
        ToolResult result = Cli.Run(["check", target, "--format", "json", .. Check]);
        Assert.True(result.ExitCode is 0 or 1 or 2, result.Error);
        using JsonDocument report = JsonDocument.Parse(result.Output);
        MechanismReport found = MechanismReport.Of(report.RootElement.GetProperty("assessments")[0]);
        IReadOnlyList<string> problems = Compare(found);
        Assert.True(problems.Count == 0, $"{Path.GetFileName(_folder)}: {Shows}\n- {string.Join("\n- ", problems)}\nFound:\n{found}");
    }

    /// <summary>Makes the target.</summary>
    public void Build(string target) => FixtureTarget.Build(_root, Path.Combine(_folder, "files"), target);

    /// <summary>Everything in which a report differs; nothing when all is as expected.</summary>
    public IReadOnlyList<string> Compare(MechanismReport found)
    {
        var problems = new List<string>();
        if (!string.Equals(found.Verdict, One("verdict"), StringComparison.Ordinal))
            problems.Add($"expected the target to be {One("verdict")}, it is {found.Verdict}");
        problems.AddRange(FixtureYaml.Many(_root, "says").Where(part => !found.Texts.Any(t => t.Contains(part, StringComparison.Ordinal))).Select(static part => $"no reason of the target holds '{part}'"));

        IReadOnlyList<string> others = FixtureYaml.Many(_root, "others");
        if (_root.Children.ContainsKey("clients"))
            problems.AddRange(ClientComparison.Compare(ExpectedClient.In(_root), found.Clients, others));
        if (!_root.Children.TryGetValue("applications", out YamlNode? applications))
            return problems;
        var open = found.Applications.ToList();
        foreach (ExpectedApplication expected in ((YamlSequenceNode)applications).Children.Cast<YamlMappingNode>().Select(static a => new ExpectedApplication(FixtureYaml.One(a, "application")!, FixtureYaml.One(a, "kind")!, FixtureYaml.One(a, "verdict")!, ExpectedClient.In(a))))
        {
            if (open.Find(a => string.Equals(a.Name, expected.Name, StringComparison.Ordinal)) is not { } application)
            {
                problems.Add($"missing application: {expected.Name}");
                continue;
            }

            problems.AddRange(expected.Differences(application, others));
            open.Remove(application);
        }

        problems.AddRange(open.Select(static a => $"unexpected application: {a.Name} ({a.Kind})"));
        return problems;
    }

    private string One(string key) => FixtureYaml.One(_root, key) ?? throw new InvalidDataException($"{_folder}/{FileName} has no '{key}'");
}
