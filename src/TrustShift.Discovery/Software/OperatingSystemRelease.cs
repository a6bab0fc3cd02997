using TrustShift.Discovery.Evidence;
using TrustShift.Discovery.Sources;

namespace TrustShift.Discovery.Software;

/// <summary>
/// The operating system: os-release(5) with ID, VERSION_ID and ID_LIKE; where there is none (RHEL and CentOS before 7, SUSE 11, Amazon Linux before 2014, old Debian), the file that
/// the distribution had before it. Of several old files the most telling counts.
/// </summary>
public sealed class OperatingSystemRelease : SoftwareSource
{
    // In the order in which they count: the first that exists is read.
    private static readonly string[] s_older = ["SuSE-release", "oracle-release", "centos-release", "system-release", "redhat-release", "fedora-release", "alpine-release", "lsb-release", "debian_version"];

    // How the old files begin, with the id and the relatives of today's os-release of the same distribution.
    private static readonly (string Start, string Id, string? Like)[] s_names =
    [
        ("CentOS", "centos", "rhel fedora"), ("Red Hat Enterprise Linux", "rhel", "fedora"), ("Oracle Linux", "ol", "fedora"), ("Enterprise Linux Enterprise Linux", "ol", "fedora"),
        ("Scientific Linux", "scientific", "rhel centos fedora"), ("Amazon Linux", "amzn", "rhel fedora"), ("Fedora", "fedora", null), ("Rocky Linux", "rocky", "rhel centos fedora"), ("AlmaLinux", "almalinux", "rhel centos fedora"),
        ("SUSE Linux Enterprise", "sles", "suse"), ("openSUSE", "opensuse", "suse"),
    ];

    /// <inheritdoc/>
    public override bool CountsInArchives => false;

    /// <inheritdoc/>
    public override bool IsMarker(ReadOnlySpan<char> path, ReadOnlySpan<char> name) =>
        name is "os-release"
            ? path.EndsWith("etc/os-release", StringComparison.Ordinal) || path.EndsWith("usr/lib/os-release", StringComparison.Ordinal)
            : IsOlder(name) && path[..^name.Length].EndsWith("etc/", StringComparison.Ordinal);

    /// <inheritdoc/>
    public override IEnumerable<SoftwareEvidence> Read(string path, TargetFiles files)
    {
        string name = NameOf(path);
        if (name is "os-release")
            return Current(path, files);
        string folder = path[..^name.Length];
        string root = folder[..^"etc/".Length];
        string? first = s_older.FirstOrDefault(n => files.Exists(folder + n));
        return files.Exists(folder + "os-release") || files.Exists(root + "usr/lib/os-release") || !string.Equals(first, name, StringComparison.Ordinal)
            ? []
            : Older(path, name, files.ReadText(path) ?? "");
    }

    private static IEnumerable<SoftwareEvidence> Current(string path, TargetFiles files)
    {
        string text = "\n" + files.ReadText(path)?.Replace("\r", "", StringComparison.Ordinal) + "\n";
        if (Value(text, "ID") is { } id)
            yield return new SoftwareEvidence(path, SoftwareKinds.OperatingSystem, id, Value(text, "VERSION_ID")) { Like = Value(text, "ID_LIKE") };
    }

    private static IEnumerable<SoftwareEvidence> Older(string path, string name, string text)
    {
        string line = text.AsSpan().Trim().ToString().Split('\n')[0].Trim();
        (string? id, string? like, string? version) = name switch
        {
            "alpine-release" or "debian_version" => (line.Length == 0 ? null : name is "alpine-release" ? "alpine" : "debian", null, line),
            "lsb-release" => (Value("\n" + text + "\n", "DISTRIB_ID")?.ToLowerInvariant(), null, Value("\n" + text + "\n", "DISTRIB_RELEASE")),
            _ => Named(line, text),
        };
        if (id is { Length: > 0 and < 64 })
            yield return new SoftwareEvidence(path, SoftwareKinds.OperatingSystem, id, version is { Length: > 0 and < 64 } ? version : null) { Like = string.Equals(id, "ubuntu", StringComparison.Ordinal) ? "debian" : like };
    }

    // "CentOS release 6.10 (Final)"; "SUSE Linux Enterprise Server 11 (x86_64)" with VERSION = 11 and PATCHLEVEL = 4 below.
    private static (string? Id, string? Like, string? Version) Named(string line, string text)
    {
        foreach ((string start, string id, string? like) in s_names)
        {
            if (!line.StartsWith(start, StringComparison.OrdinalIgnoreCase))
                continue;
            string version = "";
            for (int i = start.Length; i < line.Length && version.Length == 0; i++)
            {
                if (char.IsAsciiDigit(line[i]) && line[i - 1] == ' ')
                    version = VersionText.At(line.AsSpan(i));
            }

            string? level = Between(text + "\n", "PATCHLEVEL = ", "\n")?.Trim();
            return (id, like, level is { Length: > 0 } and not "0" && !version.Contains('.', StringComparison.Ordinal) ? $"{version}.{level}" : version);
        }

        return default;
    }

    private static string? Value(string text, string key) => Between(text, $"\n{key}=", "\n")?.Trim().Trim('"', '\'') is { Length: > 0 } value ? value : null;

    private static bool IsOlder(ReadOnlySpan<char> name)
    {
        foreach (string older in s_older)
        {
            if (name.Equals(older, StringComparison.Ordinal))
                return true;
        }

        return false;
    }
}
