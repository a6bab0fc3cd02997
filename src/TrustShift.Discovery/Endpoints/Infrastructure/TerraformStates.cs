using System.Collections.Immutable;
using TrustShift.Catalogue.Yaml;
using TrustShift.Discovery.Evidence;
using TrustShift.Discovery.Scanning;

namespace TrustShift.Discovery.Endpoints.Infrastructure;

/// <summary>
/// The state of Terraform (version 4, which is JSON): buckets with their regions and distributions with their names, as they are. What a bucket or a distribution says of itself implies use; a host
/// anywhere else (an output, the environment of a function) is configured.
/// </summary>
public sealed class TerraformStates : EndpointSource
{
    private static readonly UrlEndpoints s_urls = new(EndpointVocabulary.Current);
    private static readonly BareEndpoints s_hosts = new(EndpointVocabulary.Current);

    /// <inheritdoc/>
    public override ImmutableArray<string> Words { get; } = ["\"resources\"", "\"modules\""];

    /// <inheritdoc/>
    public override bool ReadsWhole => true;

    /// <inheritdoc/>
    public override bool Matches(ReadOnlySpan<char> path) => HasExtension(path, [".tfstate", ".tfstate.backup"]);

    /// <inheritdoc/>
    public override void Read(EndpointText text, FileFindings findings)
    {
        if (YamlTree.ReadAll(text.Text, out bool isWhole) is not [YamlMapping state] || !isWhole || state.Find("resources") is not YamlSequence resources)
            return;
        EvidenceStrength implied = text.StrengthAt(0, EvidenceStrength.Implied), configured = text.StrengthAt(0);
        foreach ((YamlScalar name, YamlNode value) in state.Entries)
        {
            if (name.Value is not "resources")
                ReadHosts(value, configured, findings, depth: 0);
        }

        foreach (YamlMapping resource in resources.Items.OfType<YamlMapping>())
        {
            string type = resource.Text("type") ?? "";
            foreach (YamlMapping attributes in resource.Items("instances").OfType<YamlMapping>().Select(static i => i.Mapping("attributes")).OfType<YamlMapping>())
            {
                if (type is "aws_s3_bucket")
                    ReadBucket(attributes, implied, findings);
                else if (type is "aws_cloudfront_distribution")
                    ReadDistribution(attributes, implied, findings);
                else if (type is not ("aws_route53_record" or "cloudflare_record" or "aws_s3_bucket_website_configuration"))
                    ReadHosts(attributes, configured, findings, depth: 0);
            }
        }

        findings.HostsAreRead = true;
    }

    private static void ReadBucket(YamlMapping attributes, EvidenceStrength strength, FileFindings findings)
    {
        string? region = attributes.Text("region") is { } stated && AwsRegions.IsRegion(stated) ? stated : null;
        foreach (FoundHost host in new StorageHost { Bucket = attributes.Text("bucket"), Region = region, Basis = "a bucket of the stack" }.Hosts())
            findings.Add(host, attributes.Line, strength);
    }

    private static void ReadDistribution(YamlMapping attributes, EvidenceStrength strength, FileFindings findings)
    {
        if (attributes.Text("domain_name") is { } name && HostText.Read(name, 0, out _) is { } host)
            findings.Add(new FoundHost(host, "https", EndpointVocabulary.Current.Contains(host)) { Basis = "a distribution of the stack" }, attributes.Line, strength);
        foreach (YamlScalar alias in attributes.Items("aliases").OfType<YamlScalar>())
        {
            if (HostText.Read(alias.Value, 0, out _) is { } other)
                findings.Add(new FoundHost(other, "https", EndpointVocabulary.Current.Contains(other)) { Basis = "another name of a distribution of the stack" }, alias.Line, strength);
        }
    }

    private static void ReadHosts(YamlNode node, EvidenceStrength strength, FileFindings findings, int depth)
    {
        switch (node)
        {
            case YamlScalar { IsNull: false } scalar:
                var hit = new TextHit { Line = scalar.Value, Limit = scalar.Value.Length, Number = scalar.Line, Strength = strength };
                s_urls.Read(hit, findings);
                s_hosts.Read(hit, findings);
                break;
            case YamlSequence list when depth < 40:
                foreach (YamlNode item in list.Items)
                    ReadHosts(item, strength, findings, depth + 1);
                break;
            case YamlMapping mapping when depth < 40:
                foreach ((_, YamlNode value) in mapping.Entries)
                    ReadHosts(value, strength, findings, depth + 1);
                break;
            default:
                break;
        }
    }
}
