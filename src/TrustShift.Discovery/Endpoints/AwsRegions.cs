using System.Text.RegularExpressions;

namespace TrustShift.Discovery.Endpoints;

/// <summary>Names of AWS regions as configuration and SDKs write them, and the host suffix of the partition that each belongs to (botocore partitions.json).</summary>
internal static partial class AwsRegions
{
    /// <summary>Whether the text is a region's name.</summary>
    public static bool IsRegion(string text) => text.Length is > 0 and <= 32 && Name().IsMatch(text);

    /// <summary>The region of a constant of an SDK: <c>EU_WEST_3</c> (Java), <c>EUWest3</c> (.NET), <c>EuWest3</c> (Rust), <c>euwest3</c> (Swift); null when it is none.</summary>
    public static string? OfConstant(string name)
    {
        // com.amazonaws.regions.Regions.GovCloud is us-gov-west-1.
        string flat = name.Replace("_", "", StringComparison.Ordinal).ToLowerInvariant();
        if (flat is "govcloud" or "usgovcloudwest1")
            return "us-gov-west-1";
        if (flat is "usgovcloudeast1")
            return "us-gov-east-1";
        Match match = Constant().Match(flat);
        if (!match.Success)
            return null;
        string middle = match.Groups["middle"].Value;
        return $"{match.Groups["area"].Value}{(middle.Length > 0 ? "-" : "")}{middle}-{match.Groups["side"].Value}-{match.Groups["number"].Value}";
    }

    /// <summary>The suffix of the hosts of a region.</summary>
    public static string SuffixOf(string region) =>
        region.StartsWith("cn-", StringComparison.Ordinal) ? "amazonaws.com.cn"
        : region.StartsWith("eusc-", StringComparison.Ordinal) ? "amazonaws.eu"
        : region.StartsWith("us-iso-", StringComparison.Ordinal) ? "c2s.ic.gov"
        : region.StartsWith("us-isob-", StringComparison.Ordinal) ? "sc2s.sgov.gov"
        : region.StartsWith("eu-isoe-", StringComparison.Ordinal) ? "cloud.adc-e.uk"
        : region.StartsWith("us-isof-", StringComparison.Ordinal) ? "csp.hci.ic.gov"
        : "amazonaws.com";

    [GeneratedRegex("^(?:us|eu|ap|sa|ca|me|af|il|mx|cn|eusc)-(?:gov-|iso[a-f]?-|de-)?(?:north|south|east|west|central|northeast|northwest|southeast|southwest)-[0-9]{1,2}$", RegexOptions.ExplicitCapture, EndpointSource.PatternTimeout)]
    private static partial Regex Name();

    [GeneratedRegex("^(?<area>us|eusc|eu|ap|sa|ca|me|af|il|mx|cn)(?<middle>gov|iso[a-f]?|de)?(?<side>northeast|northwest|southeast|southwest|north|south|east|west|central)(?<number>[0-9]{1,2})$", RegexOptions.ExplicitCapture, EndpointSource.PatternTimeout)]
    private static partial Regex Constant();
}
