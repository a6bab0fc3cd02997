using TrustShift.Discovery.Evidence;
using TrustShift.Discovery.Sources;

namespace TrustShift.Discovery.Software;

/// <summary>
/// Java runtimes: the <c>release</c> file in JAVA_HOME (JEP 223), or the virtual machine's library where a distribution ships no such file.
/// </summary>
public sealed class JavaRuntimes : SoftwareSource
{
    /// <inheritdoc/>
    public override bool IsMarker(ReadOnlySpan<char> path, ReadOnlySpan<char> name) => name is "release" or "libjvm.so" or "jvm.dll" or "libjvm.dylib";

    /// <inheritdoc/>
    public override IEnumerable<SoftwareEvidence> Read(string path, TargetFiles files)
    {
        if (path.EndsWith("/release", StringComparison.Ordinal) || path is "release")
        {
            string? text = files.ReadText(path);
            if (Between(text, "JAVA_VERSION=\"", "\"") is { } version && HasSecurity(FolderOf(path), files))
                yield return new SoftwareEvidence(path, SoftwareKinds.Java, Between(text, "IMPLEMENTOR=\"", "\"") ?? "Java", version, FolderOf(path));
            yield break;
        }

        // lib/server/libjvm.so, jre/lib/server/libjvm.so, jre/lib/amd64/server/libjvm.so, bin/server/jvm.dll.
        for (int levels = 2; levels <= 5; levels++)
        {
            string home = FolderOf(path, levels);
            if (home.EndsWith("/jre", StringComparison.Ordinal) || !HasSecurity(home, files))
                continue;
            if (files.ReadText(Below(home, "release"))?.Contains("JAVA_VERSION", StringComparison.Ordinal) != true)
                yield return new SoftwareEvidence(path, SoftwareKinds.Java, "Java", null, home);
            yield break;
        }
    }

    private static bool HasSecurity(string home, TargetFiles files) =>
        files.Exists(Below(home, "lib/security")) || files.Exists(Below(home, "jre/lib/security"));
}
