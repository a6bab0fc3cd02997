using System.Collections.Immutable;
using System.Text.RegularExpressions;
using TrustShift.Discovery.Endpoints.Sdk;
using TrustShift.Discovery.Evidence;
using TrustShift.Discovery.Scanning;

namespace TrustShift.Discovery.Endpoints.Infrastructure;

/// <summary>
/// Buckets and distributions of Terraform and OpenTofu (registry.terraform.io, hashicorp/aws): that a stack creates one implies that something uses it; an output or a setting that hands its host on
/// configures whoever gets it. The origin of a distribution and the target of an alias record are no use by a client. The backend "s3" is where Terraform itself keeps its state.
/// </summary>
public sealed partial class TerraformFiles : EndpointSource
{
    private const int MostBlocks = 1_000;
    private const int MostSiblings = 40;

    /// <inheritdoc/>
    public override ImmutableArray<string> Words { get; } = ["aws_s3_", "aws_cloudfront_", "\"s3\"", "s3_bucket_", "cloudfront_distribution_", "s3-bucket", "/cloudfront/"];

    /// <inheritdoc/>
    public override bool Matches(ReadOnlySpan<char> path) => HasExtension(path, [".tf", ".tofu", ".tf.json"]);

    /// <inheritdoc/>
    public override void Read(EndpointText text, FileFindings findings)
    {
        string code = text.Code;
        ImmutableArray<TerraformProvider>? providers = null;
        var buckets = new Dictionary<string, (string? Bucket, string? Region)>(StringComparer.Ordinal);
        int blocks = 0;
        foreach (Match block in Block().Matches(code))
        {
            if (++blocks > MostBlocks)
                break;
            int open = block.Index + block.Length;
            string body = code[open..Brackets.End(code, open)];
            string type = block.Groups["type"].Value;
            EvidenceStrength implied = text.StrengthAt(block.Index, EvidenceStrength.Implied);
            int line = text.LineOf(block.Index);
            if (type is "aws_cloudfront_distribution")
            {
                findings.Add(new FoundHost("{distribution}.cloudfront.net", "https", true, true) { Basis = "a distribution of CloudFront that the stack creates" }, line, implied);
                continue;
            }

            providers ??= TerraformProvider.Of(text);
            string? bucket = ValueOf(body, "bucket"), region = ValueOf(body, "region") ?? TerraformProvider.RegionOf(providers.Value, Alias().Match(body).Groups["alias"].Value);
            buckets[block.Groups["name"].Value] = (bucket, region);
            Add(new StorageHost { Bucket = bucket, Region = region, Basis = "a bucket that the stack creates" }, line, implied, findings);
        }

        foreach (Match reference in Reference().Matches(code).Take(MostBlocks))
        {
            EvidenceStrength strength = text.StrengthAt(reference.Index, IsOfServer(code, reference.Index) ? EvidenceStrength.Implied : EvidenceStrength.Configured);
            buckets.TryGetValue(reference.Groups["name"].Value, out (string? Bucket, string? Region) known);
            findings.Add(HostOf(reference, known.Bucket, known.Region), text.LineOf(reference.Index), strength);
        }

        foreach (Match backend in Backend().Matches(code).Take(MostBlocks))
        {
            int open = backend.Groups["config"].Success ? code.IndexOf('{', backend.Index + backend.Length - 1) : backend.Index + backend.Length;
            string body = open < 0 ? "" : code[open..Brackets.End(code, open)];
            if ((ValueOf(body, "endpoint") ?? ValueOf(body, "s3")) is { } endpoint)
            {
                foreach (FoundHost host in StoreEndpoint.Of([endpoint], isPlain: false))
                    findings.Add(host, text.LineOf(backend.Index), text.StrengthAt(backend.Index));
                continue;
            }

            Add(new StorageHost { Bucket = ValueOf(body, "bucket"), Region = ValueOf(body, "region"), Basis = "where Terraform keeps its state" }, text.LineOf(backend.Index), text.StrengthAt(backend.Index), findings);
        }
    }

    private static FoundHost HostOf(Match reference, string? bucket, string? region)
    {
        string attribute = reference.Groups["attribute"].Value;
        string name = bucket ?? "{bucket}";
        if (attribute is "domain_name" || attribute.StartsWith("cloudfront", StringComparison.Ordinal))
            return new FoundHost("{distribution}.cloudfront.net", "https", true, true) { Basis = "the host of a distribution, handed on" };
        if (attribute.Contains("website", StringComparison.Ordinal))
            return new FoundHost($"{name}.s3-website-{region ?? "{region}"}.amazonaws.com", "http", true, true) { Basis = "the website of a bucket, handed on" };
        return attribute.Contains("regional", StringComparison.Ordinal)
            ? new StorageHost { Bucket = bucket, Region = region, Basis = "the host of a bucket, handed on" }.Hosts().First()
            : new FoundHost($"{name}.s3.amazonaws.com", "https", true, true) { Basis = "the host of a bucket, handed on" };
    }

