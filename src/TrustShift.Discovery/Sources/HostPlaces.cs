namespace TrustShift.Discovery.Sources;

/// <summary>
/// The places of an operating system that a package manager or a tool fills: they are looked at by name only, since what they hold is known by its name,
/// while applications, their configuration and their data may lie anywhere else.
/// </summary>
public static class HostPlaces
{
    private static readonly Dictionary<string, Look> s_places = new(StringComparer.Ordinal)
    {
        ["/usr"] = Look.Names,
        ["/usr/local"] = Look.Content,
        ["/usr/src/app"] = Look.Content,
        ["/lib"] = Look.Names,
        ["/lib32"] = Look.Names,
        ["/lib64"] = Look.Names,
        ["/libx32"] = Look.Names,
        ["/bin"] = Look.Names,
        ["/sbin"] = Look.Names,
        ["/boot"] = Look.Names,
        ["/nix/store"] = Look.Names,
        ["/snap"] = Look.Names,
        ["/var/cache"] = Look.Names,
        ["/var/lib/apt"] = Look.Names,
        ["/var/lib/dpkg"] = Look.Names,
        ["/var/lib/rpm"] = Look.Names,
        ["/var/lib/snapd"] = Look.Names,
        ["/var/lib/flatpak"] = Look.Names,
        ["/var/lib/swcatalog"] = Look.Names,
        ["/var/log"] = Look.Names,
        ["/proc"] = Look.Skip,
        ["/sys"] = Look.Skip,
        ["/dev"] = Look.Skip,
    };

    // Caches of language tools, below any home folder.
    private static readonly string[] s_caches =
    [
        "/.cache", "/.cargo/registry", "/.cargo/git", "/.rustup", "/.npm/_cacache", "/.nuget/packages", "/.local/share/NuGet", "/.m2/repository",
        "/.gradle/caches", "/.gradle/wrapper", "/go/pkg/mod", "/.ivy2/cache", "/.dotnet", "/.pyenv/versions", "/.nvm/versions", "/.sdkman/candidates",
        "/site-packages", "/dist-packages",
    ];

    private static readonly string[] s_containerStorage =
    [
        "/var/lib/docker", "/var/lib/containerd", "/var/lib/containers/storage", "/.local/share/containers/storage", "/.local/share/docker", "/var/lib/kubelet/pods",
    ];

    // Unreadable for everyone but root by design, and never a trust store of TLS clients: keys, passwords, spools.
    private static readonly string[] s_private =
    [
        "/etc/ssl/private", "/etc/shadow", "/etc/shadow-", "/etc/gshadow", "/etc/gshadow-", "/etc/.pwd.lock", "/etc/sudoers", "/etc/sudoers.d", "/etc/polkit-1",
        "/etc/security/opasswd", "/etc/credstore", "/etc/credstore.encrypted", "/var/spool", "/var/lib/private", "/var/lib/sudo", "/var/lib/systemd", "/var/log",
        "/lost+found", "/var/lib/polkit-1", "/var/lib/NetworkManager", "/var/cache", "/var/tmp", "/boot", "/etc/ssh", "/var/lib/AccountsService",
    ];

    /// <summary>How closely the folder at <paramref name="path"/> (absolute in the file system) is looked at, given that of the folder above it.</summary>
    public static Look LookAt(string path, Look above)
    {
        if (s_places.TryGetValue(path, out Look look))
            return look;
        foreach (string cache in s_caches)
        {
            if (path.EndsWith(cache, StringComparison.Ordinal))
                return Look.Names;
        }

        return above;
    }

    /// <summary>Whether images and layers of containers lie there: targets of their own.</summary>
    public static bool IsContainerStorage(string path) => Array.Exists(s_containerStorage, place => path.EndsWith(place, StringComparison.Ordinal));

    /// <summary>Whether it is kept from other users by design and holds no trust store.</summary>
    public static bool IsPrivateByDesign(string path) =>
        Array.Exists(s_private, place => path.StartsWith(place, StringComparison.Ordinal) && (path.Length == place.Length || path[place.Length] == '/'));
}
