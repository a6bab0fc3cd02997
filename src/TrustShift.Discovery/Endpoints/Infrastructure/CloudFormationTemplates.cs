using System.Collections.Immutable;
using System.Text.RegularExpressions;
using TrustShift.Catalogue.Yaml;
using TrustShift.Discovery.Evidence;
using TrustShift.Discovery.Scanning;

namespace TrustShift.Discovery.Endpoints.Infrastructure;

/// <summary>
/// Buckets and distributions of CloudFormation templates, those of SAM, the CDK and the Serverless framework among them (docs.aws.amazon.com/AWSCloudFormation, AWS::S3::Bucket and
/// AWS::CloudFront::Distribution, return values). The region of a stack is given when it is deployed.
/// </summary>
public sealed partial class CloudFormationTemplates : EndpointSource
{
    /// <inheritdoc/>
    public override ImmutableArray<string> Words { get; } = ["AWS::S3::Bucket", "AWS::CloudFront::Distribution"];

    /// <inheritdoc/>
    public override bool Matches(ReadOnlySpan<char> path) => HasExtension(path, [".yaml", ".yml", ".json", ".template"]);

    /// <inheritdoc/>
    public override void Read(EndpointText text, FileFindings findings)
    {
        var types = new Dictionary<string, string>(StringComparer.Ordinal);
        EvidenceStrength implied = text.StrengthAt(0, EvidenceStrength.Implied);
        foreach ((YamlMapping resource, ImmutableList<string> above) in YamlWalk.Mappings(text.Text))
        {
            if (resource.Text("Type") is not ("AWS::S3::Bucket" or "AWS::CloudFront::Distribution") || above is not [.., "Resources", var id])
                continue;
            string type = resource.Text("Type")!;
            types.TryAdd(id, type);
            FoundHost host = type is "AWS::S3::Bucket"
                ? new StorageHost { Bucket = resource.Mapping("Properties")?.Text("BucketName"), Basis = "a bucket that the stack creates" }.Hosts().First()
                : new FoundHost("{distribution}.cloudfront.net", "https", true, true) { Basis = "a distribution of CloudFront that the stack creates" };
            findings.Add(host, resource.Line, implied);
        }

        if (types.Count == 0)
            return;
        foreach ((YamlMapping mapping, ImmutableList<string> above) in YamlWalk.Mappings(text.Text))
        {
            foreach ((YamlScalar key, YamlNode value) in mapping.Entries)
            {
                // { "Fn::GetAtt": ["Bucket", "DomainName"] }; !GetAtt Bucket.DomainName; !GetAtt [Bucket, DomainName]; !Sub "${Bucket.DomainName}".
                if (value is YamlSequence { Items: [YamlScalar resource, YamlScalar attribute] })
                    Add(text, types, resource.Value, attribute.Value, above.Add(key.Value), resource.Line, findings);
                else if (value is YamlScalar scalar)
                    AddAll(text, types, scalar, above.Add(key.Value), findings);
                if (value is YamlSequence list)
                {
                    foreach (YamlScalar item in list.Items.OfType<YamlScalar>())
                        AddAll(text, types, item, above.Add(key.Value), findings);
                }
            }
        }
    }

    private static void AddAll(EndpointText text, Dictionary<string, string> types, YamlScalar scalar, ImmutableList<string> above, FileFindings findings)
    {
        foreach (Match match in Attribute().Matches(scalar.Value).Take(20))
            Add(text, types, match.Groups["id"].Value, match.Groups["attribute"].Value, above, scalar.Line, findings);
    }

    private static void Add(EndpointText text, Dictionary<string, string> types, string id, string attribute, ImmutableList<string> above, int line, FileFindings findings)
    {
        if (!types.TryGetValue(id, out string? type))
            return;
        string? host = (type, attribute) switch
        {
            ("AWS::CloudFront::Distribution", "DomainName") => "{distribution}.cloudfront.net",
            ("AWS::S3::Bucket", "DomainName") => "{bucket}.s3.amazonaws.com",
            ("AWS::S3::Bucket", "RegionalDomainName") => "{bucket}.s3.{region}.amazonaws.com",
            ("AWS::S3::Bucket", "DualStackDomainName") => "{bucket}.s3.dualstack.{region}.amazonaws.com",
            ("AWS::S3::Bucket", "WebsiteURL") => "{bucket}.s3-website-{region}.amazonaws.com",
            _ => null,
        };
        if (host is null)
            return;
        bool ofServer = above.Any(static key => key is "Origins" or "AliasTarget" or "RecordSets" or "ResourceRecords" or "S3OriginConfig");
        findings.Add(
            new FoundHost(host, attribute is "WebsiteURL" ? "http" : "https", true, true) { Basis = $"the host of {id}, handed on" }, line,
            text.StrengthAt(0, ofServer ? EvidenceStrength.Implied : EvidenceStrength.Configured));
    }

    [GeneratedRegex(@"(^|\$\{)(?<id>[A-Za-z0-9]{1,255})\.(?<attribute>RegionalDomainName|DualStackDomainName|DomainName|WebsiteURL)(\}|$)", RegexOptions.ExplicitCapture, PatternTimeout)]
    private static partial Regex Attribute();
}
