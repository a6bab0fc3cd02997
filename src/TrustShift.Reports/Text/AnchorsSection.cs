using System.Collections.Immutable;
using TrustShift.Assessment;
using TrustShift.Discovery.Evidence;
using TrustShift.Reports.Json;

namespace TrustShift.Reports.Text;

/// <summary>The roots that accept the new chains: who trusts each, and where it only lies.</summary>
internal static class AnchorsSection
{
    private const int Shown = 2;

    public static void Write(TextPage page, MigrationAssessment assessment, bool verbose)
    {
        if (assessment.Anchors.IsEmpty)
            return;
        page.Heading("Roots that accept the new chains");
        int clients = assessment.Clients.Length;
        foreach (AnchorPresence anchor in assessment.Anchors)
        {
            string trusted = anchor.TrustedBy.IsEmpty ? "trusted by no client" : $"trusted by {anchor.TrustedBy.Length} of {Words.Count(clients, "client", "clients")}";
            page.Paragraph(2, $"{NameOf(anchor)}: {trusted}{(anchor.OnlyPresent.IsEmpty ? "" : $", only present at {Words.Count(anchor.OnlyPresent.Length, "place", "places")} more")}", hanging: 4);
            ImmutableArray<CertificateLocation> places = anchor.OnlyPresent;
            // Places are worth a line only where they may be taken for trust.
            if (!verbose && !anchor.TrustedBy.IsEmpty)
                continue;
            foreach (CertificateLocation place in verbose ? places : places.Take(Shown))
                page.Paragraph(6, $"{place.Path} ({JsonNames.Of(place.Role)}: {place.Reason})", Tone.Quiet);
            if (!verbose && places.Length > Shown)
                page.Paragraph(6, $"and {Words.Count(places.Length - Shown, "other", "others")} (all with --verbose)", Tone.Quiet);
        }
    }

    private static string NameOf(AnchorPresence anchor) => anchor.Certificate.Subject.CommonName ?? anchor.Certificate.Subject.Text;
}
