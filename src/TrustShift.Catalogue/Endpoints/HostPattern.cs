using System.Collections.Immutable;

namespace TrustShift.Catalogue.Endpoints;

/// <summary>
/// A compiled host pattern such as <c>{bucket}.s3.{region}.amazonaws.com</c>. A capture that is the whole first label stands for one
/// or more labels (bucket names hold dots); any other stands for at least one character of one label. Matching is one pass from the
/// right, without backtracking: hosts are hostile.
/// </summary>
internal sealed class HostPattern
{
    /// <summary>Name of the capture that must look like a region.</summary>
    public const string Region = "region";

    private const int MaxLength = 253; // RFC 1035 2.3.4
    private readonly ImmutableArray<PatternLabel> _labels;

    private HostPattern(ImmutableArray<PatternLabel> labels) => _labels = labels;

    /// <summary>Whether it has any capture.</summary>
    public bool HasCaptures => _labels.Any(label => label.Capture is not null);

    /// <summary>The labels, left to right.</summary>
    public ImmutableArray<PatternLabel> Labels => _labels;

    /// <summary>Compiles a pattern; null with the reason when it is malformed.</summary>
    public static HostPattern? TryCompile(string pattern, out string? wrong)
    {
        wrong = null;
        if (pattern.Length is 0 or > MaxLength)
        {
            wrong = $"it is empty or longer than {MaxLength} characters.";
            return null;
        }

        ImmutableArray<PatternLabel>.Builder labels = ImmutableArray.CreateBuilder<PatternLabel>();
        foreach (string text in pattern.Split('.'))
        {
            if (TryLabel(text, out wrong) is not { } label)
                return null;
            labels.Add(label);
        }

        if (labels.Count < 2 || labels[^1].Capture is not null || labels[^2].Capture is not null)
        {
            // Otherwise the pattern would match hosts of strangers.
            wrong = "its last two labels must be literal.";
            return null;
        }

        return new HostPattern(labels.ToImmutable());
    }

    /// <summary>Matches a host.</summary>
    /// <param name="host">Its labels, left to right, variables as <see cref="HostTemplate.Variable"/>.</param>
    /// <param name="region">What the region capture took, or null; with a variable in it, it is not known and null.</param>
    public bool Matches(ReadOnlySpan<string> host, out string? region)
    {
        region = null;
        int first = _labels[0].IsWhole ? 1 : 0;
        if (first == 0 ? host.Length != _labels.Length : host.Length < _labels.Length)
            return false;
        int shift = host.Length - _labels.Length;
        for (int i = _labels.Length - 1; i >= first; i--)
        {
            if (!_labels[i].Matches(host[i + shift], out ReadOnlySpan<char> captured))
                return false;
            if (_labels[i].Capture is Region && !HostTemplate.HasVariable(captured))
                region = captured.ToString();
        }

        return first == 0 || host[0].Length > 0;
    }

    private static PatternLabel? TryLabel(string text, out string? wrong)
    {
        wrong = null;
        int open = text.IndexOf('{', StringComparison.Ordinal);
        int close = text.IndexOf('}', StringComparison.Ordinal);
        string prefix = open < 0 ? text : text[..open];
        string suffix = close < 0 ? "" : text[(close + 1)..];
        string? capture = open >= 0 && close > open ? text[(open + 1)..close] : null;
        if (text.Length == 0)
            wrong = "it has an empty label.";
        else if ((open < 0) != (close < 0) || close < open || suffix.AsSpan().IndexOfAny('{', '}') >= 0)
            wrong = $"'{text}' must hold at most one capture in braces, like s3-{{region}}.";
        else if (capture is not null && !(capture.Length > 0 && capture.All(IsHostCharacter)))
            wrong = $"'{{{capture}}}' is no capture; expected lower-case letters, digits and hyphens in braces.";
        else if (!(prefix + suffix).All(IsHostCharacter))
            wrong = $"'{text}' holds characters that no host has; expected lower-case letters, digits and hyphens.";
        return wrong is null ? new PatternLabel(prefix, capture, suffix) : null;
    }

    private static bool IsHostCharacter(char c) => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c is '-' or '_';
}
