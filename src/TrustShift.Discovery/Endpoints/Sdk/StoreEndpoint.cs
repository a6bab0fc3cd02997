namespace TrustShift.Discovery.Endpoints.Sdk;

/// <summary>The hosts of endpoints that a client or a store is given: S3 by another name, or another store that speaks its protocol.</summary>
internal static class StoreEndpoint
{
    /// <summary>An endpoint that is only known at run time.</summary>
    public static FoundHost Unknown { get; } = new("{endpoint}", null, false) { Basis = "the endpoint of a store, set at run time" };

    /// <summary>The hosts of these texts; those that other detectors read anyway (URLs with a dotted host, hosts of AWS) are left to them.</summary>
    public static IEnumerable<FoundHost> Of(IEnumerable<string> endpoints, bool isPlain)
    {
        foreach (string endpoint in endpoints)
        {
            int scheme = endpoint.IndexOf("://", StringComparison.Ordinal);
            int start = scheme < 0 ? 0 : scheme + 3;
            int end = endpoint.AsSpan(start).IndexOfAny("/?#") is >= 0 and var cut ? start + cut : endpoint.Length;
            start = endpoint.AsSpan(start, end - start).LastIndexOf('@') is >= 0 and var at ? start + at + 1 : start;
            if (HostText.Read(endpoint, start, out _, acceptVariables: true) is not { } host || EndpointVocabulary.Current.Contains(host) || (scheme >= 0 && host.Contains('.', StringComparison.Ordinal)))
                continue;
            yield return new FoundHost(host, scheme > 0 ? endpoint[..scheme].ToLowerInvariant() : isPlain ? "http" : null, false) { Basis = "the endpoint of a store that speaks the protocol of S3" };
        }
    }
}
