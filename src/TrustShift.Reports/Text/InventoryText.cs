using System.Collections.Immutable;
using TrustShift.Discovery.Evidence;
using TrustShift.Reports.Json;

namespace TrustShift.Reports.Text;

/// <summary>The text of <c>inventory</c>: what was found, summed up; --verbose lists everything.</summary>
public static class InventoryText
{
    private const int Shown = 15;
    private const int ShownPlaces = 5;

    /// <summary>Writes the whole report.</summary>
    /// <param name="report">What to say.</param>
    /// <param name="page">Where to.</param>
    /// <param name="verbose">Whether nothing is left out.</param>
    public static void Write(InventoryReport report, TextPage page, bool verbose)
    {
        foreach (EvidenceSet evidence in report.Targets)
            WriteTarget(report, evidence, page, verbose);
    }

    private static void WriteTarget(InventoryReport report, EvidenceSet evidence, TextPage page, bool verbose)
    {
        page.Heading($"Inventory of {Words.Of(evidence.Target)}");
        page.Labelled(2, "collected", 14, Words.Moment(evidence.CollectedAt));
        page.Labelled(2, "files", 14, $"{Words.Count(evidence.Statistics.Files, "file", "files")} seen, "
            + $"{Words.Count(evidence.Statistics.FilesRead, "file", "files")} read ({Words.Size(evidence.Statistics.BytesRead)})");
        page.Labelled(2, "certificates", 14, $"{evidence.Certificates.Length} different {(evidence.Certificates.Length == 1 ? "one" : "ones")} at {Words.Count(evidence.Certificates.Sum(static c => (long)c.Locations.Length), "place", "places")}");
        page.Labelled(2, "stores", 14, string.Join(", ", evidence.Stores
            .GroupBy(static s => JsonNames.Of(s.Role), StringComparer.Ordinal).OrderBy(static g => g.Key, StringComparer.Ordinal)
            .Select(static g => $"{g.Count()} {g.Key}").DefaultIfEmpty("none")));
        WriteAll(page, "Trust stores", evidence.Stores.Where(static s => s.Role == CertificateRole.TlsTrust).Select(static s => (s.Path, Detail(s))), verbose);
        WriteAll(page, "Other stores", evidence.Stores.Where(static s => s.Role != CertificateRole.TlsTrust).Select(static s => (s.Path, Detail(s))), verbose);
        WriteAll(page, "Pins", evidence.Pins.Select(p => (Title(p, report.AuthorityOf(p.Value)), Words.Place(p.Path, p.Line))), verbose);
        WriteAll(page, "Endpoints", evidence.Endpoints.Select(e => (Title(e, report.Classify(e).Service), $"{Words.Place(e.Path, e.Line)} ({JsonNames.Of(e.Strength)})")), verbose);
        WriteAll(page, "Software", evidence.Software.Select(static s => (Title(s), s.Path)), verbose);
        WriteAll(page, "Programs that are started", evidence.Processes.Select(static p => (
            p.Command.IsEmpty ? p.Name : $"{p.Name}: {string.Join(' ', p.Command)}", $"{p.Place} ({p.Kind}{(p.Image is null ? "" : ", image " + p.Image)})")), verbose);
        WriteAll(page, "Settings", evidence.Settings.Select(static s => (
            $"{s.Name} = {s.Value}", $"{Words.Place(s.Path, s.Line)} ({s.Mechanism}{(s.Scope is null ? "" : ", for " + s.Scope)})")), verbose);
        GapsSection.Write(page, evidence.Gaps, verbose);
    }

    // A thing that was found at several places stands once, with its places below it.
    private static void WriteAll(TextPage page, string heading, IEnumerable<(string Title, string Detail)> items, bool verbose)
    {
        IGrouping<string, string>[] things = [.. items.Distinct().GroupBy(static i => i.Title, static i => i.Detail, StringComparer.Ordinal)];
        if (things.Length == 0)
            return;
        page.Heading($"{heading}: {things.Length}");
        foreach (IGrouping<string, string> thing in verbose ? things : things.Take(Shown))
        {
            page.Whole(2, thing.Key);
            foreach (string detail in verbose ? thing : thing.Take(ShownPlaces))
                page.Paragraph(6, detail, Tone.Quiet);
            if (!verbose && thing.Count() > ShownPlaces)
                page.Paragraph(6, $"and {Words.Count(thing.Count() - ShownPlaces, "other place", "other places")} (all with --verbose)", Tone.Quiet);
        }

        if (!verbose && things.Length > Shown)
            page.Paragraph(2, $"and {Words.Count(things.Length - Shown, "other", "others")} (all with --verbose or --format json)", Tone.Quiet);
    }

    private static string Detail(TrustStoreEvidence store) =>
        $"{store.Format}, {Words.Count(store.Entries.Length, "certificate", "certificates")}{(store.IsIncomplete ? ", incomplete" : "")}{(store.Release is { } release ? ", " + ReleaseWords.Of(release) : "")}; {JsonNames.Of(store.Role)}: {store.RoleReason}";

    private static string Title(PinEvidence pin, string? authority) =>
        $"{pin.Kind} {pin.Text ?? pin.Value.ToBase64()}{(pin.Host is null ? "" : " for " + pin.Host)}{(authority is null ? "" : ": " + authority)}";

    private static string Title(EndpointEvidence endpoint, string? service) => $"{(endpoint.Scheme is { } scheme ? scheme + "://" : "")}{endpoint.Host}{(service is null ? "" : $"  ({service})")}";

    private static string Title(SoftwareEvidence software) =>
        $"{software.Name} {software.Version ?? software.Requirement ?? "(version not stated)"}{(software.Basis == SoftwareBasis.Installed ? "" : $" ({JsonNames.Of(software.Basis)})")}";
}
