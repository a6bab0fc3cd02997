using System.Collections.Immutable;
using System.Text.RegularExpressions;
using TrustShift.Discovery.Scanning;

namespace TrustShift.Discovery.Endpoints.Sdk;

/// <summary>Commands that reach S3: <c>aws s3</c> and <c>aws s3api</c> (docs.aws.amazon.com/cli, --region and --endpoint-url), s3cmd and s5cmd, in scripts, units, images and pipelines.</summary>
public sealed partial class CommandLines : EndpointSource
{
    private static readonly string[] s_names = ["Dockerfile", "Makefile", "Procfile", "Jenkinsfile", "crontab", "Justfile"];

    /// <inheritdoc/>
    public override ImmutableArray<string> Words { get; } = ["aws s3", " s3api ", " s3 ", "s3cmd ", "s5cmd "];

    /// <inheritdoc/>
    public override bool Matches(ReadOnlySpan<char> path)
    {
        ReadOnlySpan<char> name = path[(path.LastIndexOf('/') + 1)..];
        foreach (string known in s_names)
        {
            if (name.StartsWith(known, StringComparison.Ordinal))
                return true;
        }

        return name.IndexOf('.') < 0 || HasExtension(path, [".sh", ".bash", ".zsh", ".yml", ".yaml", ".service", ".timer", ".ps1", ".bat", ".cmd", ".mk", ".cron", ".toml", ".json", ".groovy"]);
    }

    /// <inheritdoc/>
    public override void Read(EndpointText text, FileFindings findings)
    {
        foreach (Match command in Command().Matches(text.Text).Take(500))
        {
            if (command.Index < text.From || command.Index >= text.Limit)
                continue;
            string words = command.Value;
            int line = text.LineOf(command.Index);
            if (Option(words, Endpoint()) is { } endpoint)
            {
                foreach (FoundHost other in endpoint.AsSpan().IndexOfAny("${") >= 0 ? [StoreEndpoint.Unknown] : StoreEndpoint.Of([endpoint], isPlain: false))
                    findings.Add(other, line, text.StrengthAt(command.Index));
                continue;
            }

            string? region = command.Groups["aws"].Success && Option(words, Region()) is { } stated && AwsRegions.IsRegion(stated) ? stated : null;
            string basis = command.Groups["aws"].Success ? "a command of the AWS CLI for S3" : "a command that reaches S3 unless its configuration names another store";
            foreach (FoundHost host in new StorageHost { Region = region, Basis = basis }.Hosts())
                findings.Add(host, line, command.Groups["aws"].Success ? text.StrengthAt(command.Index) : text.StrengthAt(command.Index, Evidence.EvidenceStrength.Implied));
        }
    }

    private static string? Option(string words, Regex option) => option.Match(words) is { Success: true } match ? match.Groups["value"].Value : null;

    [GeneratedRegex(@"((?<![\w/.-])(?<aws>aws(\s+--[\w-]{2,30}([ =][^\s|;&]{1,200})?){0,6}\s+(s3\s+(cp|mv|sync|ls|rm|mb|rb|presign|website)|s3api\s+[a-z0-9-]{3,60}))|(?<![\w/.-])(s3cmd|s5cmd)\s+(-[^\s]{1,200}\s+){0,8}(ls|la|mb|rb|put|get|del|rm|cp|mv|sync|du|df|cat|pipe|head|run|info|stat|modify|restore|multipart|abortmp|listmp|sign|signurl|presign|fixbucket|set[a-z]{2,20}|del[a-z]{2,20}|get[a-z]{2,20}|ws[a-z]{2,10}|expire|accesslog|payer|tag))\b(?!:)[^\n|;&]*(\\\r?\n[^\n|;&]*){0,20}", RegexOptions.ExplicitCapture, PatternTimeout)]
    private static partial Regex Command();

    [GeneratedRegex(@"--region[ =][""']?(?<value>[^\s""']{1,100})", RegexOptions.ExplicitCapture, PatternTimeout)]
    private static partial Regex Region();

    [GeneratedRegex(@"--endpoint(-url)?[ =][""']?(?<value>[^\s""']{1,300})", RegexOptions.ExplicitCapture, PatternTimeout)]
    private static partial Regex Endpoint();
}
