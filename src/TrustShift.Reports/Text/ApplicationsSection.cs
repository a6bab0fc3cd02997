using System.Collections.Immutable;
using TrustShift.Assessment;
using TrustShift.Assessment.Applications;

namespace TrustShift.Reports.Text;

/// <summary>
/// What the target consists of, worst first, each application with its clients. A client that several share is told in full once, and named under the others. A target that is one
/// application is told by its clients alone.
/// </summary>
internal static class ApplicationsSection
{
    public static void Write(TextPage page, MigrationAssessment assessment, bool verbose)
    {
        if (assessment.Clients.IsEmpty && assessment.Applications.IsEmpty)
        {
            page.Heading("Clients");
            page.Paragraph(2, "No TLS client and no trust store was found.");
            return;
        }

        if (assessment.Applications is [] or [{ Kind: ApplicationKinds.Target }])
        {
            ClientsSection.Write(page, assessment.Clients, verbose);
            return;
        }

        page.Heading($"Applications: {assessment.Applications.Length}");
        foreach (Application application in assessment.Applications)
        {
            bool isOne = assessment.Applications.Count(a => string.Equals(a.Name, application.Name, StringComparison.Ordinal)) == 1;
            page.Paragraph(2, $"{Words.Of(application.Verdict)}  {application.Name} ({Words.OfKind(application)}{(isOne ? "" : ", " + application.Place)}) [{FindingId.Of(application)}]", Words.ToneOf(application.Verdict), hanging: 4);
        }

        var told = new HashSet<string>(StringComparer.Ordinal);
        foreach (Application application in assessment.Applications)
            WriteOne(page, application, [.. assessment.Reasons.Select(static r => r.Text)], told, verbose);
    }

    private static void WriteOne(TextPage page, Application application, ImmutableHashSet<string> said, HashSet<string> told, bool verbose)
    {
        page.Heading($"━ {application.Name} ({Words.OfKind(application)}): {Words.Of(application.Verdict)}");
        page.Whole(2, application.Place, Tone.Quiet);
        ClientsSection.WriteReasons(page, 2, FindingId.Of(application), [.. application.Reasons.Where(r => verbose || !said.Contains(r.Text))], verbose);
        ImmutableArray<ClientAssessment> known = [.. application.Clients.Where(c => told.Contains(c.Client.Id))];
        ImmutableArray<ClientAssessment> fresh = [.. application.Clients.Where(c => told.Add(c.Client.Id))];
        ClientsSection.Write(page, fresh, verbose, headed: false);
        foreach (ClientAssessment client in known)
            page.Paragraph(2, $"{Words.Of(client.Verdict)}  {client.Client.Name}, as above [{FindingId.Of(client.Client)}]", Words.ToneOf(client.Verdict), hanging: 4);
        if (application.Clients.IsEmpty)
            page.Paragraph(2, "No TLS client of it was found.", Tone.Doubt);
        foreach (PinAssessment pin in application.Pins)
            page.Paragraph(2, $"{Words.Of(pin.Verdict)}  pins in {pin.Path}, see below [{FindingId.Of(pin)}]", Words.ToneOf(pin.Verdict), hanging: 4);
    }
}
