using System.Collections.Immutable;
using TrustShift.Assessment;

namespace TrustShift.Reports.Text;

/// <summary>The sets of pins of an assessment, worst first, each with its reasons and what to write instead.</summary>
internal static class PinsSection
{
    public static void Write(TextPage page, ImmutableArray<PinAssessment> pins, bool verbose)
    {
        if (pins.IsEmpty)
            return;
        page.Heading($"Pins: {Words.Count(pins.Length, "set", "sets")}");
        foreach (PinAssessment pin in pins)
        {
            string host = pin.Host is { } name ? "for " + name : "for every host";
            page.Paragraph(2, $"{Words.Of(pin.Verdict)}  pins {host} [{FindingId.Of(pin)}]", Words.ToneOf(pin.Verdict), hanging: 4);
            page.Whole(6, pin.Path);
            ClientsSection.WriteReasons(page, 6, FindingId.Of(pin), pin.Reasons, verbose);
            if (!pin.Fix.IsEmpty)
                page.Paragraph(6, "To mend it:", Tone.Heading);
            foreach (string line in pin.Fix)
                page.Whole(8, line, Tone.Command);
        }
    }
}
