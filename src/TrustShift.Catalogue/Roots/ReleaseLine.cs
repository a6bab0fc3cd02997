namespace TrustShift.Catalogue.Roots;

/// <summary>
/// Lines of releases that live side by side: only within a line do two equal neighbours say anything of a release between them. (Node.js 20.19
/// is older than 22.0 by number and newer by date; Debian's stable updates carry the roots of another day than unstable.)
/// </summary>
internal static class ReleaseLine
{
    // Stores whose labels are commits or mixed words: their order is their date.
    private static readonly string[] ByDate = ["apple-observatory", "cloudflare-cfssl-trust", "golang-x509roots-fallback", "temurin", "windows"];

    /// <summary>Whether the order of a store's releases is their date and not their label.</summary>
    public static bool IsByDate(string store) => Array.IndexOf(ByDate, store) >= 0;

    /// <summary>The line of a release, by its common spelling.</summary>
    public static string Of(string store, string spelled) => store switch
    {
        "nodejs" => spelled.StartsWith("0.", StringComparison.Ordinal) ? Parts(spelled, 2) : Parts(spelled, 1),
        "openjdk-observatory" or "openjdk-src-debian" or "oracle-jdk" => Parts(spelled, 1),
        "openjdk-8u" or "openjdk-11u" or "corretto-8" => Parts(spelled, 1),
        "debian-ca-certificates" => Debian(spelled),
        "rhel-ca-certificates" => RedHat(spelled),
        _ => "",
    };

    /// <summary>Whether an unlisted release of this spelling may be judged by its neighbours: previews and rebuilds of others may not.</summary>
    public static bool IsOrdinary(string store, string spelled) => store switch
    {
        "debian-ca-certificates" => Debian(spelled) is not "ubuntu",
        "rhel-ca-certificates" => RedHat(spelled).Length > 0,
        "openjdk-8u" => spelled.StartsWith("8~u", StringComparison.Ordinal) && VersionOrder.IsNumeric(spelled[3..]),
        _ => VersionOrder.IsNumeric(spelled),
    };

    private static string Parts(string spelled, int count)
    {
        int end = 0;
        for (int dots = 0; end < spelled.Length; end++)
        {
            if (!char.IsAsciiDigit(spelled[end]) && (spelled[end] != '.' || ++dots == count))
                break;
        }

        return spelled[..end];
    }

    // 20200601~deb10u2, 20090814+nmu3squeeze1, 20211016ubuntu0.20.04.1.
    private static string Debian(string spelled)
    {
        if (spelled.Contains("ubuntu", StringComparison.Ordinal))
            return "ubuntu";
        if (spelled.Contains("squeeze", StringComparison.Ordinal))
            return "deb6";
        int at = spelled.IndexOf("deb", StringComparison.Ordinal);
        if (at < 0)
            return "";
        int end = at + 3;
        while (end < spelled.Length && char.IsAsciiDigit(spelled[end]))
            end++;
        return spelled[at..end];
    }

    private static string RedHat(string spelled)
    {
        int at = spelled.LastIndexOf(".el", StringComparison.Ordinal);
        return at >= 0 && at + 3 < spelled.Length && char.IsAsciiDigit(spelled[at + 3]) ? spelled.Substring(at + 1, 3) : "";
    }
}
