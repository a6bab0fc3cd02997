using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using TrustShift.Discovery.Evidence;
using TrustShift.Discovery.Scanning;

namespace TrustShift.Discovery.Endpoints.Traffic;

/// <summary>HTTP archives (w3c.github.io/web-performance/specs/HAR): each request in one was seen. Of its URL the scheme and the host are kept, and of the rest of the archive nothing.</summary>
public sealed class HarFiles : EndpointSource
{
    private const int Deepest = 128;

    /// <inheritdoc/>
    public override ImmutableArray<string> Words { get; } = ["\"log\""];

    /// <inheritdoc/>
    public override bool ReadsWhole => true;

    /// <inheritdoc/>
    public override bool Matches(ReadOnlySpan<char> path) => path.EndsWith(".har", StringComparison.OrdinalIgnoreCase);

    /// <inheritdoc/>
    public override void Read(EndpointText text, FileFindings findings)
    {
        // The text has one character a byte.
        byte[] bytes = Encoding.Latin1.GetBytes(text.Text);
        ReadOnlySpan<byte> json = bytes.AsSpan().StartsWith(Encoding.UTF8.Preamble) ? bytes.AsSpan(3) : bytes;
        var reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = Deepest, CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });
        var names = new string[Deepest + 1];
        try
        {
            int line = 1, counted = 0;
            while (reader.Read())
            {
                if (reader.TokenType == JsonTokenType.PropertyName)
                    names[reader.CurrentDepth] = reader.ValueSpan.Length < 32 ? reader.GetString()! : "";
                else if (reader.TokenType == JsonTokenType.String && reader.CurrentDepth == 5 && names is [_, "log", "entries", _, "request", "url", ..] && reader.GetString() is { } url)
                {
                    line += json[counted..(int)reader.TokenStartIndex].Count((byte)'\n');
                    counted = (int)reader.TokenStartIndex;
                    Add(url, line, findings);
                }
            }

            findings.HostsAreRead = true;
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            findings.Gaps.Add(new Gap(findings.Path, "an HTTP archive that ends in the middle or is none: what follows was read as text", Decides: false));
        }
    }

    private static void Add(string url, int line, FileFindings findings)
    {
        int scheme = url.IndexOf("://", StringComparison.Ordinal);
        if (scheme <= 0)
            return;
        int start = scheme + 3;
        int end = url.AsSpan(start).IndexOfAny("/?#") is >= 0 and var cut ? start + cut : url.Length;
        start = url.AsSpan(start, end - start).LastIndexOf('@') is >= 0 and var at ? start + at + 1 : start;
        if (UrlEndpoints.SchemeBefore(url, scheme) is { } known and ("https" or "http" or "wss" or "ws") && HostText.Read(url, start, out _) is { } host)
            findings.Add(new FoundHost(host, known, EndpointVocabulary.Current.Contains(host)), line, EvidenceStrength.Observed);
    }
}
