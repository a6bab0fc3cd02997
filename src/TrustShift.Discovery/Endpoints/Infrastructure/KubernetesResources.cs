using System.Collections.Immutable;
using TrustShift.Catalogue.Yaml;
using TrustShift.Discovery.Evidence;
using TrustShift.Discovery.Scanning;

namespace TrustShift.Discovery.Endpoints.Infrastructure;

/// <summary>Buckets and distributions that a cluster creates: Crossplane (marketplace.upbound.io, provider-aws-s3) and AWS Controllers for Kubernetes (aws-controllers-k8s.github.io).</summary>
public sealed class KubernetesResources : EndpointSource
{
    /// <inheritdoc/>
    public override ImmutableArray<string> Words { get; } = ["s3.aws.", "s3.services.k8s.aws", "cloudfront.aws.", "cloudfront.services.k8s.aws"];

    /// <inheritdoc/>
    public override bool Matches(ReadOnlySpan<char> path) => HasExtension(path, [".yaml", ".yml", ".json"]);

    /// <inheritdoc/>
    public override void Read(EndpointText text, FileFindings findings)
    {
        EvidenceStrength implied = text.StrengthAt(0, EvidenceStrength.Implied);
        foreach ((YamlMapping resource, _) in YamlWalk.Mappings(text.Text))
        {
            if (resource.Text("apiVersion") is not { } version || resource.Text("kind") is not ("Bucket" or "Distribution") || resource.Mapping("spec") is not { } spec)
                continue;
            if (version.StartsWith("cloudfront.", StringComparison.Ordinal))
            {
                findings.Add(new FoundHost("{distribution}.cloudfront.net", "https", true, true) { Basis = "a distribution of CloudFront that the cluster creates" }, resource.Line, implied);
                continue;
            }

            if (!version.StartsWith("s3.", StringComparison.Ordinal))
                continue;
            YamlMapping settings = spec.Mapping("forProvider") ?? spec;
            string? region = (settings.Text("region") ?? settings.Text("locationConstraint")) is { } stated && AwsRegions.IsRegion(stated) ? stated : null;
            foreach (FoundHost host in new StorageHost { Bucket = spec.Text("name"), Region = region, Basis = "a bucket that the cluster creates" }.Hosts())
                findings.Add(host, resource.Line, implied);
        }
    }
}
