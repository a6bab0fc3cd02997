using System.Collections.Immutable;
using TrustShift.Catalogue.Yaml;
using TrustShift.Discovery.Endpoints.Sdk;
using TrustShift.Discovery.Scanning;

namespace TrustShift.Discovery.Endpoints.Infrastructure;

/// <summary>Tasks of Ansible that reach S3 from the host on which they run (docs.ansible.com, collections amazon.aws and community.aws): each makes a client of boto3.</summary>
public sealed class AnsibleTasks : EndpointSource
{
    private static readonly string[] s_modules =
        ["s3_bucket", "s3_object", "s3_object_info", "s3_bucket_info", "s3_sync", "s3_website", "s3_lifecycle", "s3_logging", "s3_cors", "s3_bucket_notification", "aws_s3", "aws_s3_bucket_info", "aws_s3_cors", "s3"];

    /// <inheritdoc/>
    public override ImmutableArray<string> Words { get; } = ["s3_bucket", "s3_object", "s3_sync", "s3_website", "aws_s3", "s3_lifecycle", "s3_logging", "s3_cors", "- s3:", "  s3:"];

    /// <inheritdoc/>
    public override bool Matches(ReadOnlySpan<char> path) => HasExtension(path, [".yaml", ".yml"]);

    /// <inheritdoc/>
    public override void Read(EndpointText text, FileFindings findings)
    {
        foreach ((YamlMapping task, _) in YamlWalk.Mappings(text.Text))
        {
            foreach ((YamlScalar name, YamlNode value) in task.Entries)
            {
                if (value is YamlMapping arguments && IsModule(name.Value) && (arguments.Find("bucket") ?? arguments.Find("mode") ?? arguments.Find("name")) is not null
                    && (name.Value is not "s3" || arguments.Find("mode") is not null))
                    Add(text, name, arguments, findings);
            }
        }
    }

    private static bool IsModule(string name) => Array.IndexOf(s_modules, name[(name.LastIndexOf('.') + 1)..]) >= 0;

    private static void Add(EndpointText text, YamlScalar name, YamlMapping arguments, FileFindings findings)
    {
        if ((arguments.Text("endpoint_url") ?? arguments.Text("s3_url") ?? arguments.Text("aws_endpoint_url")) is { } endpoint)
        {
            foreach (FoundHost other in StoreEndpoint.Of([endpoint], isPlain: false))
                findings.Add(other, name.Line, text.StrengthAt(0));
            return;
        }

        string? region = (arguments.Text("region") ?? arguments.Text("aws_region") ?? arguments.Text("ec2_region")) is { } stated && AwsRegions.IsRegion(stated) ? stated : null;
        string? bucket = arguments.Text("bucket") ?? (name.Value.EndsWith("s3_bucket", StringComparison.Ordinal) ? arguments.Text("name") : null);
        foreach (FoundHost host in new StorageHost { Bucket = bucket, Region = region, Basis = "a task of Ansible that reaches S3" }.Hosts())
            findings.Add(host, name.Line, text.StrengthAt(0));
    }
}