    private static void Add(StorageHost storage, int line, EvidenceStrength strength, FileFindings findings)
    {
        foreach (FoundHost host in storage.Hosts())
            findings.Add(host, line, strength);
    }

    // In an origin or a record, it is CloudFront or a resolver that uses the host.
    private static bool IsOfServer(string code, int index)
    {
        for (int open = Brackets.Enclosing(code, index), depth = 0; open >= 0 && depth < 8; open = Brackets.Enclosing(code, open), depth++)
        {
            int start = code.LastIndexOf('\n', open) + 1;
            string header = code[start..open];
            if (OfServer().IsMatch(header))
                return true;
        }

        return false;
    }

    /// <summary>The literal text of an attribute of a block; null when it has none.</summary>
    internal static string? ValueOf(string body, string name)
    {
        foreach (Match match in Attribute().Matches(body))
        {
            if (string.Equals(match.Groups["name"].Value, name, StringComparison.Ordinal))
                return match.Groups["value"].Value is var value && !value.Contains("${", StringComparison.Ordinal) ? value : null;
        }

        return null;
    }

    /// <summary>The other files of the folder, whose providers hold here as well; with the text itself.</summary>
    internal static IEnumerable<string> Module(EndpointText text)
    {
        yield return text.Code;
        if (text.Files is not { } files)
            yield break;
        string folder = text.Path.LastIndexOf('/') is >= 0 and var cut ? text.Path[..cut] : "";
        foreach (string name in files.NamesIn(folder).Where(static n => n.EndsWith(".tf", StringComparison.Ordinal)).Take(MostSiblings))
        {
            string path = folder.Length > 0 ? $"{folder}/{name}" : name;
            if (!string.Equals(path, text.Path, StringComparison.Ordinal) && files.ReadText(path) is { } sibling && sibling.Contains("provider", StringComparison.Ordinal))
                yield return new EndpointText(path, sibling).Code;
        }
    }

    [GeneratedRegex("(resource|data)\\s+\"(?<type>aws_s3_bucket|aws_s3_directory_bucket|aws_cloudfront_distribution)\"\\s+\"(?<name>[\\w-]{1,80})\"\\s*(?=\\{)", RegexOptions.ExplicitCapture, PatternTimeout)]
    private static partial Regex Block();

    [GeneratedRegex("\\b((aws_s3_bucket(_website_configuration)?|aws_cloudfront_distribution)\\.(?<name>[\\w-]{1,80})(\\[[^\\]\\n]{1,40}\\])?\\.(?<attribute>bucket_domain_name|bucket_regional_domain_name|website_endpoint|website_domain|domain_name)|module\\.[\\w-]{1,80}(\\[[^\\]\\n]{1,40}\\])?\\.(?<attribute>s3_bucket_bucket_regional_domain_name|s3_bucket_bucket_domain_name|s3_bucket_website_endpoint|cloudfront_distribution_domain_name))\\b", RegexOptions.ExplicitCapture, PatternTimeout)]
    private static partial Regex Reference();

    [GeneratedRegex("\\bbackend\\s+\"s3\"\\s*(?=\\{)|\\bbackend\\s*=\\s*\"s3\"\\s*(?<config>config\\s*=\\s*(?=\\{))", RegexOptions.ExplicitCapture, PatternTimeout)]
    private static partial Regex Backend();

    [GeneratedRegex("^\\s*((dynamic\\s+)?\"?(origin|alias)\"?|resource\\s+\"(aws_route53_record|cloudflare_record|aws_cloudfront_distribution)\".*)\\s*=?\\s*$", RegexOptions.ExplicitCapture, PatternTimeout)]
    private static partial Regex OfServer();

    [GeneratedRegex("(?<![\\w-])(?<name>bucket|region|endpoint|s3|alias)\"?\\s*[=:]\\s*\"(?<value>[^\"\\n]{0,200})\"", RegexOptions.ExplicitCapture, PatternTimeout)]
    private static partial Regex Attribute();

    [GeneratedRegex("(?<![\\w-])provider\\s*=\\s*\"?aws\\.(?<alias>[\\w-]{1,80})", RegexOptions.ExplicitCapture, PatternTimeout)]
    private static partial Regex Alias();
}
