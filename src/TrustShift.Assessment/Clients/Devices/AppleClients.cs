using TrustShift.Assessment.Clients.Profiles;
using TrustShift.Discovery.Apple;
using TrustShift.Discovery.Evidence;

namespace TrustShift.Assessment.Clients.Devices;

/// <summary>Applications for Apple's systems: what they do not trust by their own code they leave to the system (developer.apple.com/documentation/security/certificate-key-and-trust-services), which no application brings.</summary>
public sealed class AppleClients : ClientFinder
{
    private const string Kind = "apple";

    /// <inheritdoc/>
    public override IEnumerable<TlsClient> Find(ClientContext context)
    {
        // It runs on another machine than one with an operating system of its own.
        if (context.IsInstalledSystem)
            yield break;
        foreach (SoftwareEvidence application in context.SoftwareOf(SoftwareKinds.AppleApplication))
        {
            string[] stated = application.Requirement?.Split(' ') ?? [];
            string system = stated is [AppleApplication.OfMac, _] ? "macOS" : "iOS";
            Version? first = stated is [_, var text] && Version.TryParse(text.Contains('.', StringComparison.Ordinal) ? text : text + ".0", out Version? release) ? release : null;
            yield return Client(
                $"{Kind}:{application.Path}", $"{application.Name}{(application.Version is { } version ? " " + version : "")} with the system's roots", Kind, application.Path, PossibleProfiles.Of("careful"),
                DeviceRoots.OfApple(system, first),
                $"an application for {system} trusts the roots of the device on which it runs{(first is null ? "" : $", {application.Requirement} or newer by its Info.plist")}: they are not in it, and its users and administrators change them");
        }
    }
}
