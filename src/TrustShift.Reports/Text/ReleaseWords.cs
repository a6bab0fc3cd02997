using System.Collections.Frozen;
using System.Globalization;
using TrustShift.Catalogue.Roots.Sets;

namespace TrustShift.Reports.Text;

/// <summary>The release of a root store, in words.</summary>
public static class ReleaseWords
{
    private const string Mozilla = "mozilla-nss";

    private static readonly FrozenDictionary<string, string> s_names = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        [Mozilla] = "NSS", ["mozilla-nss-commits"] = "NSS", ["firefox-cvs-tags"] = "Firefox", ["certifi-python"] = "certifi", ["certifi-ruby"] = "certifi", ["certifi-go"] = "gocertifi", ["nodejs"] = "Node.js",
        ["golang-x509roots-fallback"] = "Go's x509roots", ["debian-ca-certificates"] = "Debian's ca-certificates", ["rhel-ca-certificates"] = "Red Hat's ca-certificates", ["alpine-ca-certificates"] = "Alpine's ca-certificates",
        ["openjdk-8u"] = "OpenJDK", ["openjdk-11u"] = "OpenJDK", ["openjdk-src-debian"] = "OpenJDK", ["openjdk-observatory"] = "OpenJDK", ["oracle-jdk"] = "Oracle's JDK", ["temurin"] = "Temurin", ["corretto-8"] = "Corretto",
        ["python-requests"] = "requests", ["boto2"] = "boto", ["aws-cli-v1"] = "AWS CLI", ["aws-cli-v2"] = "AWS CLI", ["aws-sdk-ruby"] = "AWS SDK for Ruby", ["aws-sdk-php-v1"] = "AWS SDK for PHP", ["guzzle"] = "Guzzle",
        ["composer-ca-bundle"] = "composer/ca-bundle", ["apple-macos"] = "macOS", ["apple-observatory"] = "Apple", ["windows"] = "Windows", ["windows-authroot"] = "Windows", ["windows-chromium-rootstores"] = "Windows",
        ["chrome-root-store"] = "Chrome", ["tlsinspector-chrome"] = "Chrome", ["ccadb-chrome"] = "Chrome", ["android-releases"] = "Android", ["android-aosp"] = "Android", ["cloudflare-cfssl-trust"] = "cfssl_trust",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The sentence part: "the roots of certifi 2020.06.20 (Mozilla's of 2020-05 to 2020-07)", or the nearest with what is missing and more.</summary>
    public static string Of(RootSetMatch release)
    {
        RootSetRange first = release.Ranges[0];
        RootSetRange? mozilla = string.Equals(first.Store, Mozilla, StringComparison.Ordinal) ? null : release.Ranges.FirstOrDefault(static r => string.Equals(r.Store, Mozilla, StringComparison.Ordinal));
        string more = release.Ranges.Skip(1).Any(r => string.Equals(r.Store, first.Store, StringComparison.Ordinal)) ? " and others" : "";
        string dates = mozilla is not null && Months(mozilla) is { } its ? $" (Mozilla's of {its})" : Months(first) is { } own ? $" ({own})" : "";
        string name = $"{s_names.GetValueOrDefault(first.Store, first.Store)} {first.First}{(string.Equals(first.First, first.Last, StringComparison.Ordinal) ? "" : " to " + first.Last)}{more}{dates}";
        string[] differences = [.. new[] { Count(release.Missing, "missing"), Count(release.Extra, "more") }.OfType<string>()];
        return release.IsExact ? $"the roots of {name}" : $"of no known release; nearest {name}: {string.Join(", ", differences)}";
    }

    private static string? Count(int number, string word) => number == 0 ? null : $"{number.ToString(CultureInfo.InvariantCulture)} {word}";

    private static string? Months(RootSetRange range)
    {
        if ((range.FirstDate ?? range.LastDate) is not { } from)
            return null;
        string first = Month(from), last = Month(range.LastDate ?? from);
        return string.Equals(first, last, StringComparison.Ordinal) ? first : $"{first} to {last}";
    }

    private static string Month(DateOnly date) => date.ToString("yyyy-MM", CultureInfo.InvariantCulture);
}
