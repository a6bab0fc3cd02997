using System.Buffers;
using System.Collections.Immutable;
using TrustShift.Discovery.Scanning;

namespace TrustShift.Discovery.Endpoints;

/// <summary>A kind of place that names endpoints without writing a host: a call that makes a client, a resource of infrastructure, a setting of a store.</summary>
public abstract class EndpointSource
{
    /// <summary>Longest time that one search of a pattern may take, in milliseconds; the patterns are linear, so this is reached on no real text.</summary>
    public const int PatternTimeout = 2_000;

    private SearchValues<string>? _search;

    /// <summary>Texts of which a file holds at least one, in this case, if it names such an endpoint: rare ones, so that few files are read closely.</summary>
    public abstract ImmutableArray<string> Words { get; }

    /// <summary>Whether a text holds one of the words.</summary>
    public bool Concerns(ReadOnlySpan<char> text) => text.ContainsAny(_search ??= SearchValues.Create([.. Words], StringComparison.Ordinal));

    /// <summary>Whether it needs the whole file, however long (up to a bound), and not chunk by chunk.</summary>
    public virtual bool ReadsWhole => false;

    /// <summary>Whether the file at this path (in the target, with '/') is of this kind by its name. Cheap: called for every file.</summary>
    public abstract bool Matches(ReadOnlySpan<char> path);

    /// <summary>Reads it. Never throws on bad input.</summary>
    public abstract void Read(EndpointText text, FileFindings findings);

    /// <summary>Whether the path ends with one of the extensions (with their dot).</summary>
    protected static bool HasExtension(ReadOnlySpan<char> path, ImmutableArray<string> extensions)
    {
        foreach (string extension in extensions)
        {
            if (path.EndsWith(extension, StringComparison.OrdinalIgnoreCase))
                return true;
        }

        return false;
    }
}
