using TrustShift.Assessment.Clients.Profiles;
using TrustShift.Discovery.Evidence;
using TrustShift.Discovery.Scanning;
using TrustShift.Pki.Clients;

namespace TrustShift.Assessment.Clients.Images;

/// <summary>
/// Images that a folder only names (<c>FROM</c>, <c>image:</c>): the runtime and the distribution that an official image has by its name, with the roots of those releases. An image can hold
/// anything, so that by its name alone nothing is proven; but what no release of it accepts breaks. Samples and tests are not deployed, and on an installed system containers are targets of their own.
/// </summary>
public sealed class ImageClients : ClientFinder
{
    private const int MostPlaces = 3;

    /// <inheritdoc/>
    public override IEnumerable<TlsClient> Find(ClientContext context)
    {
        if (context.IsInstalledSystem)
            return [];
        ProcessEvidence[] started = [.. context.Evidence.Processes.Where(static p => p.Image is not null && !IsNone(p.Image) && PlaceNatures.Of(p.Path) != PlaceNature.Sample)];
        // Those that are given another store than the image's own.
        Dictionary<string, TlsClient> chosen = started.DistinctBy(static p => p.Id, StringComparer.Ordinal).Select(p => (p.Id, Client: ChosenStore.Of(context, p)))
            .Where(static c => c.Client is not null).ToDictionary(static c => c.Id, static c => c.Client!, StringComparer.Ordinal);
        IEnumerable<(string Image, string Place)> named =
        [
            .. started.Where(p => !chosen.ContainsKey(p.Id)).Select(static p => (p.Image!, p.Place)),
            .. context.SoftwareOf(SoftwareKinds.ContainerImage).Select(static s => (s.Name, s.Path)),
        ];
        return named
            .Where(static i => !IsNone(i.Image))
            .GroupBy(static i => i.Image, static i => i.Place, StringComparer.Ordinal)
            .Select(group => Client(context, group.Key, [.. group.Distinct(StringComparer.Ordinal)]))
            .Concat(chosen.Values);
    }

    // What another file of the target builds, and an image with nothing in it.
    private static bool IsNone(string image) => image.Length == 0 || image is "scratch" || image.StartsWith(ProcessKinds.Dockerfile + ":", StringComparison.Ordinal);

    private static TlsClient Client(ClientContext context, string image, string[] places)
    {
        string? off = UnverifiedContainers.Of(context, image);
        string id = "image:" + image, place = string.Join(", ", places.Take(MostPlaces));
        string unexamined = $"the image {image} ({place}) was not examined: check it{(off is null ? "" : "; " + off)}";
        if (ImageReference.Of(image) is not { } reference)
            return new TlsClient(id, $"programs in the image {image}", "image", places[0], ClientProfiles.Careful, null, $"{unexamined}; its name is made of variables");
        if (OfficialImages.Read(reference) is not { } content)
            return new TlsClient(id, $"programs in the image {image}", "image", places[0], ClientProfiles.Careful, null, unexamined);
        RuntimeRoots roots = RuntimeRoots.Of(content, $"by the name of the image {image} ({place})");
        string name = $"{content.Text} (image {image})";
        return Client(id, name, "image", places[0], PossibleProfiles.Of(roots.Profiles), roots.Store, roots.Uncertainty is { } why ? $"{unexamined}; {why}" : null) with { Unproven = unexamined };
    }
}
