using System.Buffers;
using System.Collections.Immutable;
using TrustShift.Discovery.Evidence;
using TrustShift.Discovery.Scanning;

namespace TrustShift.Discovery.Endpoints;

/// <summary>Hosts of URLs: <c>scheme://user:password@host:port</c>, of which scheme and host are kept and nothing else.</summary>
/// <param name="vocabulary">Suffixes whose hosts always count; others count in configuration and code only.</param>
public sealed class UrlEndpoints(EndpointVocabulary vocabulary) : LineDetector
{
    private static readonly SearchValues<char> s_endOfAuthority = SearchValues.Create(" \t\r\n\"'`/?#\\,)];|^<>");

    // Names of vocabularies and namespaces, and placeholders: nothing connects to them.
    private static readonly string[] s_names =
        ["www.w3.org", "json-schema.org", "java.sun.com", "xmlns.jcp.org", "maven.apache.org", "purl.org", "127.0.0.1"];

    /// <inheritdoc/>
    public override AnchorCase Case => AnchorCase.AnyForHosts;

    /// <inheritdoc/>
    public override ImmutableArray<string> Anchors => ["://"];

    /// <inheritdoc/>
    public override ImmutableArray<string> BinaryAnchors => ["s3://", "s3a://", "s3n://"];

    /// <inheritdoc/>
    public override void Read(in TextHit hit, FileFindings findings)
    {
        if (findings.HostsAreRead)
            return;
        ReadOnlySpan<char> line = hit.Line;
        for (int at = 0; (at = Next(line, at)) >= 0; at += 3)
        {
            if (!hit.Owns(at))
                continue;
            string? scheme = SchemeBefore(line, at);
            EvidenceStrength strength = PageLinks.StrengthOf(hit, at, findings);
            if (scheme is not null && EndpointVocabulary.ImpliedHost(scheme) is { } implied)
            {
                if (char.IsAsciiLetterOrDigit(line.Length > at + 3 ? line[at + 3] : ' ') || (line.Length > at + 3 && line[at + 3] is '$' or '{' or '<' or '%'))
                    findings.Add(new FoundHost(implied, "https", true, true) { Basis = "an address of an object in S3" }, hit.Number, Weaker(strength, ObjectAddresses.StrengthOf(line, at)));
                continue;
            }

            int start = AfterUserInfo(line, at + 3);
            if (HostText.Read(line, start, out int end, acceptVariables: scheme is "https" or "http") is not { } host || IsPassword(line, end))
                continue;
            bool known = vocabulary.Contains(host);
            if (known && scheme is "http" && IsNameOfXml(line[end..]))
                continue;
            if (known || (!hit.IsBinary && strength < EvidenceStrength.Implied && scheme is "http" or "https" && IsWorthKeeping(host)))
                findings.Add(new FoundHost(host, scheme, known), hit.Number, strength);
        }
    }

    /// <summary>The scheme that ends before <paramref name="colon"/>, lower case; null when it is a variable or none.</summary>
    internal static string? SchemeBefore(ReadOnlySpan<char> line, int colon)
    {
        int start = colon;
        while (start > 0 && colon - start < 20 && (char.IsAsciiLetterOrDigit(line[start - 1]) || line[start - 1] is '+' or '-' or '.'))
            start--;
        ReadOnlySpan<char> scheme = line[start..colon];
        // "ws+https" and "git+https" are https on the wire; "\nhttps" in code is a line feed and https.
        int plus = scheme.LastIndexOf('+');
        scheme = scheme[(plus + 1)..];
        foreach (string web in (ReadOnlySpan<string>)["https", "http"])
        {
            if (scheme.EndsWith(web, StringComparison.OrdinalIgnoreCase))
                return web;
        }

        return scheme.IsEmpty || !char.IsAsciiLetter(scheme[0]) || (start > 0 && line[start - 1] is '$' or '}') ? null : scheme.ToString().ToLowerInvariant();
    }

    private static EvidenceStrength Weaker(EvidenceStrength one, EvidenceStrength other) => one > other ? one : other;

    private static int Next(ReadOnlySpan<char> line, int from)
    {
        int at = from < line.Length ? line[from..].IndexOf("://", StringComparison.Ordinal) : -1;
        return at < 0 ? -1 : from + at;
    }

    // RFC 3986 3.2.1: everything before the last '@' of the authority is user and password, which are never kept.
    private static int AfterUserInfo(ReadOnlySpan<char> line, int start)
    {
        ReadOnlySpan<char> rest = line[start..];
        int end = rest.IndexOfAny(s_endOfAuthority);
        int at = (end < 0 ? rest : rest[..end]).LastIndexOf('@');
        return start + at + 1;
    }

    // "name:secret" whose '@' was not found: what follows the colon is neither a port nor a variable.
    private static bool IsPassword(ReadOnlySpan<char> line, int end) =>
        end + 1 < line.Length && line[end] == ':' && char.IsAsciiLetter(line[end + 1]);

    // The namespaces of S3's and CloudFront's XML and the groups of S3's access lists are written as URLs, which nothing opens (docs.aws.amazon.com, "Access control list (ACL) overview").
    private static bool IsNameOfXml(ReadOnlySpan<char> rest)
    {
        if (rest.IsEmpty || rest[0] is not '/')
            return false;
        rest = rest[1..];
        if (rest.StartsWith("groups/", StringComparison.Ordinal))
            return true;
        if (rest.StartsWith("doc/", StringComparison.Ordinal))
            rest = rest[4..];
        return rest.Length >= 10 && rest[4] is '-' && rest[7] is '-' && rest[..4].IndexOfAnyExceptInRange('0', '9') < 0 && rest[5..7].IndexOfAnyExceptInRange('0', '9') < 0 && rest[8..10].IndexOfAnyExceptInRange('0', '9') < 0;
    }

    private static bool IsWorthKeeping(string host) =>
        (host.Contains('.', StringComparison.Ordinal) || host[0] == '{')
        && !host.StartsWith("schemas.", StringComparison.Ordinal)
        && !host.StartsWith("xmlns.", StringComparison.Ordinal)
        && Array.TrueForAll(s_names, name => !host.EndsWith(name, StringComparison.Ordinal));
}
