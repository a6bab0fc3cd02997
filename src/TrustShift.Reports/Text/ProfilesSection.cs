using System.Collections.Immutable;
using TrustShift.Assessment;

namespace TrustShift.Reports.Text;

/// <summary>
/// By whose rules clients were judged. Only what a person must know of it is told: versions that no measured build stands for, and versions that are not known for certain.
/// </summary>
internal static class ProfilesSection
{
    public static void Write(TextPage page, ImmutableArray<ClientAssessment> clients, bool verbose)
    {
        // What never meets a chain is not judged by any rules.
        ImmutableArray<TlsClient> judged = [.. clients.Where(static c => !c.Chains.IsEmpty).Select(static c => c.Client)];
        ImmutableArray<string> notes = [.. judged.SelectMany(static c => c.ProfileNotes).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        int several = judged.Count(static c => !c.OtherProfiles.IsEmpty);
        if (judged.IsEmpty || (!verbose && notes.IsEmpty && several == 0))
            return;
        page.Heading("How paths are built");
        if (verbose || notes.Length == 1)
        {
            foreach (string note in notes)
                page.Item(2, "-", note + ".");
        }
        else if (notes.Length > 1)
        {
            page.Item(2, "-", $"{notes.Length} versions are not among those that were measured; the nearest one stands for each (all with --verbose).");
        }

        if (several > 0)
            page.Item(2, "-", $"{Words.Count(several, "client is", "clients are")} judged by all versions that fit, since which one is used is not known for certain{(verbose ? "" : " (which ones: --verbose)")}.");
        if (!verbose)
            return;
        foreach (TlsClient client in judged.DistinctBy(static c => (c.Name, c.Profile.Name)))
            page.Item(2, "-", $"{client.Name}: {string.Join(", ", client.OtherProfiles.Select(static p => p.Name).Prepend(client.Profile.Name))}", Tone.Quiet);
    }
}
