using System.Collections.Immutable;
using TrustShift.Catalogue.Yaml;
using TrustShift.Discovery.Endpoints.Sdk;
using TrustShift.Discovery.Scanning;

namespace TrustShift.Discovery.Endpoints.Configuration;

/// <summary>
/// Object stores in YAML and JSON configuration of any program: Active Storage (<c>service: S3</c>), Thanos and Cortex (<c>type: S3</c>), Loki and Mimir (<c>s3:</c> with buckets), Velero
/// (<c>provider: aws</c> with a bucket), Docker Distribution, Harbor, GitLab, Spring Cloud AWS. An endpoint of another store takes the place of S3.
/// </summary>
public sealed class ObjectStores : EndpointSource
{
    private const int DeepestSetting = 3;

    private static readonly string[] s_kinds = ["type", "service", "driver", "provider", "backend", "storage", "kind", "adapter", "storage_type", "object_store", "backend_type", "storagetype", "storetype"];
    private static readonly string[] s_buckets = ["bucket", "bucketname", "bucket_name", "bucketnames", "s3_bucket", "bucket-name", "s3bucket"];
    private static readonly string[] s_regions = ["region", "region_name", "s3_region", "aws_region", "aws-region", "regionname", "bucket_region"];
    private static readonly string[] s_endpoints = ["endpoint", "s3_endpoint", "endpoint_url", "s3url", "regionendpoint", "host", "service_url", "base_url", "endpointurl", "url"];

    private static readonly System.Buffers.SearchValues<string> s_bucket = System.Buffers.SearchValues.Create(["bucket"], StringComparison.OrdinalIgnoreCase);
    private static readonly System.Buffers.SearchValues<char> s_variable = System.Buffers.SearchValues.Create("{}$<>% ");

    /// <inheritdoc/>
    public override ImmutableArray<string> Words { get; } = [": s3", ": S3", ": \"s3\"", ": \"S3\"", ":\"s3\"", ":\"S3\"", ": 's3", ": 'S3", "s3:", "\"s3\"", "aws-s3", "aws_s3", ": aws", ": AWS", ": \"aws\"", ": amazon", "s3_config", "/aws"];

    /// <inheritdoc/>
    public override bool Matches(ReadOnlySpan<char> path) => HasExtension(path, [".yaml", ".yml", ".json"]) && !IsOfPackages(path) && !IsOfInstalled(path);

    /// <inheritdoc/>
    public override void Read(EndpointText text, FileFindings findings)
    {
        // Two ways to say "this is a store in S3", of which a JSON or YAML text holds at least one of the words.
        if (!text.Text.AsSpan().ContainsAny(s_bucket))
            return;
        foreach (string variant in ErbTemplate.Variants(text.Text))
            Read(text, variant, findings);
    }

    private static void Read(EndpointText text, string variant, FileFindings findings)
    {
        var inside = new HashSet<YamlMapping>(ReferenceEqualityComparer.Instance);
        foreach ((YamlMapping mapping, ImmutableList<string> above) in YamlWalk.Mappings(variant))
        {
            if (inside.Contains(mapping) || !IsStore(mapping, above))
                continue;
            foreach (YamlMapping part in Parts(mapping, 0))
                inside.Add(part);
            Add(text, mapping, findings);
        }
    }

    private static bool IsStore(YamlMapping mapping, ImmutableList<string> above)
    {
        bool isNamed = above is [.., var parent] && parent.ToLowerInvariant() is "s3" or "aws_s3" or "s3_config" or "s3_storage_config" or "objectstore_s3";
        foreach ((YamlScalar name, YamlNode value) in mapping.Entries)
        {
            if (Array.IndexOf(s_kinds, name.Value.ToLowerInvariant()) < 0 || value is not YamlScalar kind)
                continue;
            string word = kind.Value.ToLowerInvariant();
            if (word is "s3" or "aws-s3" or "aws_s3" or "amazons3" or "amazon-s3" or "s3a")
                return true;
            isNamed |= word is "aws" or "amazon" or "velero.io/aws";
        }

        return isNamed && Find(mapping, s_buckets) is not null;
    }

