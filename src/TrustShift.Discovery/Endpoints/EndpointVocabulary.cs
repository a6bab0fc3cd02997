using System.Collections.Immutable;
using TrustShift.Catalogue.Migrations;

namespace TrustShift.Discovery.Endpoints;

/// <summary>
/// The host-name suffixes that are worth finding even where no URL stands around them. A detector knows no migration: the suffixes come from outside.
/// </summary>
public sealed class EndpointVocabulary
{
    // The partitions of AWS, whose hosts no form of a migration need name (botocore partitions.json).
    private static readonly string[] s_provider =
        ["amazonaws.com", "amazonaws.com.cn", "amazonaws.eu", "cloudfront.net", "cloudfront.cn", "api.aws", "api.amazonwebservices.com.cn", "on.aws"];

    private readonly ImmutableArray<string> _dotted;

    /// <summary>A vocabulary of these suffixes, without leading dot; a suffix that ends with another one is left out.</summary>
    public EndpointVocabulary(IEnumerable<string> suffixes)
    {
        string[] all = [.. suffixes.Select(s => s.Trim('.').ToLowerInvariant()).Where(s => s.Contains('.', StringComparison.Ordinal)).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        Suffixes = [.. all.Where(s => !Array.Exists(all, other => s.EndsWith("." + other, StringComparison.Ordinal)))];
        _dotted = [.. Suffixes.Select(s => "." + s)];
    }

    /// <summary>The vocabulary of the provider whose migrations are in the catalogue.</summary>
    public static EndpointVocabulary Current { get; } = new(
        MigrationCatalogue.Ids.Select(MigrationCatalogue.Find).OfType<Migration>().SelectMany(m => m.Forms).Select(f => SuffixOf(f.Pattern)).Concat(s_provider));

    /// <summary>The suffixes, ordinal order.</summary>
    public ImmutableArray<string> Suffixes { get; }

    /// <summary>Hosts that follow from a URI scheme of its own: <c>s3://bucket</c> is read through S3's end point of some region.</summary>
    public static string? ImpliedHost(string scheme) => scheme is "s3" or "s3a" or "s3n" ? "{bucket}.s3.{region}.amazonaws.com" : null;

    /// <summary>The suffixes of these host patterns: the whole labels after the last capture (<c>{bucket}.s3.{region}.amazonaws.com</c> gives amazonaws.com).</summary>
    public static EndpointVocabulary OfPatterns(IEnumerable<string> patterns) => new(patterns.Select(SuffixOf));

    /// <summary>Whether the host is one of the suffixes or lies below it.</summary>
    public bool Contains(string host)
    {
        foreach (string dotted in _dotted)
        {
            if (host.EndsWith(dotted, StringComparison.Ordinal) || host.AsSpan().SequenceEqual(dotted.AsSpan(1)))
                return true;
        }

        return false;
    }

    private static string SuffixOf(string pattern)
    {
        int close = pattern.LastIndexOf('}');
        if (close >= 0)
        {
            int dot = pattern.IndexOf('.', close);
            return dot < 0 ? "" : pattern[(dot + 1)..];
        }

        // No capture: s3.amazonaws.com names one host; what is above it is the suffix.
        string[] labels = pattern.Split('.');
        return labels.Length > 2 ? string.Join('.', labels[1..]) : pattern;
    }
}
