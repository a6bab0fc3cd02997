using TrustShift.Discovery.Evidence;
using TrustShift.Discovery.Scanning;
using TrustShift.Discovery.Sources;

namespace TrustShift.Discovery.Endpoints;

/// <summary>The text of one file, or a chunk of a long one, for readers that need more than a line.</summary>
/// <param name="path">Path in the target.</param>
/// <param name="text">The text.</param>
/// <param name="firstLine">Number of its first line.</param>
/// <param name="isBeginning">Whether the file begins with it, so that its comments can be told.</param>
public sealed class EndpointText(string path, string text, int firstLine = 1, bool isBeginning = true)
{
    private readonly PlaceNature _nature = PlaceNatures.Of(path);
    private readonly Lazy<CommentMap?> _comments = new(() => isBeginning && CommentSyntaxes.Of(path) is { } syntax ? CommentMap.Of(syntax, text) : null);
    private string? _code;

    /// <summary>Path in the target.</summary>
    public string Path => path;

    /// <summary>The text.</summary>
    public string Text => text;

    /// <summary>The files of the target; null where nothing else may be read.</summary>
    public TargetFiles? Files { get; init; }

    /// <summary>Only what begins here or later counts: earlier ones belong to the chunk before.</summary>
    public int From { get; init; }

    /// <summary>Only what begins before counts: later ones belong to the chunk after.</summary>
    public int Limit { get; init; } = text.Length;

    /// <summary>The text with its comments as spaces; the same length.</summary>
    public string Code => _code ??= WithoutComments();

    /// <summary>The line of a place, from 1.</summary>
    public int LineOf(int index) => firstLine + text.AsSpan(0, index).Count('\n');

    /// <summary>Whether a place is in a comment.</summary>
    public bool IsComment(int index) => _comments.Value is { } comments && comments.Contains(index);

    /// <summary>How much a place says about use.</summary>
    public EvidenceStrength StrengthAt(int index) => PlaceNatures.StrengthOf(_nature, IsComment(index));

    /// <summary>The weaker one of what the place says and a bound.</summary>
    public EvidenceStrength StrengthAt(int index, EvidenceStrength atMost) => StrengthAt(index) is var own && own > atMost ? own : atMost;

    private string WithoutComments()
    {
        if (_comments.Value is not { Comments.Count: > 0 } map)
            return text;
        char[] code = text.ToCharArray();
        foreach ((int start, int end) in map.Comments)
        {
            for (int i = start; i < end; i++)
            {
                if (code[i] is not '\n')
                    code[i] = ' ';
            }
        }

        return new string(code);
    }
}
