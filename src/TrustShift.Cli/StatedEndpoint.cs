using System.Globalization;
using TrustShift.Discovery.Evidence;

namespace TrustShift.Cli;

/// <summary>An endpoint as the user states it: a URL, or a host name with or without a port.</summary>
/// <param name="Text">As given.</param>
/// <param name="Scheme">Lower-case scheme, or null when none is given.</param>
/// <param name="Host">Lower-case host name.</param>
public sealed record StatedEndpoint(string Text, string? Scheme, string Host)
{
    /// <summary>Longest host name: RFC 1035 2.3.4.</summary>
    private const int MaximumHostLength = 255;

    private static readonly string[] s_domains = ["amazonaws.com", "cloudfront.net"];

    /// <summary>Reads one; null when there is no host name in it.</summary>
    public static StatedEndpoint? TryParse(string text)
    {
        ReadOnlySpan<char> rest = text.AsSpan().Trim();
        string? scheme = null;
        int colon = rest.IndexOf("://", StringComparison.Ordinal);
        if (colon == 0)
            return null;
        if (colon > 0)
        {
            scheme = rest[..colon].ToString().ToLowerInvariant();
            rest = rest[(colon + 3)..];
        }

        int end = rest.IndexOfAny("/?#");
        if (end >= 0)
            rest = rest[..end];
        int user = rest.LastIndexOf('@');
        if (user >= 0)
            rest = rest[(user + 1)..];
        int port = rest.LastIndexOf(':');
        if (port >= 0)
        {
            if (!ushort.TryParse(rest[(port + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out _))
                return null;
            rest = rest[..port];
        }

        string host = rest.TrimEnd('.').ToString().ToLowerInvariant();
        return host.Length is 0 or > MaximumHostLength || !host.All(IsHostCharacter) ? null : new StatedEndpoint(text.Trim(), scheme, host);
    }

    /// <summary>Why it is probably not what was meant; null when nothing speaks against it. A misspelt host would prove that nothing in scope is met.</summary>
    public string? Doubt
    {
        get
        {
            if (!Text.Contains(':', StringComparison.Ordinal) && !Host.Contains('.', StringComparison.Ordinal) && !Host.Contains('{', StringComparison.Ordinal))
                return "is a word and no host name; to say which service is used: --uses s3, --uses cloudfront (for a host of that name: https://" + Host + ")";
            string[] labels = Host.Split('.');
            string domain = string.Join('.', labels.TakeLast(2));
            return !s_domains.Contains(domain, StringComparer.Ordinal) && Nearest.All(domain, s_domains).FirstOrDefault() is { } near ? $"ends with {domain}; {near} was probably meant" : null;
        }
    }

    /// <summary>The evidence that it is.</summary>
    public EndpointEvidence ToEvidence() => new(EndpointEvidence.Stated, 0, Host, Scheme, EvidenceStrength.Observed);

    private static bool IsHostCharacter(char c) => char.IsLetterOrDigit(c) || c is '.' or '-' or '_' or '*' or '{' or '}';
}
