using System.Collections.Immutable;
using TrustShift.Discovery.Evidence;
using TrustShift.Reports.Json;

namespace TrustShift.Reports.Text;

/// <summary>The text of <c>inventory</c>: what was found, summed up; --verbose lists everything.</summary>
public static class InventoryText
{
    private const int Shown = 15;

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
        page.Labelled(2, "certificates", 14, $"{evidence.Certificates.Length} different ones at {Words.Count(evidence.Certificates.Sum(static c => (long)c.Locations.Length), "place", "places")}");
        page.Labelled(2, "stores", 14, string.Join(", ", evidence.Stores
            .GroupBy(static s => JsonNames.Of(s.Role), StringComparer.Ordinal).OrderBy(static g => g.Key, StringComparer.Ordinal)
            .Select(static g => $"{g.Count()} {g.Key}").DefaultIfEmpty("none")));
        WriteAll(page, "Trust stores", [.. evidence.Stores.Where(static s => s.Role == CertificateRole.TlsTrust)], verbose, store => WriteStore(page, store));
        WriteAll(page, "Other stores", [.. evidence.Stores.Where(static s => s.Role != CertificateRole.TlsTrust)], verbose, store => WriteStore(page, store));
        WriteAll(page, "Pins", evidence.Pins, verbose, pin => WritePin(page, pin, report.AuthorityOf(pin.Value)));
        WriteAll(page, "Endpoints", evidence.Endpoints, verbose, endpoint => WriteEndpoint(page, endpoint, report.Classify(endpoint).Service));
        WriteAll(page, "Software", evidence.Software, verbose, software => WriteSoftware(page, software));
        WriteAll(page, "Programs that are started", evidence.Processes, verbose, process => WriteProcess(page, process));
        WriteAll(page, "Settings", evidence.Settings, verbose, setting => WriteSetting(page, setting));
        GapsSection.Write(page, evidence.Gaps, verbose);
    }

    private static void WriteAll<T>(TextPage page, string heading, ImmutableArray<T> items, bool verbose, Action<T> write)
    {
        if (items.IsEmpty)
            return;
        page.Heading($"{heading}: {items.Length}");
        foreach (T item in verbose ? items : items.Take(Shown))
            write(item);
        if (!verbose && items.Length > Shown)
            page.Paragraph(2, $"and {Words.Count(items.Length - Shown, "other", "others")} (all with --verbose or --format json)", Tone.Quiet);
    }

    private static void WriteStore(TextPage page, TrustStoreEvidence store)
    {
        page.Whole(2, store.Path);
        string incomplete = store.IsIncomplete ? ", incomplete" : "";
        page.Paragraph(
            6, $"{store.Format}, {Words.Count(store.Entries.Length, "certificate", "certificates")}{incomplete}; {JsonNames.Of(store.Role)}: {store.RoleReason}", Tone.Quiet);
    }

    private static void WritePin(TextPage page, PinEvidence pin, string? authority)
    {
        page.Whole(2, Words.Place(pin.Path, pin.Line));
        page.Paragraph(6, $"{pin.Kind} {pin.Text ?? pin.Value.ToBase64()}{(pin.Host is null ? "" : " for " + pin.Host)}{(authority is null ? "" : ": " + authority)}", Tone.Quiet);
    }

    private static void WriteEndpoint(TextPage page, EndpointEvidence endpoint, string? service)
    {
        string scheme = endpoint.Scheme is { } s ? s + "://" : "";
        page.Whole(2, scheme + endpoint.Host);
        page.Whole(6, $"{Words.Place(endpoint.Path, endpoint.Line)} ({JsonNames.Of(endpoint.Strength)}{(service is null ? "" : ", " + service)})", Tone.Quiet);
    }

    private static void WriteSoftware(TextPage page, SoftwareEvidence software)
    {
        string version = software.Version ?? software.Requirement ?? "(version not stated)";
        string basis = software.Basis == SoftwareBasis.Installed ? "" : $" ({JsonNames.Of(software.Basis)})";
        page.Paragraph(2, $"{software.Name} {version}{basis}", hanging: 4);
        page.Whole(6, software.Path, Tone.Quiet);
    }

    private static void WriteProcess(TextPage page, ProcessEvidence process)
    {
        page.Whole(2, process.Command.IsEmpty ? process.Name : $"{process.Name}: {string.Join(' ', process.Command)}");
        page.Whole(6, $"{process.Place} ({process.Kind}{(process.Image is null ? "" : ", image " + process.Image)})", Tone.Quiet);
    }

    private static void WriteSetting(TextPage page, SettingEvidence setting)
    {
        page.Whole(2, $"{setting.Name} = {setting.Value}");
        page.Whole(6, $"{Words.Place(setting.Path, setting.Line)} ({setting.Mechanism}{(setting.Scope is null ? "" : ", " + setting.Scope)})", Tone.Quiet);
    }
}
