using System.Text.RegularExpressions;

namespace TrustShift.Discovery.Endpoints.Sdk;

/// <summary>What the code around the making of a client sets: region, endpoint and forms of hosts, by the names that the SDKs of all languages use for them.</summary>
internal sealed partial class ClientSettings
{
    private static readonly string[] s_none = ["null", "None", "nil", "undefined", "\"\"", "''", "false"];

    private ClientSettings()
    {
    }

    /// <summary>Whether a region is set at all.</summary>
    public bool HasRegion { get; private set; }

    /// <summary>The region; null when none is set, or it is not certain.</summary>
    public string? Region { get; private set; }

    /// <summary>The texts of the endpoints that are set: URLs or hosts.</summary>
    public List<string> Endpoints { get; } = [];

    /// <summary>Whether an endpoint is set that is only known at run time.</summary>
    public bool HasUnknownEndpoint { get; private set; }

    /// <summary>Whether transfer acceleration is on; null when that is decided at run time.</summary>
    public bool? Accelerate { get; private set; } = false;

    /// <summary>Whether dual-stack hosts may be used.</summary>
    public bool DualStack { get; private set; }

    /// <summary>Whether FIPS hosts may be used.</summary>
    public bool Fips { get; private set; }

    /// <summary>Whether TLS is switched off.</summary>
    public bool IsPlain { get; private set; }

    /// <summary>Whether anything is said of where the client goes.</summary>
    public bool IsEmpty => !HasRegion && Endpoints.Count == 0 && !HasUnknownEndpoint;

    /// <summary>Reads a part of code.</summary>
    /// <param name="code">The call, the block, or the statements.</param>
    /// <param name="names">The names of the file.</param>
    public static ClientSettings Of(string code, CodeNames names)
    {
        code = WithoutOthers(code);
        var settings = new ClientSettings();
        var regions = new List<string?>();
        foreach (Match match in RegionKey().Matches(code))
            regions.Add(CodeValue.Region(ValueAfter(code, match), names));
        foreach (Match match in ShortRegion().Matches(code))
            regions.Add(CodeValue.Region("region", names));
        foreach (Match match in RegionArgument().Matches(code))
            regions.Add(CodeValue.Region(code[match.Index..Brackets.ExpressionEnd(code, match.Index, endsWithLine: false)], names));
        settings.HasRegion = regions.Count > 0;
        // A client that follows a bucket to its region is not bound to the one that is set.
        bool follows = FollowKey().Matches(code).Any(m => CodeValue.Switch(ValueAfter(code, m)) != false);
        // What is spread into the call may set another one: { region: "eu-west-3", ...rest }, client("s3", region_name="eu-west-3", **rest).
        bool isOpen = Spread().Matches(code).Any(m => names.Assigned(m.Groups["name"].Value) is not { } spread || spread[0] is not ('{' or '[') && !spread.StartsWith("dict(", StringComparison.Ordinal) && !spread.StartsWith("array(", StringComparison.Ordinal));
        settings.Region = !follows && !isOpen && regions.Distinct(StringComparer.Ordinal).Count() == 1 ? regions[0] : null;
        foreach (Match match in EndpointKey().Matches(code))
            settings.AddEndpoint(ValueAfter(code, match), names);
        foreach (Match match in ShortEndpoint().Matches(code))
            settings.AddEndpoint(match.Groups["name"].Value, names);
        bool?[] accelerate = [.. AccelerateKey().Matches(code).Select(m => CodeValue.Switch(ValueAfter(code, m)))];
        settings.Accelerate = accelerate.Length == 0 || Array.TrueForAll(accelerate, static a => a == false) ? false : Array.TrueForAll(accelerate, static a => a == true) ? true : null;
        settings.DualStack = DualStackKey().Matches(code).Any(m => CodeValue.Switch(ValueAfter(code, m)) == true);
        settings.Fips = FipsKey().Matches(code).Any(m => CodeValue.Switch(ValueAfter(code, m)) == true);
        settings.IsPlain = SecureKey().Matches(code).Any(m => CodeValue.Switch(ValueAfter(code, m)) == false) || PlainKey().Matches(code).Any(m => CodeValue.Switch(ValueAfter(code, m)) == true);
        return settings;
    }

