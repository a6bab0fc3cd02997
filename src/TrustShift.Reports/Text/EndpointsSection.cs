using System.Collections.Immutable;
using TrustShift.Assessment;

namespace TrustShift.Reports.Text;

/// <summary>The endpoints of an assessment: those in scope, those that a rule takes out, and how many are none of this migration.</summary>
internal static class EndpointsSection
{
    private const int Shown = 12;

    public static void Write(TextPage page, ImmutableArray<ClassifiedEndpoint> endpoints, bool verbose)
    {
        if (endpoints.IsEmpty)
            return;
        ImmutableArray<ClassifiedEndpoint> inScope = [.. endpoints.Where(static e => e.Classification.IsInScope)];
        ImmutableArray<ClassifiedEndpoint> exempt = [.. endpoints.Where(static e => e.Classification is { IsInScope: false, Exemption: not null })];
        ImmutableArray<ClassifiedEndpoint> others = [.. endpoints.Where(static e => e.Classification is { IsInScope: false, Exemption: null })];
        page.Heading($"Endpoints: {inScope.Length} in scope, {exempt.Length} exempt, {others.Length} not of this migration");
        WriteHosts(page, inScope, verbose);
        foreach (IGrouping<string, ClassifiedEndpoint> rule in exempt.GroupBy(static e => e.Classification.Exemption!.Id, StringComparer.Ordinal))
        {
            page.Paragraph(2, $"exempt by {rule.Key}: {rule.First().Classification.Exemption!.Text}", hanging: 2);
            WriteHosts(page, [.. rule], verbose);
        }

        if (!verbose)
            return;
        if (!others.IsEmpty)
            page.Paragraph(2, "not of this migration:");
        WriteHosts(page, others, verbose);
    }

    private static void WriteHosts(TextPage page, ImmutableArray<ClassifiedEndpoint> endpoints, bool verbose)
    {
        foreach (ClassifiedEndpoint endpoint in verbose ? endpoints : endpoints.Take(Shown))
        {
            string scheme = endpoint.Evidence.Scheme is { } s ? s + "://" : "";
            string[] parts = [endpoint.Classification.Service ?? "", endpoint.Classification.Region ?? ""];
            string what = string.Join(", ", parts.Where(static p => p.Length > 0));
            page.Whole(4, scheme + endpoint.Evidence.Host + (what.Length > 0 ? $"  ({what})" : ""));
            page.Whole(8, Words.Place(endpoint.Evidence.Path, endpoint.Evidence.Line), Tone.Quiet);
        }

        if (!verbose && endpoints.Length > Shown)
            page.Paragraph(4, $"and {Words.Count(endpoints.Length - Shown, "other", "others")} (all with --verbose)", Tone.Quiet);
    }
}
