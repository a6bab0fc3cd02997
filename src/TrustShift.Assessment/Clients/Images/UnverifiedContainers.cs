using TrustShift.Assessment.Security;
using TrustShift.Discovery.Evidence;

namespace TrustShift.Assessment.Clients.Images;

/// <summary>
/// Containers whose own setting switches verification off. Unlike a program of the target (<see cref="UnverifiedPrograms"/>), what an image holds was not seen: its code may ask for verification itself, and its
/// entry point may start something else, so that this proves nobody not impacted.
/// </summary>
internal static class UnverifiedContainers
{
    /// <summary>Why the containers of an image are not cleared by it, one sentence without a full stop; null where none switches verification off.</summary>
    public static string? Of(ClientContext context, string image)
    {
        foreach (ProcessEvidence process in context.Evidence.Processes.Where(p => string.Equals(p.Image, image, StringComparison.Ordinal)))
        {
            SettingEvidence? off = context.AllSettings.FirstOrDefault(s => string.Equals(s.Scope, process.Id, StringComparison.Ordinal) && UnverifiedSettings.ReachOf(s) == UnverifiedReach.Program);
            if (off is not null)
            {
                string shown = off.Value.Length == 0 ? off.Name : $"{off.Name}={off.Value}";
                return $"{shown} ({off.Place}) switches verification off in {process.Name}, and no authority would matter to it; but what the image starts may verify all the same, and that was not seen";
            }
        }

        return null;
    }
}