    /// <summary>This, completed by what another part of the code says where this says nothing.</summary>
    public ClientSettings Or(ClientSettings other) => Or(other, HasRegion ? Region : other.Region);

    private ClientSettings Or(ClientSettings other, string? region)
    {
        var both = new ClientSettings
        {
            HasRegion = HasRegion || other.HasRegion,
            Region = region,
            HasUnknownEndpoint = HasUnknownEndpoint || (Endpoints.Count == 0 && other.HasUnknownEndpoint),
            Accelerate = Accelerate != false ? Accelerate : other.Accelerate,
            DualStack = DualStack || other.DualStack,
            Fips = Fips || other.Fips,
            IsPlain = IsPlain || other.IsPlain,
        };
        both.Endpoints.AddRange(Endpoints.Count > 0 || HasUnknownEndpoint ? Endpoints : other.Endpoints);
        return both;
    }

    /// <summary>The same for a client that goes to whatever region a bucket is in.</summary>
    public ClientSettings InAnyRegion() => Or(this, region: null);

    private void AddEndpoint(string expression, CodeNames names)
    {
        string value = expression.Trim();
        if (value.Length == 0 || Array.IndexOf(s_none, value) >= 0)
            return;
        if (CodeValue.Text(value, names) is { } text)
        {
            if (text.Length > 0)
                Endpoints.Add(text);
        }
        else if (FirstArgument(value) is { } argument && CodeValue.Text(argument, names) is { Length: > 0 } first)
        {
            Endpoints.Add(first);
        }
        else
        {
            HasUnknownEndpoint = true;
        }
    }

    // new EndpointConfiguration("https://host", "region"): the endpoint is the first of two.
    private static string? FirstArgument(string value)
    {
        int open = value.IndexOf('(', StringComparison.Ordinal);
        return open > 0 && value.AsSpan(0, open).EndsWith("EndpointConfiguration", StringComparison.Ordinal) ? value[(open + 1)..Brackets.ExpressionEnd(value, open + 1, endsWithLine: false)] : null;
    }

    // The credentials, keys and secrets that a client is given come from other services, with regions of their own.
    private static string WithoutOthers(string code)
    {
        char[]? blank = null;
        foreach (Match match in Others().Matches(code))
        {
            int start = match.Index + match.Length;
            int end = code[start - 1] is '(' or '{' ? Brackets.End(code, start - 1) - 1 : Brackets.ExpressionEnd(code, start, endsWithLine: false);
            blank ??= code.ToCharArray();
            if (end > start)
                Array.Fill(blank, ' ', start, Math.Min(end, code.Length) - start);
        }

        return blank is null ? code : new string(blank);
    }

    private static string ValueAfter(string code, Match key)
    {
        int start = key.Index + key.Length;
        return code[start..Brackets.ExpressionEnd(code, start, endsWithLine: key.Value.EndsWith('='))];
    }

    private const RegexOptions Options = RegexOptions.ExplicitCapture;

    [GeneratedRegex(@"\b\w{0,40}(credential|secret|token|sts|kms|cognito|identity)\w{0,40}['""]?\s*(=>|:=|=(?![=>~])|:(?![:])|\()\s*|\b(client|resource|create_client)\s*\(|\bnew\s+[\w.]{0,60}(?<!S3)Client\s*\(|\b\w{0,40}(?<!S3)(?<!S3Async)Client\s*\.\s*builder\s*\(\)\s*\.\s*region\s*\(", Options | RegexOptions.IgnoreCase, EndpointSource.PatternTimeout)]
    private static partial Regex Others();

    // botocore (region_name), AWS SDKs for JavaScript, Ruby, PHP, C++, Swift, Kotlin (region), Java (withRegion, region), Go (Region, WithRegion), .NET (RegionEndpoint, AuthenticationRegion is only for signing),
    // paperclip (s3_region), django-storages (AWS_S3_REGION_NAME).
    [GeneratedRegex(@"(?<![\w-])(region_name|s3_region|region|Region|RegionEndpoint|withRegion|setRegion|WithRegion|with_region|AWS_S3_REGION_NAME)['""]?\s*(=>|:=|=(?![=>~])|:(?![:])|\()\s*", Options, EndpointSource.PatternTimeout)]
    private static partial Regex RegionKey();

