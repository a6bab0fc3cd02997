using System.Buffers;

namespace TrustShift.Assessment.Clients.Images;

/// <summary>A reference to a container image (distribution/reference: <c>[host[:port]/]path[:tag][@digest]</c>).</summary>
/// <param name="Repository">The repository with its registry where one is named, in lower case; Docker's own is left out ("node", "mcr.microsoft.com/dotnet/aspnet").</param>
/// <param name="Tag">The tag; null where none is named, which means "latest".</param>
/// <param name="Digest">The digest ("sha256:..."); null where none is named.</param>
internal sealed record ImageReference(string Repository, string? Tag, string? Digest)
{
    private const int Longest = 512;

    private static readonly SearchValues<char> s_never = SearchValues.Create("$ {}<>\"'\t");

    // The names under which Docker's official images are served.
    private static readonly string[] s_official = ["docker.io/library/", "index.docker.io/library/", "registry.hub.docker.com/library/", "public.ecr.aws/docker/library/", "library/"];

    /// <summary>The parts; null where the reference holds a variable or is none.</summary>
    public static ImageReference? Of(string text)
    {
        text = text.Trim();
        if (text.Length is 0 or > Longest || text.AsSpan().ContainsAny(s_never))
            return null;
        string? digest = null, tag = null;
        if (text.IndexOf('@', StringComparison.Ordinal) is >= 0 and var at)
            (text, digest) = (text[..at], text[(at + 1)..]);
        if (text.LastIndexOf(':') is >= 0 and var colon && text.IndexOf('/', colon) < 0)
            (text, tag) = (text[..colon], text[(colon + 1)..]);
        string repository = text.ToLowerInvariant();
        foreach (string prefix in s_official)
        {
            if (repository.StartsWith(prefix, StringComparison.Ordinal))
                repository = repository[prefix.Length..];
        }

        return repository.Length == 0 ? null : new ImageReference(repository, tag is { Length: > 0 } ? tag : null, digest);
    }
}
