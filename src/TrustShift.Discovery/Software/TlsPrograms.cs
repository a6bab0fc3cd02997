using TrustShift.Discovery.Evidence;
using TrustShift.Discovery.Sources;

namespace TrustShift.Discovery.Software;

/// <summary>
/// Programs that speak TLS and are part of nearly every system: curl, wget, git, apt. Which library a program links decides its store, so it stands in the
/// name: "wget (GnuTLS)".
/// </summary>
public sealed class TlsPrograms : SoftwareSource
{
    /// <inheritdoc/>
    public override bool CountsInArchives => false;

    /// <inheritdoc/>
    public override bool IsMarker(ReadOnlySpan<char> path, ReadOnlySpan<char> name) =>
        name is "curl" or "wget" or "git" or "apt" && path[..^name.Length].EndsWith("bin/", StringComparison.Ordinal);

    /// <inheritdoc/>
    public override IEnumerable<SoftwareEvidence> Read(string path, TargetFiles files)
    {
        // A script or a busybox link of that name says nothing of TLS.
        if (files.ReadText(path, 4)?.StartsWith("\u007fELF", StringComparison.Ordinal) != true)
            yield break;
        string name = NameOf(path);
        string prefix = FolderOf(path, 2);
        string? tls = name switch
        {
            "git" => First(files, Below(prefix, "lib/git-core/git-remote-https"), Below(prefix, "lib/git-core/git-remote-http"), Below(prefix, "libexec/git-core/git-remote-https"), Below(prefix, "libexec/git-core/git-remote-http")),
            "apt" => First(files, Below(prefix, "lib/apt/methods/https"), Below(prefix, "lib/apt/methods/http")),
            _ => LinkedTls.Of(path, files),
        };
        yield return name switch
        {
            "curl" => new SoftwareEvidence(path, tls is "curl-GnuTLS" or "GnuTLS" ? SoftwareKinds.CurlGnuTls : SoftwareKinds.Curl, Named(name, tls is "curl" ? "OpenSSL" : tls), null),
            "wget" => new SoftwareEvidence(path, SoftwareKinds.Wget, Named(name, tls), null),
            "git" => new SoftwareEvidence(path, SoftwareKinds.Git, Named(name, tls is "curl" ? "OpenSSL" : tls), null),
            _ => new SoftwareEvidence(path, SoftwareKinds.Apt, Named(name, tls), null),
        };
    }

    private static string Named(string name, string? tls) => tls is null ? name : $"{name} ({(tls is "curl-GnuTLS" ? "GnuTLS" : tls)})";

    private static string? First(TargetFiles files, params ReadOnlySpan<string> paths)
    {
        foreach (string path in paths)
        {
            if (LinkedTls.Of(path, files) is { } tls)
                return tls;
        }

        return null;
    }
}
