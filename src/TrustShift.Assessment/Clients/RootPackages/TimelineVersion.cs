namespace TrustShift.Assessment.Clients.RootPackages;

/// <summary>A version as the timeline's store of the package spells it.</summary>
internal static class TimelineVersion
{
    /// <summary>
    /// Go's pseudo-versions ("0.0.0-20240806160748-b2d3a6a4b4d3", go.dev/ref/mod) by their commit's day, or by the commit where the timeline lists it; everything else as it is.
    /// </summary>
    /// <param name="store">Store of the timeline.</param>
    /// <param name="version">As the package manager writes it.</param>
    public static string Of(string store, string version)
    {
        string[] parts = version.Split('+')[0].Split('-');
        if (parts.Length < 3 || parts[^1].Length != 12 || parts[^2] is not { Length: >= 14 } stamp || !stamp[^14..].All(char.IsAsciiDigit))
            return version;
        stamp = stamp[^14..];
        return store switch
        {
            "golang-x509roots-fallback" => $"{stamp[..4]}-{stamp[4..6]}-{stamp[6..8]}",
            // gocertifi counts its releases by day.
            "certifi-go" => $"{stamp[..4]}.{stamp[4..6]}.{stamp[6..8]}",
            _ => version,
        };
    }
}
