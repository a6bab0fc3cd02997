using System.Collections.Immutable;
using TrustShift.Discovery.Endpoints.Sdk;
using TrustShift.Discovery.Scanning;

namespace TrustShift.Discovery.Endpoints.Configuration;

/// <summary>Settings of django-storages (django-storages.readthedocs.io, Amazon S3): a bucket means S3, in AWS_S3_REGION_NAME or at AWS_S3_ENDPOINT_URL.</summary>
public sealed class DjangoStorages : EndpointSource
{
    private const string Bucket = "AWS_STORAGE_BUCKET_NAME";

    /// <inheritdoc/>
    public override ImmutableArray<string> Words { get; } = [Bucket];

    /// <inheritdoc/>
    public override bool Matches(ReadOnlySpan<char> path) => HasExtension(path, [".py"]);

    /// <inheritdoc/>
    public override void Read(EndpointText text, FileFindings findings)
    {
        int at = text.Code.IndexOf(Bucket, StringComparison.Ordinal);
        if (at < 0 || !text.Code.AsSpan(at + Bucket.Length).TrimStart(" \t\"']").StartsWith("=", StringComparison.Ordinal))
            return;
        var names = new CodeNames(text.Code);
        int line = text.LineOf(at);
        if (names.Assigned("AWS_S3_ENDPOINT_URL") is { } endpoint)
        {
            string? url = CodeValue.Text(endpoint, names);
            foreach (FoundHost other in url is null ? [StoreEndpoint.Unknown] : StoreEndpoint.Of([url], isPlain: false))
                findings.Add(other, line, text.StrengthAt(at));
            return;
        }

        string? region = names.Assigned("AWS_S3_REGION_NAME") is { } stated ? CodeValue.Region(stated, names) : null;
        string? bucket = names.Assigned(Bucket) is { } name ? CodeValue.Text(name, names) : null;
        foreach (FoundHost host in new StorageHost { Bucket = bucket, Region = region, Basis = "django-storages with a bucket" }.Hosts())
            findings.Add(host, line, text.StrengthAt(at));
    }
}