    private static void Add(EndpointText text, YamlMapping store, FileFindings findings)
    {
        string? endpoint = Find(store, s_endpoints)?.Value;
        if (endpoint is { Length: > 0 } && LooksLikeHost(endpoint))
        {
            if (HostText.Read(endpoint, Math.Max(0, endpoint.IndexOf("://", StringComparison.Ordinal) is >= 0 and var scheme ? scheme + 3 : 0), out _) is null)
                findings.Add(StoreEndpoint.Unknown, store.Line, text.StrengthAt(0));
            foreach (FoundHost other in StoreEndpoint.Of([endpoint], IsPlain(store)))
                findings.Add(other, store.Line, text.StrengthAt(0));
            return;
        }

        YamlScalar? stated = Find(store, s_regions);
        string? region = stated is not null && AwsRegions.IsRegion(stated.Value) ? stated.Value : null;
        string? bucket = Find(store, s_buckets)?.Value;
        var storage = new StorageHost
        {
            Bucket = bucket is not null && bucket.AsSpan().IndexOfAny(s_variable) < 0 ? bucket : null,
            Region = region,
            Scheme = IsPlain(store) ? "http" : "https",
            Accelerate = Find(store, ["use_accelerate_endpoint", "accelerate", "s3_use_accelerate_endpoint"]) is { } accelerate ? CodeValue.Switch(accelerate.Value) : false,
            Basis = "a store in S3",
        };
        foreach (FoundHost host in storage.Hosts())
            findings.Add(host, store.Line, text.StrengthAt(0));
    }

    private static bool IsPlain(YamlMapping store) => Find(store, ["insecure", "disable_ssl", "s3_insecure"]) is { Value: "true" } || Find(store, ["secure", "use_ssl", "ssl"]) is { Value: "false" };

    private static bool LooksLikeHost(string value) => value.AsSpan().IndexOfAny(" \n") < 0 && (value.Contains('.', StringComparison.Ordinal) || value.Contains("://", StringComparison.Ordinal) || value.Contains(':', StringComparison.Ordinal) || value.AsSpan().IndexOfAny('$', '{') >= 0 || char.IsAsciiLetter(value[0]));

    private static YamlScalar? Find(YamlMapping store, ReadOnlySpan<string> names)
    {
        foreach (YamlMapping part in Parts(store, 0))
        {
            foreach ((YamlScalar name, YamlNode value) in part.Entries)
            {
                if (value is YamlScalar { IsNull: false } scalar && names.Contains(name.Value.ToLowerInvariant()))
                    return scalar;
            }
        }

        return null;
    }

    // The mapping and those in it; the items of lists are stores of their own.
    private static IEnumerable<YamlMapping> Parts(YamlMapping mapping, int depth)
    {
        yield return mapping;
        if (depth == DeepestSetting)
            yield break;
        foreach ((_, YamlNode value) in mapping.Entries.Take(200))
        {
            if (value is not YamlMapping inner)
                continue;
            foreach (YamlMapping part in Parts(inner, depth + 1))
                yield return part;
        }
    }

    // What lies beside the code of an installed package is its own data: botocore's descriptions of services speak of buckets on 100 MB of JSON.
    private static bool IsOfInstalled(ReadOnlySpan<char> path) =>
        path.Contains("/site-packages/", StringComparison.Ordinal) || path.Contains("/dist-packages/", StringComparison.Ordinal) || path.Contains("node_modules/", StringComparison.Ordinal);

    private static bool IsOfPackages(ReadOnlySpan<char> path) => path.EndsWith("package.json", StringComparison.Ordinal) || path.EndsWith("package-lock.json", StringComparison.Ordinal) || path.EndsWith("composer.lock", StringComparison.Ordinal);
}
