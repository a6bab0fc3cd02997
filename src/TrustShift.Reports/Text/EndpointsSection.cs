using System.Collections.Immutable;
using TrustShift.Assessment;
using TrustShift.Assessment.Verdicts;
using TrustShift.Reports.Json;

namespace TrustShift.Reports.Text;

/// <summary>The endpoints of an assessment: those in scope, those that a rule takes out, and how many are none of this migration.</summary>
internal static class EndpointsSection
{
    private const int Shown = 12;
    private const int ShownExempt = 4;

    public static void Write(TextPage page, ImmutableArray<ClassifiedEndpoint> endpoints, bool verbose)
    {
        if (endpoints.IsEmpty)
        {
            page.Heading("Endpoints: none found");
            page.Paragraph(2, "Neither URLs and host names nor clients of S3 and resources that imply them.", Tone.Quiet);
            return;
        }

        ImmutableArray<ClassifiedEndpoint> inScope = [.. endpoints.Where(static e => e.Classification.IsInScope)];
        ImmutableArray<ClassifiedEndpoint> exempt = [.. endpoints.Where(static e => e.Classification is { IsInScope: false, Exemption: not null })];
        ImmutableArray<ClassifiedEndpoint> others = [.. endpoints.Where(static e => e.Classification is { IsInScope: false, Exemption: null })];
        page.Heading($"Endpoints: {inScope.Length} in scope, {exempt.Length} exempt, {others.Length} not of this migration");
        WriteHosts(page, inScope, verbose, Shown);
        foreach (IGrouping<string, ClassifiedEndpoint> rule in exempt.GroupBy(static e => e.Classification.Exemption!.Id, StringComparer.Ordinal))
        {
            page.Paragraph(2, $"exempt by {rule.Key}: {rule.First().Classification.Exemption!.Text}", hanging: 2);
            WriteHosts(page, [.. rule], verbose, ShownExempt);
        }

        if (!verbose)
            return;
        if (!others.IsEmpty)
            page.Paragraph(2, "not of this migration:");
        WriteHosts(page, others, verbose, Shown);
    }

    // What is only mentioned (documentation, tests, source code on a host) decides nothing: it is counted, and listed with --verbose.
    private static void WriteHosts(TextPage page, ImmutableArray<ClassifiedEndpoint> endpoints, bool verbose, int most)
    {
        ImmutableArray<ClassifiedEndpoint> listed = verbose ? endpoints : [.. endpoints.Where(static e => Exposure.Decides(e.Evidence.Strength))];
        var hosts = listed.GroupBy(static e => (e.Evidence.Scheme, e.Evidence.Host)).ToList();
        foreach (IGrouping<(string? Scheme, string Host), ClassifiedEndpoint> host in verbose ? hosts : hosts.Take(most))
        {
            ClassifiedEndpoint first = host.First();
            string scheme = host.Key.Scheme is { } s ? s + "://" : "";
            string[] parts = [first.Classification.Service ?? "", first.Classification.Region ?? ""];
            string what = string.Join(", ", parts.Where(static p => p.Length > 0));
            page.Whole(4, scheme + host.Key.Host + (what.Length > 0 ? $"  ({what})" : "") + $"  [{FindingId.Of(first.Evidence)}]");
            foreach (ClassifiedEndpoint endpoint in verbose ? host : host.Take(1))
                page.Whole(8, $"{Words.Place(endpoint.Evidence.Path, endpoint.Evidence.Line)}, {JsonNames.Of(endpoint.Evidence.Strength)}{(endpoint.Evidence.Basis is { } basis ? $": {basis}" : "")}", Tone.Quiet);
            if (first.Resolution is { } resolution)
                page.Paragraph(8, resolution, Tone.Quiet);
            if (!verbose && host.Count() > 1)
                page.Paragraph(8, $"and {Words.Count(host.Count() - 1, "other place", "other places")}", Tone.Quiet);
        }

        if (verbose)
            return;
        int mentioned = endpoints.Length - listed.Length;
        if (hosts.Count > most)
            page.Paragraph(4, $"and {Words.Count(hosts.Count - most, "other host", "other hosts")} (all with --verbose)", Tone.Quiet);
        if (mentioned > 0)
            page.Paragraph(4, $"{Words.Count(mentioned, "place", "places")} where one is only mentioned, which decides nothing (--verbose)", Tone.Quiet);
    }
}
