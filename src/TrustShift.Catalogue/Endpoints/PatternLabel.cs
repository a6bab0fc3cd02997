namespace TrustShift.Catalogue.Endpoints;

/// <summary>One label of a host pattern: literal text around at most one capture.</summary>
/// <param name="Prefix">Literal text before the capture, or the whole label.</param>
/// <param name="Capture">Name of the capture; null for a literal label.</param>
/// <param name="Suffix">Literal text behind the capture.</param>
internal readonly record struct PatternLabel(string Prefix, string? Capture, string Suffix)
{
    /// <summary>Whether the capture is the whole label.</summary>
    public bool IsWhole => Capture is not null && Prefix.Length == 0 && Suffix.Length == 0;

    /// <summary>Matches one label of a host; the captured text is at least one character long.</summary>
    /// <param name="label">The label, variables as <see cref="HostTemplate.Variable"/>.</param>
    /// <param name="captured">What the capture took; empty for a literal label.</param>
    public bool Matches(ReadOnlySpan<char> label, out ReadOnlySpan<char> captured)
    {
        captured = default;
        if (Capture is null)
            return label.Equals(Prefix, StringComparison.Ordinal);
        if (label.Length <= Prefix.Length + Suffix.Length
            || !label.StartsWith(Prefix, StringComparison.Ordinal)
            || !label.EndsWith(Suffix, StringComparison.Ordinal))
            return false;
        captured = label[Prefix.Length..(label.Length - Suffix.Length)];
        return Capture is not HostPattern.Region || HostTemplate.HasVariable(captured) || RegionName.IsShaped(captured);
    }
}
