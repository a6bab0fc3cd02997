using System.Collections.Immutable;
using TrustShift.Assessment;
using TrustShift.Assessment.Verdicts;

namespace TrustShift.Reports.Text;

/// <summary>The sets of pins of an assessment, worst first, each with its reasons and what to write instead.</summary>
internal static class PinsSection
{
    private const int MostOthers = 5;

    // developer.android.com, "Network security configuration": the digest alone, and comments of XML.
    private static string AsElement(string pin)
    {
        const string Prefix = "sha256/";
        int comment = pin.IndexOf("    # ", StringComparison.Ordinal);
        return pin.StartsWith(Prefix, StringComparison.Ordinal) && comment > 0 ? $"<pin digest=\"SHA-256\">{pin[Prefix.Length..comment]}</pin>    <!-- {pin[(comment + 6)..]} -->" : pin;
    }

    public static void Write(TextPage page, ImmutableArray<PinAssessment> pins, ImmutableArray<PinSet> others, bool verbose)
    {
        if (pins.IsEmpty && others.IsEmpty)
            return;
        page.Heading($"Pins: {(pins.IsEmpty ? "none" : Words.Count(pins.Length, "set", "sets"))} of this migration{(others.IsEmpty ? "" : $", {others.Length} not of this migration")}");
        foreach (PinAssessment pin in pins)
        {
            string host = pin.Host is { } name ? "for " + name : "for every host";
            page.Paragraph(2, $"{Words.Of(pin.Verdict)}  pins {host} [{FindingId.Of(pin)}]", Words.ToneOf(pin.Verdict), hanging: 4);
            page.Whole(6, pin.Path);
            ClientsSection.WriteReasons(page, 6, FindingId.Of(pin), pin.Reasons, verbose);
            if (!pin.Fix.IsEmpty)
                page.Paragraph(6, "To mend it:", Tone.Heading);
            foreach (string line in pin.Fix)
                page.Whole(8, pin.Path.EndsWith(".xml", StringComparison.OrdinalIgnoreCase) ? AsElement(line) : line, Tone.Command);
        }

        foreach (PinSet other in others.Take(verbose ? int.MaxValue : MostOthers))
            page.Paragraph(2, $"{Words.Count(other.Pins.Length, "pin", "pins")} for {other.Host ?? "no stated host, of keys that this migration does not know"}: {other.Path}", hanging: 4);
        if (!verbose && others.Length > MostOthers)
            page.Paragraph(2, $"and {others.Length - MostOthers} more (all with --verbose)");
    }
}
