using TrustShift.Discovery.Evidence;
using TrustShift.Discovery.Software.Manifests;
using TrustShift.Discovery.Sources;

namespace TrustShift.Discovery.Software;

/// <summary>
/// Libraries of Java in archives: <c>META-INF/maven/GROUP/ARTIFACT/pom.properties</c> (maven.apache.org/shared/maven-archiver) of each library that was put in, the names of archives inside
/// (WAR, Spring Boot), and the archive's own name where it has neither. A shallow look: what else is in it stays a gap.
/// </summary>
public sealed class JavaArchives : SoftwareSource
{
    private const int MostLibraries = 2_000;
    private const string Maven = "META-INF/maven/";
    private const string Properties = "/pom.properties";

    // By the names of their archives, for builds without Maven's files (AWS's own SDK of version 1 has them, Conscrypt has not).
    private static readonly (string File, string Name)[] s_byName =
    [
        ("aws-java-sdk-bundle", "com.amazonaws:aws-java-sdk-bundle"), ("aws-java-sdk-core", "com.amazonaws:aws-java-sdk-core"), ("aws-java-sdk-s3", "com.amazonaws:aws-java-sdk-s3"), ("aws-java-sdk", "com.amazonaws:aws-java-sdk"),
        ("aws-crt-client", "software.amazon.awssdk:aws-crt-client"), ("aws-crt", "software.amazon.awssdk.crt:aws-crt"),
        ("apache-client", "software.amazon.awssdk:apache-client"), ("url-connection-client", "software.amazon.awssdk:url-connection-client"), ("netty-nio-client", "software.amazon.awssdk:netty-nio-client"), ("sdk-core", "software.amazon.awssdk:sdk-core"),
        ("conscrypt-openjdk-uber", "org.conscrypt:conscrypt-openjdk-uber"), ("conscrypt-openjdk", "org.conscrypt:conscrypt-openjdk"),
        ("bctls-jdk15on", "org.bouncycastle:bctls-jdk15on"), ("bctls-jdk15to18", "org.bouncycastle:bctls-jdk15to18"), ("bctls-jdk18on", "org.bouncycastle:bctls-jdk18on"), ("bctls-fips", "org.bouncycastle:bctls-fips"),
    ];

    /// <inheritdoc/>
    public override bool IsMarker(ReadOnlySpan<char> path, ReadOnlySpan<char> name) =>
        (name.EndsWith(".jar", StringComparison.OrdinalIgnoreCase) || name.EndsWith(".war", StringComparison.OrdinalIgnoreCase) || name.EndsWith(".ear", StringComparison.OrdinalIgnoreCase))
        // What a build tool keeps is in no program yet, and what a distribution ships in /usr/share/java is its programs'.
        && !path.Contains("/.m2/repository/", StringComparison.Ordinal) && !path.Contains("/.gradle/", StringComparison.Ordinal) && !path.StartsWith("/usr/share/", StringComparison.Ordinal);

    /// <inheritdoc/>
    public override IEnumerable<SoftwareEvidence> Read(string path, TargetFiles files)
    {
        ZipListing? listing = files.ReadZip(path);
        var found = new List<SoftwareEvidence>();
        foreach (string entry in listing?.Names.Take(MostLibraries * 100) ?? [])
        {
            if (found.Count >= MostLibraries)
                break;
            if (entry.StartsWith(Maven, StringComparison.Ordinal) && entry.EndsWith(Properties, StringComparison.Ordinal))
            {
                string[] parts = entry[Maven.Length..^Properties.Length].Split('/');
                string name = string.Join(':', parts);
                if (parts.Length == 2 && RootPackages.Knows("maven", name))
                    found.AddRange(RootPackages.Present(path, "maven", name, Version(listing!.ReadText(entry)), $"{path}!{name}", SoftwareBasis.Embedded));
            }
            else if (entry.EndsWith(".jar", StringComparison.OrdinalIgnoreCase))
            {
                found.AddRange(ByName(path, entry, $"{path}!{entry}"));
            }
        }

        found.AddRange(ByName(path, path, path));
        return found.DistinctBy(static s => (s.Kind, s.Name)).Select(s => s with { Basis = s.Root?.Contains('!', StringComparison.Ordinal) == true ? SoftwareBasis.Embedded : SoftwareBasis.Installed });
    }

    private static string? Version(string? text) => Between("\n" + text?.Replace("\r", "", StringComparison.Ordinal) + "\n", "\nversion=", "\n")?.Trim() is { Length: > 0 } version ? version : null;

    // "aws-java-sdk-core-1.11.83.jar"
    private static IEnumerable<SoftwareEvidence> ByName(string path, string entry, string root)
    {
        ReadOnlySpan<char> file = entry.AsSpan(entry.LastIndexOf('/') + 1);
        foreach ((string start, string name) in s_byName)
        {
            if (file.StartsWith(start, StringComparison.Ordinal) && file.Length > start.Length + 5 && file[start.Length] == '-' && char.IsAsciiDigit(file[start.Length + 1]))
                return RootPackages.Present(path, "maven", name, file[(start.Length + 1)..^4].ToString(), root);
        }

        return [];
    }
}
