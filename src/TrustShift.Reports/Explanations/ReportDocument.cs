using System.Collections.Immutable;
using System.Text.Json;

namespace TrustShift.Reports.Explanations;

/// <summary>The output of <c>check --format json</c>, read back to explain a line of it.</summary>
public sealed class ReportDocument
{
    /// <summary>The most bytes that a report may have.</summary>
    public const int MaximumLength = 256 * 1024 * 1024;

    private const int MaximumDepth = 16;

    private readonly ImmutableArray<ReportElement> _targets;

    private ReportDocument(ImmutableArray<ReportElement> targets) => _targets = targets;

    /// <summary>Reads a report; null where the text is none.</summary>
    public static ReportDocument? Read(ReadOnlyMemory<byte> json)
    {
        if (json.Length > MaximumLength)
            return null;
        try
        {
            if (json.Span.StartsWith(System.Text.Encoding.UTF8.Preamble))
                json = json[System.Text.Encoding.UTF8.Preamble.Length..];
            using JsonDocument document = JsonDocument.Parse(json, new JsonDocumentOptions { MaxDepth = MaximumDepth });
            var root = new ReportElement(document.RootElement.Clone());
            ImmutableArray<ReportElement> targets = root.Items("targets").Any() ? [.. root.Items("targets")] : [root];
            return targets.Any(static t => t.Items("assessments").Any()) ? new ReportDocument(targets) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>Every id in it.</summary>
    public ImmutableArray<string> Findings => [.. _targets.SelectMany(static t => t.Items("assessments").SelectMany(a => AssessmentFindings.Of(a, t).Keys)).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    /// <summary>What is behind an id: one explanation for each target and migration that has it.</summary>
    /// <param name="finding">The id, in any case.</param>
    public ImmutableArray<Explanation> Explain(string finding)
    {
        string id = finding.Trim().Trim('[', ']').ToLowerInvariant();
        var found = ImmutableArray.CreateBuilder<Explanation>();
        foreach (ReportElement target in _targets)
        {
            string name = target.Member("target") is { } described ? $"{described.Text("kind")} {described.Text("name")}" : "";
            foreach (ReportElement assessment in target.Items("assessments"))
            {
                if (AssessmentFindings.Of(assessment, target).TryGetValue(id, out Func<ExplanationLink>? explain))
                    found.Add(new Explanation(name, assessment.Text("migration"), assessment.Text("title"), assessment.Text("at"), explain()));
            }
        }

        return found.DrainToImmutable();
    }
}
