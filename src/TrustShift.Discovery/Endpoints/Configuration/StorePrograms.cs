using System.Collections.Immutable;
using TrustShift.Discovery.Endpoints.Sdk;
using TrustShift.Discovery.Scanning;
using TrustShift.Discovery.Settings;

namespace TrustShift.Discovery.Endpoints.Configuration;

/// <summary>Configuration of programs that copy to stores: remotes of rclone (rclone.org/s3), and the AWS CLI's own settings of S3 (botocore docs, Configuration: <c>s3 =</c>).</summary>
public sealed class StorePrograms : EndpointSource
{
    /// <inheritdoc/>
    public override ImmutableArray<string> Words { get; } = ["s3"];

    /// <inheritdoc/>
    public override bool Matches(ReadOnlySpan<char> path) => path.EndsWith("rclone.conf", StringComparison.Ordinal) || path.EndsWith(".aws/config", StringComparison.Ordinal);

    /// <inheritdoc/>
    public override void Read(EndpointText text, FileFindings findings)
    {
        foreach (IGrouping<string, SettingLine> section in SettingLine.Of(text.Text).GroupBy(static l => l.Section, StringComparer.Ordinal))
        {
            var values = new Dictionary<string, SettingLine>(StringComparer.Ordinal);
            foreach (SettingLine line in section)
                values.TryAdd(line.Key, line);
            if (values.TryGetValue("type", out SettingLine? type) && type.Value is "s3")
                AddRemote(text, type.Number, values, findings);
            else if (values.TryGetValue("use_accelerate_endpoint", out SettingLine? accelerate) && CodeValue.Switch(accelerate.Value) == true)
                Add(new StorageHost { Accelerate = true, Basis = "the AWS CLI and SDKs use transfer acceleration" }, text, accelerate.Number, findings);
        }
    }

    private static void AddRemote(EndpointText text, int line, Dictionary<string, SettingLine> values, FileFindings findings)
    {
        if (values.TryGetValue("endpoint", out SettingLine? endpoint) && endpoint.Value.Length > 0)
        {
            foreach (FoundHost other in StoreEndpoint.Of([endpoint.Value], isPlain: false))
                findings.Add(other, endpoint.Number, text.StrengthAt(0));
            return;
        }

        if (values.TryGetValue("provider", out SettingLine? provider) && provider.Value is not ("AWS" or ""))
            return;
        string? region = values.TryGetValue("region", out SettingLine? stated) && AwsRegions.IsRegion(stated.Value) ? stated.Value : null;
        Add(new StorageHost { Region = region, Basis = "a remote of rclone in S3" }, text, line, findings);
    }

    private static void Add(StorageHost storage, EndpointText text, int line, FileFindings findings)
    {
        foreach (FoundHost host in storage.Hosts())
            findings.Add(host, line, text.StrengthAt(0));
    }
}
