using System.Collections.Immutable;
using System.Text.RegularExpressions;
using TrustShift.Discovery.Endpoints.Sdk;
using TrustShift.Discovery.Evidence;
using TrustShift.Discovery.Scanning;

namespace TrustShift.Discovery.Endpoints.Configuration;

/// <summary>The S3A file system of Hadoop and Spark (hadoop.apache.org, hadoop-aws: <c>fs.s3a.endpoint</c>, <c>fs.s3a.endpoint.region</c>), in their files and in code that sets them.</summary>
public sealed partial class HadoopStores : EndpointSource
{
    /// <inheritdoc/>
    public override ImmutableArray<string> Words { get; } = ["fs.s3a."];

    /// <inheritdoc/>
    public override bool Matches(ReadOnlySpan<char> path) => HasExtension(path, [".xml", ".conf", ".properties", ".py", ".scala", ".java", ".kt", ".sh", ".yaml", ".yml", ".ipynb", ".json"]);

    /// <inheritdoc/>
    public override void Read(EndpointText text, FileFindings findings)
    {
        Match[] settings = [.. Setting().Matches(text.Text).Take(200)];
        if (settings.Length == 0)
            return;
        string? region = settings.FirstOrDefault(static m => m.Groups["region"].Success)?.Groups["value"].Value;
        Match[] endpoints = [.. settings.Where(static m => m.Groups["endpoint"].Success)];
        foreach (Match endpoint in endpoints)
        {
            string value = endpoint.Groups["value"].Value;
            bool isKnown = value.Length > 1 && value.AsSpan().IndexOfAny('.', ':') >= 0 && value.AsSpan().IndexOfAny("${}") < 0;
            foreach (FoundHost host in isKnown ? StoreEndpoint.Of([value], isPlain: false) : [StoreEndpoint.Unknown])
                findings.Add(host, text.LineOf(endpoint.Index), text.StrengthAt(endpoint.Index));
        }

        if (endpoints.Length > 0)
            return;
        Match first = settings[0];
        var storage = new StorageHost { Region = region is not null && AwsRegions.IsRegion(region) ? region : null, Basis = "the S3A file system of Hadoop" };
        foreach (FoundHost host in storage.Hosts())
            findings.Add(host, text.LineOf(first.Index), region is null ? text.StrengthAt(first.Index, EvidenceStrength.Implied) : text.StrengthAt(first.Index));
    }

    [GeneratedRegex("fs\\.s3a\\.(bucket\\.[\\w-]{1,63}\\.)?((?<endpoint>endpoint)(?!\\.)|(?<region>endpoint\\.region)|[a-z.]{3,60})[\"']?(\\s*</name>\\s*<value>\\s*|[ \\t]*[=:,][ \\t]*|[ \\t]+)[\"']?(?<value>[^\\s\"'<>,)]{1,300})", RegexOptions.ExplicitCapture, PatternTimeout)]
    private static partial Regex Setting();
}
