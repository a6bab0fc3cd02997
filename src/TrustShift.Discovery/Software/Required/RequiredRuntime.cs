using TrustShift.Discovery.Evidence;
using TrustShift.Discovery.Scanning;

namespace TrustShift.Discovery.Software.Required;

/// <summary>The evidence of a runtime that a file asks for.</summary>
internal static class RequiredRuntime
{
    private const int LongestVersion = 100;

    /// <summary>
    /// One version or range; nothing where it is a variable, or where the file is a sample. Three numbers are exact ("20.11.1"), anything else leaves the release open.
    /// </summary>
    /// <param name="path">The file.</param>
    /// <param name="name">"Node.js", "Python", "Java", "Go", ".NET", "Ruby", "PHP".</param>
    /// <param name="version">As written.</param>
    /// <param name="vendor">Of Java: the distribution as written ("temurin"); else null.</param>
    public static IEnumerable<SoftwareEvidence> Of(string path, string name, string? version, string? vendor = null)
    {
        version = version?.Trim().Trim('"', '\'').Trim();
        if (version is null or { Length: 0 or > LongestVersion } || version.AsSpan().ContainsAny("${}\n\t") || PlaceNatures.Of(path) == PlaceNature.Sample)
            yield break;
        string bare = version.TrimStart('v', '=').Trim();
        bool isExact = VersionText.At(bare).Length == bare.Length && bare.Count(static c => c == '.') == 2;
        yield return new SoftwareEvidence(path, SoftwareKinds.RequiredRuntime, vendor is { Length: > 0 and < LongestVersion } ? $"{name} ({vendor})" : name, isExact ? bare : null, $"{path}!{name} {version}")
        {
            Basis = isExact ? SoftwareBasis.Locked : SoftwareBasis.Declared,
            Requirement = isExact ? null : version,
        };
    }
}
