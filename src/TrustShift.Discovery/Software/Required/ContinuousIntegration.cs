using TrustShift.Catalogue.Yaml;
using TrustShift.Discovery.Evidence;
using TrustShift.Discovery.Sources;

namespace TrustShift.Discovery.Software.Required;

/// <summary>
/// What CI runs with: the setup actions and containers of GitHub Actions (docs.github.com/actions, "Workflow syntax"), and the images of GitLab (docs.gitlab.com/ci/yaml, "image"),
/// CircleCI and Bitbucket.
/// </summary>
public sealed class ContinuousIntegration : SoftwareSource
{
    private const int Longest = 512 * 1024;
    private const int MostNodes = 20_000;

    // The action, its input, and the runtime.
    private static readonly (string Action, string Input, string Runtime)[] s_actions =
    [
        ("actions/setup-node@", "node-version", "Node.js"), ("actions/setup-python@", "python-version", "Python"), ("actions/setup-java@", "java-version", "Java"), ("actions/setup-go@", "go-version", "Go"),
        ("actions/setup-dotnet@", "dotnet-version", ".NET SDK"), ("ruby/setup-ruby@", "ruby-version", "Ruby"), ("shivammathur/setup-php@", "php-version", "PHP"), ("denoland/setup-deno@", "deno-version", "Deno"),
        ("oven-sh/setup-bun@", "bun-version", "Bun"), ("erlef/setup-beam@", "otp-version", "Erlang"),
    ];

    /// <inheritdoc/>
    public override bool CountsInArchives => false;

    /// <inheritdoc/>
    public override bool IsMarker(ReadOnlySpan<char> path, ReadOnlySpan<char> name) =>
        (name.EndsWith(".yml", StringComparison.Ordinal) || name.EndsWith(".yaml", StringComparison.Ordinal))
        && (name is ".gitlab-ci.yml" or "bitbucket-pipelines.yml" || path.Contains(".github/workflows/", StringComparison.Ordinal) || path.EndsWith(".circleci/config.yml", StringComparison.Ordinal));

    /// <inheritdoc/>
    public override IEnumerable<SoftwareEvidence> Read(string path, TargetFiles files)
    {
        if (files.ReadText(path, Longest) is not { } text)
            return [];
        var found = new List<SoftwareEvidence>();
        bool isGitHub = path.Contains(".github/workflows/", StringComparison.Ordinal);
        foreach (YamlMapping document in YamlTree.ReadAll(text, out _).OfType<YamlMapping>())
        {
            if (!isGitHub)
            {
                Images(document, path, found);
                continue;
            }

            foreach ((YamlScalar _, YamlNode value) in document.Mapping("jobs")?.Entries ?? [])
            {
                if (value is YamlMapping job)
                    Job(job, path, found);
            }
        }

        return found.DistinctBy(static s => (s.Kind, s.Name, s.Version, s.Requirement));
    }

    private static void Job(YamlMapping job, string path, List<SoftwareEvidence> found)
    {
        AddImage(job.Find("container"), path, found);
        foreach ((YamlScalar _, YamlNode service) in job.Mapping("services")?.Entries ?? [])
            AddImage(service, path, found);
        foreach (YamlMapping step in job.Items("steps").OfType<YamlMapping>())
        {
            if (step.Text("uses") is not { } uses)
                continue;
            if (uses.StartsWith("docker://", StringComparison.Ordinal))
                AddImage(uses["docker://".Length..], step.Line, path, found);
            (string Action, string Input, string Runtime) row = Array.Find(s_actions, a => uses.StartsWith(a.Action, StringComparison.Ordinal));
            if (row.Action is null || step.Mapping("with")?.Find(row.Input) is not { } version)
                continue;
            foreach (string one in Values(version, job))
                found.AddRange(RequiredRuntime.Of(path, row.Runtime, one, row.Runtime is "Java" ? step.Mapping("with")?.Text("distribution") : null));
        }
    }

    // Of GitLab and its like: "image:" anywhere, as text or as {name: ...}.
    private static void Images(YamlMapping document, string path, List<SoftwareEvidence> found)
    {
        var pending = new Stack<YamlNode>([document]);
        for (int seen = 0; seen < MostNodes && pending.TryPop(out YamlNode? node); seen++)
        {
            switch (node)
            {
                case YamlMapping mapping:
                    AddImage(mapping.Find("image"), path, found);
                    foreach ((YamlScalar _, YamlNode value) in mapping.Entries)
                        pending.Push(value);
                    break;
                case YamlSequence list:
                    foreach (YamlNode item in list.Items)
                        pending.Push(item);
                    break;
            }
        }
    }

    private static void AddImage(YamlNode? node, string path, List<SoftwareEvidence> found)
    {
        if (node is YamlScalar plain)
            AddImage(plain.Value, plain.Line, path, found);
        else if (node is YamlMapping mapping && (mapping.Text("image") ?? mapping.Text("name")) is { } name)
            AddImage(name, mapping.Line, path, found);
    }

    private static void AddImage(string image, int line, string path, List<SoftwareEvidence> found)
    {
        if (image.Length is > 0 and < 300 && !image.Contains(' ', StringComparison.Ordinal) && Scanning.PlaceNatures.Of(path) != Scanning.PlaceNature.Sample)
            found.Add(new SoftwareEvidence($"{path}:{line}", SoftwareKinds.ContainerImage, image, null) { Basis = SoftwareBasis.Declared });
    }

    // "${{ matrix.node }}" stands for each value of the matrix; several versions may stand in lines.
    private static IEnumerable<string> Values(YamlNode node, YamlMapping job)
    {
        if (node is YamlSequence list)
            return list.Items.OfType<YamlScalar>().Select(static i => i.Value);
        string text = (node as YamlScalar)?.Value ?? "";
        int at = text.IndexOf("matrix.", StringComparison.Ordinal);
        if (!text.StartsWith("${{", StringComparison.Ordinal) || at < 0)
            return text.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        string key = text[(at + "matrix.".Length)..].TrimEnd('}', ' ');
        return job.Mapping("strategy")?.Mapping("matrix")?.Items(key).OfType<YamlScalar>().Select(static i => i.Value) ?? [];
    }
}
