using System.Buffers;
using System.Collections.Immutable;

namespace TrustShift.Discovery.Scanning;

/// <summary>How a language marks comments and strings: enough to tell whether a place in a text is in a comment.</summary>
/// <param name="lines">Signs that begin a comment up to the end of the line.</param>
public sealed class CommentSyntax(params ImmutableArray<string> lines)
{
    /// <summary>Signs that begin a comment up to the end of the line.</summary>
    public ImmutableArray<string> Lines => lines;

    /// <summary>Begin and end of comments that may span lines.</summary>
    public ImmutableArray<(string Open, string Close)> Blocks { get; init; } = [];

    /// <summary>Begin and end of comments that stand at the beginning of lines only (<c>=begin</c> and <c>=end</c> of Ruby).</summary>
    public ImmutableArray<(string Open, string Close)> LineBlocks { get; init; } = [];

    /// <summary>Whether a sign that begins a comment needs white space, or the beginning of the line, before it (<c>#</c> of YAML and shells).</summary>
    public bool NeedsSpace { get; init; }

    /// <summary>Whether such a sign counts at the beginning of a line alone (<c>;</c> and <c>#</c> of INI files, whose values may hold them).</summary>
    public bool AtLineStartOnly { get; init; }

    /// <summary>Quotes of strings that end with their line.</summary>
    public string Quotes { get; init; } = "\"'";

    /// <summary>Quotes of strings that may span lines, the longest first.</summary>
    public ImmutableArray<string> LongQuotes { get; init; } = [];

    /// <summary>The characters with which a comment or a string begins.</summary>
    public SearchValues<char> Starts => _starts ??= SearchValues.Create([.. Quotes, .. Lines.Select(static l => l[0]), .. Blocks.Select(static b => b.Open[0]), .. LineBlocks.Select(static b => b.Open[0]), .. LongQuotes.Select(static q => q[0])]);

    private SearchValues<char>? _starts;

    /// <summary>Whether a long string that stands where a statement would is documentation: the docstring of Python.</summary>
    public bool HasDocumentationStrings { get; init; }

    /// <summary>Words before a long string that make it documentation: <c>@doc</c> of Elixir.</summary>
    public ImmutableArray<string> DocumentationWords { get; init; } = [];
}
