namespace TrustShift.Discovery.Endpoints;

/// <summary>
/// The hosts that an S3 client or a resource comes to, of what its settings say (the endpoint rules of botocore, data/s3/2006-03-01/endpoint-rule-set-1.json). What is not known stands as a variable,
/// which no rule about regions exempts.
/// </summary>
internal sealed record StorageHost
{
    /// <summary>The bucket; null when it is not known.</summary>
    public string? Bucket { get; init; }

    /// <summary>The region; null when it is not known.</summary>
    public string? Region { get; init; }

    /// <summary>Whether transfer acceleration is on; null when that is decided at run time.</summary>
    public bool? Accelerate { get; init; } = false;

    /// <summary>Whether dual-stack hosts are used.</summary>
    public bool DualStack { get; init; }

    /// <summary>Whether FIPS hosts are used.</summary>
    public bool Fips { get; init; }

    /// <summary>"http" where TLS is switched off, else "https".</summary>
    public string Scheme { get; init; } = "https";

    /// <summary>Why it is an endpoint.</summary>
    public string? Basis { get; init; }

    /// <summary>The host, or two where acceleration is decided at run time.</summary>
    public IEnumerable<FoundHost> Hosts()
    {
        string bucket = Bucket is { } name && IsBucket(name) ? name : "{bucket}";
        string area = Region is { } region ? $"{region}.{AwsRegions.SuffixOf(region)}" : "{region}.amazonaws.com";
        if (Accelerate != false)
            yield return Found($"{bucket}.s3-accelerate.{(DualStack ? "dualstack." : "")}amazonaws.com");
        if (Accelerate != true)
            yield return Found($"{bucket}.s3{(Fips ? "-fips" : "")}.{(DualStack ? "dualstack." : "")}{area}");
    }

    // docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html; older names also hold upper case and underscores.
    private static bool IsBucket(string name) =>
        name.Length is >= 3 and <= 63 && name.AsSpan().IndexOfAnyExcept(s_bucket) < 0 && char.IsAsciiLetterOrDigit(name[0]) && char.IsAsciiLetterOrDigit(name[^1])
        && !name.Contains("..", StringComparison.Ordinal);

    private static readonly System.Buffers.SearchValues<char> s_bucket = System.Buffers.SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._-");

    private FoundHost Found(string host) => new(host.ToLowerInvariant(), Scheme, true, true) { Basis = Basis };
}
