using TrustShift.Pki.Clients;

namespace TrustShift.Assessment.Clients;

/// <summary>The profile of a program's own version, as far as profiles know it.</summary>
internal static class ProfileOf
{
    /// <summary>The profile of <paramref name="family"/> at a version; the family's current build where the version is not known.</summary>
    /// <param name="family">Family name, e.g. "curl".</param>
    /// <param name="version">Version as a package or the program states it: an epoch, a revision and a suffix of the distribution are left out.</param>
    public static ClientProfile Version(string family, string? version) =>
        Upstream(version) is { } upstream && ClientProfiles.Resolve($"{family}@{upstream}") is { } resolved ? resolved.Profile : ClientProfiles.Get(family);

    // "1:2.39.5-0+deb12u3" is 2.39.5 (Debian Policy 5.6.12).
    private static string? Upstream(string? version)
    {
        if (version is null)
            return null;
        int start = version.IndexOf(':', StringComparison.Ordinal) + 1;
        int end = start;
        while (end < version.Length && (char.IsAsciiDigit(version[end]) || version[end] == '.'))
            end++;
        return end > start ? version[start..end].TrimEnd('.') : null;
    }
}
