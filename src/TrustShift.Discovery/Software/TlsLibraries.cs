using TrustShift.Discovery.Evidence;
using TrustShift.Discovery.Sources;

namespace TrustShift.Discovery.Software;

/// <summary>Shared libraries that speak TLS: OpenSSL, GnuTLS, libcurl on either.</summary>
public sealed class TlsLibraries : SoftwareSource
{
    private static readonly (string Start, string Kind, string Name)[] s_libraries =
    [
        ("libssl.so.", SoftwareKinds.OpenSsl, "OpenSSL"),
        ("libgnutls.so.", SoftwareKinds.GnuTls, "GnuTLS"),
        ("libcurl-gnutls.so.", SoftwareKinds.CurlGnuTls, "libcurl (GnuTLS)"),
        ("libcurl.so.", SoftwareKinds.Curl, "libcurl"),
    ];

    /// <inheritdoc/>
    public override bool CountsInArchives => false;

    /// <inheritdoc/>
    public override bool IsMarker(ReadOnlySpan<char> path, ReadOnlySpan<char> name)
    {
        if (!name.StartsWith("lib", StringComparison.Ordinal))
            return false;
        foreach ((string start, _, _) in s_libraries)
        {
            if (name.StartsWith(start, StringComparison.Ordinal) && !name.EndsWith(".hmac", StringComparison.Ordinal))
                return true;
        }

        return false;
    }

    // libcrypto beside libssl carries the folder that was set when it was built (crypto/cversion.c, OPENSSL_DIR): its default store lies there.
    private static string? OpenSslFolder(string path, TargetFiles files)
    {
        const string Start = "OPENSSLDIR: \"";
        string libcrypto = path.Replace("/libssl.so.", "/libcrypto.so.", StringComparison.Ordinal);
        if (!files.Search(libcrypto, Start).TryGetValue(Start, out string? after))
            return null;
        int end = after.IndexOf('"', StringComparison.Ordinal);
        return end > 0 && after[0] == '/' ? after[..end] : null;
    }

    /// <inheritdoc/>
    public override IEnumerable<SoftwareEvidence> Read(string path, TargetFiles files)
    {
        string file = NameOf(path);
        foreach ((string start, string kind, string name) in s_libraries)
        {
            if (!file.StartsWith(start, StringComparison.Ordinal))
                continue;
            if (kind is SoftwareKinds.Curl && LinkedTls.Of(path, files) is { } tls and not "OpenSSL" and not "curl")
                yield return new SoftwareEvidence(path, tls is "GnuTLS" ? SoftwareKinds.CurlGnuTls : kind, $"libcurl ({tls})", null);
            else
                yield return new SoftwareEvidence(path, kind, name, kind is SoftwareKinds.OpenSsl ? file[start.Length..] : null, kind is SoftwareKinds.OpenSsl ? OpenSslFolder(path, files) : null);
        }
    }
}
