using System.Collections.Immutable;
using TrustShift.Assessment.Clients;
using TrustShift.Discovery.Evidence;

namespace TrustShift.Assessment.Fixes;

/// <summary>
/// The commands that bring the files of an image out, so that they can be checked: of the image that a Dockerfile of the target builds, else of the one that is named. Advice to read and run; nothing here runs it.
/// </summary>
internal static class ImageExport
{
    /// <summary>The folder beside the one in which the commands are run: in the target, what is brought out would be part of it.</summary>
    private const string Folder = "../trustshift-images";

    // More are not read by anybody; the others go likewise.
    private const int Most = 3;

    /// <summary>The steps, each with its commands on lines of their own; empty where no image waits for it.</summary>
    /// <param name="context">The evidence.</param>
    /// <param name="clients">The clients with their verdicts.</param>
    /// <param name="statements">Options that the check of the image needs as well (" --uses s3"); "" for none.</param>
    public static IEnumerable<string> StepsFor(ClientContext context, ImmutableArray<ClientAssessment> clients, string statements)
    {
        string[] open = [.. clients.Where(static c => c.Verdict == Verdict.Unknown && c.Client.Kind is "image").Select(static c => ImageOf(c.Client.Id)).Distinct(StringComparer.Ordinal)];
        (string Name, string? File)[] images =
        [
            .. open.SelectMany(image => context.Evidence.Processes.Where(p => p.Kind is ProcessKinds.Dockerfile && string.Equals(p.Image, image, StringComparison.Ordinal)) is var files && files.Any()
                ? files.Select(static p => (NameOf(p.Path), (string?)p.Path)) : [(image, null)]).Distinct(),
        ];
        foreach ((string image, string? file) in images.Take(Most))
            yield return Step(context.Evidence.Target, image, file, statements);
        if (images.Length > Most)
            yield return $"Likewise for {images.Length - Most} other images.";
    }

    // "image:node:20", and "compose-service:compose.yaml#web|image:node:20" of a container with a store of its own.
    private static string ImageOf(string client) => client.IndexOf("|image:", StringComparison.Ordinal) is >= 0 and var at ? client[(at + "|image:".Length)..] : client["image:".Length..];

    private static string Step(TargetDescription target, string image, string? file, string statements)
    {
        string name = FolderOf(image);
        return string.Join('\n',
        [
            file is null ? $"Look into the image {image}:" : $"Look into the image that {file} builds:",
            .. file is null ? [] : new[] { $"docker build -t trustshift-{name} -f {ShellWord.Of(Below(target, file))} {ShellWord.Of(Below(target, ApplicationFolder(file)))}" },
            .. Commands(file is null ? ShellWord.Of(image) : "trustshift-" + name, name, statements),
        ]);
    }

    /// <summary>The commands for one image.</summary>
    /// <param name="image">Its name, as a word of the shell.</param>
    /// <param name="name">What the container and the folder are called.</param>
    /// <param name="statements">As above.</param>
    public static string[] Commands(string image, string name, string statements) =>
    [
        // docs.docker.com, docker container create and export: the container need not run. What lies below dev, proc and sys belongs to no image.
        $"mkdir -p {Folder}/{name} && docker create --name trustshift-{name} {image}",
        $"docker export trustshift-{name} | tar -x -f - -C {Folder}/{name} --exclude='dev/*' --exclude='proc/*' --exclude='sys/*'; docker rm trustshift-{name}",
        $"trustshift check {Folder}/{name}{statements}",
    ];

    private static string Below(TargetDescription target, string path) => target.Kind is "directory" ? $"{target.Name.TrimEnd('/')}/{path}".TrimEnd('/') : path.Length == 0 ? "." : path;

    private static string ApplicationFolder(string file) => file[..Math.Max(0, file.LastIndexOf('/'))];

    // "Dockerfile" of services/web is the image "web"; one at the top has no name of its own.
    private static string NameOf(string file) => ApplicationFolder(file) is { Length: > 0 } folder ? folder[(folder.LastIndexOf('/') + 1)..] : file[(file.LastIndexOf('/') + 1)..];

    // A name for a container and a folder: docker takes [a-zA-Z0-9][a-zA-Z0-9_.-]+, and in lower case it is a tag as well.
    private static string FolderOf(string image)
    {
        string name = new([.. image.Select(static c => char.IsAsciiLetterOrDigit(c) || c is '.' or '_' ? char.ToLowerInvariant(c) : '-')]);
        return name.Trim('-', '.', '_') is { Length: > 0 } plain ? plain : "image";
    }
}
