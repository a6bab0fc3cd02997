using System.Collections.Immutable;
using System.Text.RegularExpressions;
using TrustShift.Discovery.Evidence;
using TrustShift.Discovery.Scanning;

namespace TrustShift.Discovery.Endpoints.Sdk;

/// <summary>
/// Calls of one language that make a client of S3. A client without an endpoint of its own goes to S3 in its region; without a region in the code, to S3 in a region that is not known, for
/// environment, profile and machine decide it. One with an endpoint goes there.
/// </summary>
public abstract partial class SdkClients : EndpointSource
{
    private const int MostCalls = 500;
    private const int MostNames = 8;

    /// <summary>Extensions of the files, with their dot.</summary>
    protected abstract ImmutableArray<string> Extensions { get; }

    /// <summary>
    /// Finds the calls. A match ends where the brackets of the call begin; the group "made" is a method of the object that makes the client, "service" its name where that is no plain S3, "variable" what a
    /// declaration names, "whole" stands where the match itself holds the settings, "inside" where the brackets around the match hold the settings, "other" where the call makes a client of any store, whose endpoint is always given.
    /// </summary>
    protected abstract Regex Calls { get; }

    /// <summary>Finds calls that set the region of every client that is made later; null when the language has none.</summary>
    protected virtual Regex? SharedSettings => null;

    /// <inheritdoc/>
    public override bool Matches(ReadOnlySpan<char> path) => HasExtension(path, Extensions);

    /// <summary>Whether the text is one of which a match is what it looks like.</summary>
    protected virtual bool Trusts(string text, Match call) => true;

    /// <inheritdoc/>
    public override void Read(EndpointText text, FileFindings findings)
    {
        CodeNames? names = null;
        ClientSettings? shared = null;
        int calls = 0;
        foreach (Match call in Calls.Matches(text.Text))
        {
            if (call.Index < text.From || !Trusts(text.Text, call))
                continue;
            if (call.Index >= text.Limit || ++calls > MostCalls)
                break;
            bool isComment = text.IsComment(call.Index);
            string code = isComment ? text.Text : text.Code;
            names ??= new CodeNames(text.Code);
            shared ??= Shared(text.Code, names);
            ClientSettings settings = SettingsOf(code, call, names);
            settings = settings.HasRegion ? settings : settings.Or(shared);
            // AWS SDK for PHP: a client for buckets of all regions, whose own is that of the first request.
            Add(text, call, call.Value.Contains("MultiRegion", StringComparison.Ordinal) ? settings.InAnyRegion() : settings, findings);
        }
    }

    private static void Add(EndpointText text, Match call, ClientSettings settings, FileFindings findings)
    {
        EvidenceStrength strength = text.StrengthAt(call.Index);
        int line = text.LineOf(call.Index);
        foreach (FoundHost host in StoreEndpoint.Of(settings.Endpoints, settings.IsPlain))
            findings.Add(host, line, strength);
        if (settings.Endpoints.Count > 0)
            return;
        bool isOther = call.Groups["other"].Success;
        if (settings.HasUnknownEndpoint || isOther)
        {
            findings.Add(StoreEndpoint.Unknown, line, strength);
            if (isOther)
                return;
            strength = strength > EvidenceStrength.Implied ? strength : EvidenceStrength.Implied;
        }

        string service = call.Groups["service"] is { Success: true } named ? named.Value.ToLowerInvariant() : "s3";
        string basis = settings.HasUnknownEndpoint ? "an S3 client whose endpoint is set at run time: S3 where it is not"
            : settings.Region is { } region ? $"an S3 client for {region}"
            : settings.HasRegion ? "an S3 client whose region is set at run time"
            : "an S3 client for which the code sets no region";
        foreach (FoundHost host in service is "s3" ? HostOf(settings, basis).Hosts() : ControlHosts(service, settings, basis))
            findings.Add(host, line, strength);
    }

    private static StorageHost HostOf(ClientSettings settings, string basis) => new()
    {
        Region = settings.Region,
        Accelerate = settings.Accelerate,
        DualStack = settings.DualStack,
        Fips = settings.Fips,
        Scheme = settings.IsPlain ? "http" : "https",
        Basis = basis,
    };

    // s3control has the account before it; s3tables, s3vectors and s3outposts have hosts of their own (botocore, data/*/endpoint-rule-set-1.json).
    private static IEnumerable<FoundHost> ControlHosts(string service, ClientSettings settings, string basis)
    {
        string area = settings.Region is { } region ? $"{region}.{AwsRegions.SuffixOf(region)}" : "{region}.amazonaws.com";
        string host = service switch { "s3control" => "{account}.s3-control", "s3outposts" => "s3-outposts", _ => service };
        yield return new FoundHost($"{host}.{area}", "https", true, true) { Basis = basis };
    }

