using TrustShift.Catalogue.Yaml;
using TrustShift.Discovery.Evidence;
using TrustShift.Discovery.Sources;

namespace TrustShift.Discovery.Processes;

/// <summary>
/// Jobs of CI systems with trust variables of their own, each with the image that it runs in: GitHub Actions (docs.github.com, Workflow syntax, <c>env</c>), GitLab (docs.gitlab.com, CI/CD YAML, <c>variables</c>), CircleCI
/// (circleci.com/docs/configuration-reference, <c>environment</c>), Azure Pipelines (learn.microsoft.com, YAML schema, <c>variables</c> and <c>env</c>). Jobs without such variables are left out.
/// </summary>
public sealed class CiPipelines : ProcessSource
{
    private const int MostJobs = 500;

    // Keys of a job whose mappings are variables.
    private static readonly string[] s_variables = ["env", "variables", "environment"];

    // Top-level keys of GitLab's files that are no jobs.
    private static readonly string[] s_noJobs = ["variables", "default", "stages", "include", "workflow", "image", "services", "cache", "before_script", "after_script", "spec"];

    /// <inheritdoc/>
    public override bool IsCandidate(ReadOnlySpan<char> path, ReadOnlySpan<char> name) =>
        (name.EndsWith(".yml", StringComparison.OrdinalIgnoreCase) || name.EndsWith(".yaml", StringComparison.OrdinalIgnoreCase))
        && (path.Contains(".github/workflows/", StringComparison.Ordinal) || name.Contains("gitlab-ci", StringComparison.Ordinal) || name.StartsWith("azure-pipelines", StringComparison.OrdinalIgnoreCase)
            || path.Contains(".circleci/", StringComparison.Ordinal));

    /// <inheritdoc/>
    public override void Read(string path, string text, TargetFiles files, ProcessFindings findings)
    {
        foreach (YamlMapping document in YamlTree.ReadAll(text, out _).OfType<YamlMapping>())
        {
            foreach ((string name, YamlMapping job) in Jobs(path, document).Take(MostJobs))
                ReadJob(path, name, job, document, findings);
        }
    }

    private static IEnumerable<(string Name, YamlMapping Job)> Jobs(string path, YamlMapping document)
    {
        if (path.Contains("gitlab-ci", StringComparison.Ordinal))
            return document.Entries.Where(static e => Array.IndexOf(s_noJobs, e.Key.Value) < 0 && e.Value is YamlMapping).Select(static e => (e.Key.Value, (YamlMapping)e.Value));
        if (document.Find("jobs") is YamlMapping named)
            return named.Entries.Where(static e => e.Value is YamlMapping).Select(static e => (e.Key.Value, (YamlMapping)e.Value));
        // Azure: stages hold jobs; steps without jobs are one job.
        List<YamlMapping> jobs = [.. document.Items("stages").OfType<YamlMapping>().SelectMany(static s => s.Items("jobs")).Concat(document.Items("jobs")).OfType<YamlMapping>()];
        return jobs.Count > 0 ? jobs.Select(static j => (j.Text("job") ?? j.Text("deployment") ?? "job", j)) : [("steps", document)];
    }

    private static void ReadJob(string path, string name, YamlMapping job, YamlMapping document, ProcessFindings findings)
    {
        string id = $"{ProcessKinds.CiJob}:{path}#{name}";
        var variables = new ScopedVariables(id);
        foreach (YamlMapping? place in (YamlMapping?[])[document.Mapping("default"), document, job])
        {
            foreach (string key in s_variables)
                variables.SetAll(path, place?.Find(key));
        }

        foreach (YamlMapping step in job.Items("steps").OfType<YamlMapping>())
        {
            foreach (YamlMapping place in (YamlMapping[])[step, .. step.Entries.Select(static e => e.Value).OfType<YamlMapping>()])
            {
                foreach (string key in s_variables)
                    variables.SetAll(path, place.Find(key));
            }
        }

        if (variables.IsEmpty)
            return;
        findings.Settings.AddRange(variables.Settings);
        findings.Processes.Add(new ProcessEvidence(id, path, job.Line, ProcessKinds.CiJob, $"CI job {name}") { Image = ImageOf(job) ?? ImageOf(document.Mapping("default")) ?? ImageOf(document) ?? "(the runner of the CI system)" });
    }

    private static string? ImageOf(YamlMapping? place)
    {
        foreach (string key in (ReadOnlySpan<string>)["container", "image", "docker", "runs-on"])
        {
            YamlNode? node = place?.Find(key);
            node = node is YamlSequence { Items: [var first, ..] } ? first : node;
            if (node is YamlScalar scalar)
                return scalar.Value;
            if ((node as YamlMapping)?.Text("image") is { } image || (image = (node as YamlMapping)?.Text("name")) is not null)
                return image;
        }

        return place?.Mapping("pool")?.Text("vmImage");
    }
}
