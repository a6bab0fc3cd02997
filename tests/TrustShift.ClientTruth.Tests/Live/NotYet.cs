using TrustShift.Testing;

namespace TrustShift.ClientTruth.Tests.Live;

/// <summary>
/// Cases in which a profile is known to differ from its real client (<c>not-yet.tsv</c>: client, profile, case, what is the matter). One that no longer differs
/// fails the test, so that the list only shrinks; another profile for the client leaves its lines behind.
/// </summary>
internal static class NotYet
{
    private static readonly Lazy<string[][]> Lines = new(static () =>
    [
        .. File.ReadLines(Repository.PathOf("tests", "TrustShift.ClientTruth.Tests", "Live", "not-yet.tsv"))
            .Where(static line => line.Length > 0 && line[0] != '#')
            .Select(static line => line.Split('\t')),
    ]);

    /// <summary>The cases of one client under one profile.</summary>
    public static HashSet<string> Of(string client, string profile) =>
        Lines.Value.Where(l => l[0] == client && l[1] == profile).Select(static l => l[2]).ToHashSet(StringComparer.Ordinal);
}