    private static ClientSettings SettingsOf(string code, Match call, CodeNames names)
    {
        int end = call.Groups["whole"].Success ? call.Index : call.Index + call.Length;
        string own = call.Groups["inside"].Success && Brackets.Enclosing(code, call.Index) is >= 0 and var open
            ? code[open..Brackets.End(code, open)]
            : code[end..Math.Max(call.Index + call.Length, Brackets.ChainEnd(code, end))];
        string variable = call.Groups["variable"] is { Success: true } declared ? declared.Value : VariableBefore(code, call.Index);
        if (variable.Length > 0)
            own += "\n" + names.MembersOf(variable);
        ClientSettings settings = ClientSettings.Of(own, names);
        var given = new HashSet<string>(StringComparer.Ordinal);
        string receiver = call.Groups["made"].Success ? ReceiverBefore(code, call.Groups["made"].Index) : "";
        if (receiver.EndsWith(')'))
            settings = settings.Or(ClientSettings.Of(receiver, names)); // boto3.Session(region_name="x").client("s3")
        else if (receiver.Length > 0)
            given.Add(receiver);
        foreach (Match argument in Arguments().Matches(own))
        {
            if (given.Count < MostNames)
                given.Add(argument.Groups["name"].Value);
        }

        foreach (string name in given)
        {
            string made = (names.Assigned(name) is { } assigned && Configures().IsMatch(assigned) ? assigned : "") + "\n" + names.MembersOf(name);
            settings = settings.Or(ClientSettings.Of(made, names));
        }

        return settings;
    }

    private ClientSettings Shared(string code, CodeNames names)
    {
        Match[] all = SharedSettings is { } regex ? [.. regex.Matches(code).Take(2)] : [];
        if (all.Length != 1)
            return ClientSettings.Of("", names);
        int end = all[0].Index + all[0].Length;
        return ClientSettings.Of(code[all[0].Index..Brackets.ExpressionEnd(code, end, endsWithLine: true)], names);
    }

    // What a method is called on: the last name before it, or a whole call with its brackets; empty when it stands alone.
    private static string ReceiverBefore(string code, int index)
    {
        int i = index;
        while (i > 0 && (char.IsAsciiLetterOrDigit(code[i - 1]) || code[i - 1] == '_'))
            i--;
        int dot = i;
        while (dot > 0 && code[dot - 1] is '.' or '>' or '-' or ' ' or '\n' or '\t' or '\r')
            dot--;
        if (dot == i || dot == 0)
            return "";
        int start = dot;
        if (code[dot - 1] == ')' && Brackets.Enclosing(code, dot - 1) is >= 0 and var open)
            start = open;
        while (start > 0 && (char.IsAsciiLetterOrDigit(code[start - 1]) || code[start - 1] == '_'))
            start--;
        string receiver = code[start..dot];
        // What another object holds under this name is not what this file assigns to it.
        ReadOnlySpan<char> qualifier = code.AsSpan(Math.Max(0, start - 8), Math.Min(8, start));
        bool isQualified = !receiver.EndsWith(')') && (qualifier.EndsWith(".", StringComparison.Ordinal) || qualifier.EndsWith("->", StringComparison.Ordinal));
        return isQualified && !qualifier.EndsWith("self.", StringComparison.Ordinal) && !qualifier.EndsWith("this.", StringComparison.Ordinal) && !qualifier.EndsWith("this->", StringComparison.Ordinal) ? "" : receiver;
    }

    private static string VariableBefore(string code, int index)
    {
        Match match = Assignment().Match(code[Math.Max(0, index - 160)..index]);
        return match.Success ? match.Groups["name"].Value : "";
    }

    // An object or array with settings, or a call that makes a session or a configuration; of any other object a region would be another matter.
    [GeneratedRegex(@"^(await\s+|new\s+|&|try!?\s+)*([{\[]|(array|dict)\(|[\w.:\\<>]{0,80}(session|config|options|configuration|sdk|settings|builder|from_env|defaults)\w{0,40}\s*(<[^>\n]{0,80}>)?\s*(\.|[({]))", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, PatternTimeout)]
    private static partial Regex Configures();

    [GeneratedRegex(@"(?<name>[A-Za-z_]\w{0,60})\s*(:=|=)\s*(await\s+|new\s+|try!?\s+|\w+\s+\?\?\s+)*$", RegexOptions.ExplicitCapture, PatternTimeout)]
    private static partial Regex Assignment();

    [GeneratedRegex(@"(?<=[(,=:]\s{0,40}(\.\.\.|\*\*|[&*$@])?)(?<name>[A-Za-z_]\w{0,60})\s*(?=[,)}])", RegexOptions.ExplicitCapture, PatternTimeout)]
    private static partial Regex Arguments();
}