    [GeneratedRegex(@"(\.\.\.|\*\*)\s*\$?(?<name>[A-Za-z_]\w*)", Options, EndpointSource.PatternTimeout)]
    private static partial Regex Spread();

    // { region } of JavaScript.
    [GeneratedRegex(@"[{,]\s*region\s*(?=[,}])", Options, EndpointSource.PatternTimeout)]
    private static partial Regex ShortRegion();

    // new AmazonS3Client(RegionEndpoint.EUWest3), new AmazonS3Client(credentials, RegionEndpoint.EUWest3); Swift and Go hand none over so.
    [GeneratedRegex(@"(?<=[(,]\s*)RegionEndpoint\.", Options, EndpointSource.PatternTimeout)]
    private static partial Regex RegionArgument();

    [GeneratedRegex(@"(?<![\w-])(endpoint_url|endpointUrl|endpoint_override|endpointOverride|withEndpoint|setEndpoint|BaseEndpoint|ServiceURL|withEndpointConfiguration|WithEndpoint|WithBaseEndpoint|EndpointResolver|WithEndpointResolver|WithEndpointResolverWithOptions|endpoint_resolver|endPoint|endpoint|Endpoint|AWS_S3_ENDPOINT_URL|s3_host_name|host)['""]?\s*(=>|:=|=(?![=>~])|:(?![:])|\()\s*", Options, EndpointSource.PatternTimeout)]
    private static partial Regex EndpointKey();

    [GeneratedRegex(@"[{,]\s*(?<name>endpoint|endPoint)\s*(?=[,}])", Options, EndpointSource.PatternTimeout)]
    private static partial Regex ShortEndpoint();

    [GeneratedRegex(@"(?<![\w-])(use_accelerate_endpoint|useAccelerateEndpoint|accelerateModeEnabled|withAccelerateModeEnabled|enableAccelerateMode|accelerate|UseAccelerateEndpoint|UseAccelerate|S3UseAccelerate|enableAccelerate)['""]?\s*(=>|=(?![=>~])|:(?![:])|\()\s*", Options, EndpointSource.PatternTimeout)]
    private static partial Regex AccelerateKey();

    [GeneratedRegex(@"(?<![\w-])(use_dualstack_endpoint|useDualstackEndpoint|useDualstack|dualstackEnabled|withDualstackEnabled|enableDualstack|enableDualStack|UseDualstackEndpoint|UseDualStackEndpoint|UseDualstack)['""]?\s*(=>|=(?![=>~])|:(?![:])|\()\s*", Options, EndpointSource.PatternTimeout)]
    private static partial Regex DualStackKey();

    [GeneratedRegex(@"(?<![\w-])(use_fips_endpoint|useFipsEndpoint|fipsEnabled|UseFIPSEndpoint|enableFips)['""]?\s*(=>|=(?![=>~])|:(?![:])|\()\s*", Options, EndpointSource.PatternTimeout)]
    private static partial Regex FipsKey();

    [GeneratedRegex(@"(?<![\w-])(followRegionRedirects|crossRegionAccessEnabled|enableForceGlobalBucketAccess|withForceGlobalBucketAccessEnabled|forceGlobalBucketAccessEnabled|follow_redirects|UseArnRegion|useArnRegion|use_arn_region|s3_use_arn_region|useArnRegionEnabled)['""]?\s*(=>|=(?![=>~])|:(?![:])|\()\s*", Options, EndpointSource.PatternTimeout)]
    private static partial Regex FollowKey();

    [GeneratedRegex(@"(?<![\w-])(use_ssl|useSSL|sslEnabled|UseSSL|secure|Secure)['""]?\s*(=>|=(?![=>~])|:(?![:])|\()\s*", Options, EndpointSource.PatternTimeout)]
    private static partial Regex SecureKey();

    [GeneratedRegex(@"(?<![\w-])(UseHttp|DisableSSL|disableSSL)['""]?\s*(=>|=(?![=>~])|:(?![:])|\()\s*", Options, EndpointSource.PatternTimeout)]
    private static partial Regex PlainKey();
}
