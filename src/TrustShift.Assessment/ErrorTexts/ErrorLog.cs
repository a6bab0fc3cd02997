using System.Collections.Immutable;

namespace TrustShift.Assessment.ErrorTexts;

/// <summary>What was found in a log.</summary>
/// <param name="Name">The file as given, or "standard input".</param>
/// <param name="LinesRead">Lines looked at.</param>
/// <param name="Lines">The recognised lines, in order; at most <see cref="ErrorLogReader.MaximumMatches"/>.</param>
/// <param name="IsCut">Whether the log was longer than the reader looks.</param>
public sealed record ErrorLog(string Name, int LinesRead, ImmutableArray<ErrorLogLine> Lines, bool IsCut);
