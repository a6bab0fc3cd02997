namespace TrustShift.Assessment.ErrorTexts;

/// <summary>One recognised line of a log.</summary>
/// <param name="Line">Line number, from 1.</param>
/// <param name="Client">Which client printed it.</param>
/// <param name="Meaning">What it means.</param>
/// <param name="Text">The line itself, at most <see cref="ErrorLogReader.MaximumShown"/> characters.</param>
/// <param name="Says">What it says about a migration, one or two sentences.</param>
/// <param name="Source">Where the text is stated.</param>
public sealed record ErrorLogLine(int Line, string Client, ErrorMeaning Meaning, string Text, string Says, string Source);
