using TrustShift.Discovery.Evidence;

namespace TrustShift.Discovery.Scanning;

/// <summary>A line (or a window of a very long one, or a printable run of a binary) in which the prefilter found something.</summary>
public readonly ref struct TextHit
{
    /// <summary>The characters of the line; bytes above 127 are Latin-1 characters, so that each character is one byte.</summary>
    public required ReadOnlySpan<char> Line { get; init; }

    /// <summary>What comes after the line, for forms that take two lines, or what follows the run in a binary; at most some hundred characters.</summary>
    public ReadOnlySpan<char> Following { get; init; }

    /// <summary>What comes before the line; at most some hundred characters.</summary>
    public ReadOnlySpan<char> Preceding { get; init; }

    /// <summary>Only matches that start here or later count: earlier ones belong to the window before.</summary>
    public int From { get; init; }

    /// <summary>Only matches that start before count: later ones belong to the window after.</summary>
    public int Limit { get; init; }

    /// <summary>Line number from 1; 0 in a binary.</summary>
    public int Number { get; init; }

    /// <summary>How much the line says about use.</summary>
    public EvidenceStrength Strength { get; init; }

    /// <summary>Where the comments of the text are; null when that is not known beyond <see cref="Strength"/>.</summary>
    public CommentMap? Comments { get; init; }

    /// <summary>Where the line begins in the text of <see cref="Comments"/>.</summary>
    public int Start { get; init; }

    /// <summary>How much what stands at <paramref name="index"/> of the line says about use.</summary>
    public EvidenceStrength StrengthAt(int index) =>
        Comments is null || Strength == EvidenceStrength.Mentioned ? Strength : Comments.Contains(Start + index) ? EvidenceStrength.Mentioned : Strength;

    /// <summary>Whether the file is binary.</summary>
    public bool IsBinary { get; init; }

    /// <summary>Whether a match that starts at <paramref name="index"/> belongs to this hit.</summary>
    public bool Owns(int index) => index >= From && index < Limit;
}
