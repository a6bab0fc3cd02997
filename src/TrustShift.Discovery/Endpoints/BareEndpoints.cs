using System.Buffers;
using System.Collections.Immutable;
using TrustShift.Discovery.Scanning;

namespace TrustShift.Discovery.Endpoints;

/// <summary>Host names of a provider's suffixes that stand without a URL around them (<c>endpoint: bucket.s3.amazonaws.com</c>), in text and in binaries.</summary>
/// <param name="vocabulary">The suffixes.</param>
public sealed class BareEndpoints(EndpointVocabulary vocabulary) : LineDetector
{
    private static readonly SearchValues<char> s_betweenWords = SearchValues.Create(" \t\"'`<>()[]");

    // .NET compares without case letter by letter where it has no cultures: these do not.
    private readonly SearchValues<string> _any = SearchValues.Create(vocabulary.Suffixes.AsSpan(), StringComparison.OrdinalIgnoreCase);
    private readonly ImmutableArray<(string Suffix, SearchValues<string> Search)> _suffixes = [.. vocabulary.Suffixes.Select(static s => (s, SearchValues.Create([s], StringComparison.OrdinalIgnoreCase)))];

    /// <inheritdoc/>
    public override AnchorCase Case => AnchorCase.AnyForHosts;

    /// <inheritdoc/>
    public override ImmutableArray<string> Anchors => vocabulary.Suffixes;

    /// <inheritdoc/>
    public override ImmutableArray<string> BinaryAnchors => vocabulary.Suffixes;

    /// <inheritdoc/>
    public override void Read(in TextHit hit, FileFindings findings)
    {
        int first = findings.HostsAreRead ? -1 : hit.Line.IndexOfAny(_any);
        if (first < 0)
            return;
        foreach ((string suffix, SearchValues<string> search) in _suffixes)
        {
            int from = first;
            while (from < hit.Line.Length && hit.Line[from..].IndexOfAny(search) is >= 0 and var found)
            {
                int at = from + found;
                from = at + suffix.Length;
                if (hit.Owns(at) && HostAround(hit.Line, at, suffix) is { } host)
                    findings.Add(host, hit.Number, PageLinks.StrengthOf(hit, at, findings));
            }
        }
    }

    private FoundHost? HostAround(ReadOnlySpan<char> line, int at, string suffix)
    {
        int start = HostText.StartOf(line, at);
        string? host = HostText.Read(line, start, out int end);
        if (end < at + suffix.Length)
        {
            // What stands before the suffix is of a form that no rule reads: some host below it, so a variable.
            if (at > 0 && line[at - 1] != '.')
                return null;
            host = HostText.Read(line, at, out _) is { } rest ? "{x}." + rest : null;
        }
        else if (host is not null && at > 0 && start == at - 1 && line[start] == '.')
        {
            // ".amazonaws.com" ends a name whose beginning is put together elsewhere.
            host = "{x}." + host;
        }

        // A suffix may begin like a longer one (amazonaws.com, amazonaws.com.cn): the longer one's turn comes.
        if (host is null || !vocabulary.Contains(host) || !host.EndsWith(suffix, StringComparison.Ordinal))
            return null;
        return SchemeAround(line, start) is (true, var scheme) ? scheme is "url" ? null : new FoundHost(host, scheme, true) : null;
    }

    // Whether the host counts, and its scheme; "url" when UrlEndpoints reads it, which sees every "://" of a text.
    private static (bool Counts, string? Scheme) SchemeAround(ReadOnlySpan<char> line, int start)
    {
        ReadOnlySpan<char> before = line[..start];
        if (before.EndsWith("://", StringComparison.Ordinal))
            return (true, "url");
        if (before.EndsWith(":\\/\\/", StringComparison.Ordinal))
            return (true, UrlEndpoints.SchemeBefore(line, start - 5));
        if (before.EndsWith("%3A%2F%2F", StringComparison.OrdinalIgnoreCase))
            return (true, UrlEndpoints.SchemeBefore(line, start - 9));
        if (before.EndsWith("@", StringComparison.Ordinal))
        {
            // With a "://" before it in the same word it is the host after user and password, else an e-mail address.
            int word = before.LastIndexOfAny(s_betweenWords);
            return before[(word + 1)..].Contains("://", StringComparison.Ordinal) ? (true, "url") : (false, null);
        }

        return (true, null);
    }
}
