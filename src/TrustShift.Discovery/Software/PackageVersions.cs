using TrustShift.Discovery.Evidence;
using TrustShift.Discovery.Sources;

namespace TrustShift.Discovery.Software;

/// <summary>Versions of an operating system's packages: dpkg's <c>status</c> (deb-control(5)) and apk's <c>installed</c>.</summary>
public sealed class PackageVersions
{
    private const int LongestDatabase = 64 * 1024 * 1024;

    private readonly Dictionary<string, string> _versions = new(StringComparer.Ordinal);

    /// <summary>Path of the database, or null when there is none.</summary>
    public string? Path { get; private set; }

    /// <summary>Reads the database of a root file system.</summary>
    /// <param name="root">"/" for this host, "" for a folder.</param>
    /// <param name="files">The files of the target.</param>
    public static PackageVersions Read(string root, TargetFiles files)
    {
        var versions = new PackageVersions();
        if (!versions.ReadFrom(root + "var/lib/dpkg/status", "Package: ", "Version: ", files))
            _ = versions.ReadFrom(root + "lib/apk/db/installed", "P:", "V:", files) || versions.ReadFrom(root + "usr/lib/apk/db/installed", "P:", "V:", files);
        return versions;
    }

    /// <summary>The version of a package; null when it is not installed.</summary>
    public string? Of(params ReadOnlySpan<string> packages)
    {
        foreach (string package in packages)
        {
            if (_versions.TryGetValue(package, out string? version))
                return version;
        }

        return null;
    }

    /// <summary>The evidence with the version of the package that brought it, where its own files state none.</summary>
    public SoftwareEvidence Complete(SoftwareEvidence software)
    {
        // What lies in /usr/local or /opt is no package's.
        string path = software.Path.TrimStart('/');
        if (Path is null || path.StartsWith("usr/local/", StringComparison.Ordinal) || !(path.StartsWith("usr/", StringComparison.Ordinal) || path.StartsWith("lib", StringComparison.Ordinal) || path.StartsWith("bin/", StringComparison.Ordinal)))
            return software;
        bool isLibrary = path.Contains(".so", StringComparison.Ordinal);
        string? version = software.Kind switch
        {
            SoftwareKinds.OpenSsl => path.EndsWith(".1.1", StringComparison.Ordinal) ? Of("libssl1.1") : Of("libssl3t64", "libssl3", "libssl1.1", "openssl-libs"),
            SoftwareKinds.GnuTls => Of("libgnutls30t64", "libgnutls30", "gnutls"),
            SoftwareKinds.Curl => isLibrary ? Of("libcurl4t64", "libcurl4", "libcurl") : Of("curl"),
            SoftwareKinds.CurlGnuTls => isLibrary ? Of("libcurl3t64-gnutls", "libcurl3-gnutls") : Of("curl"),
            SoftwareKinds.Wget => Of("wget"),
            SoftwareKinds.Git => Of("git"),
            SoftwareKinds.Apt => Of("apt"),
            SoftwareKinds.NodeSystem => Of("nodejs"),
            _ => null,
        };
        // The file name of libssl says "3" where the package says "3.0.19-1".
        return version is null || (software.Version is { } known && known.Count(c => c == '.') > 1) ? software : software with { Version = version };
    }

    private bool ReadFrom(string path, string packageKey, string versionKey, TargetFiles files)
    {
        if (files.ReadText(path, LongestDatabase) is not { Length: > 0 } text)
            return false;
        Path = path;
        string? package = null;
        foreach (ReadOnlySpan<char> line in text.AsSpan().EnumerateLines())
        {
            if (line.IsEmpty)
                package = null;
            else if (line.StartsWith(packageKey, StringComparison.Ordinal))
                package = line[packageKey.Length..].Trim().ToString();
            else if (package is not null && line.StartsWith(versionKey, StringComparison.Ordinal))
                _versions[package] = line[versionKey.Length..].Trim().ToString();
        }

        return _versions.Count > 0;
    }
}
