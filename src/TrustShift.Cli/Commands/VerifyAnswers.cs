namespace TrustShift.Cli.Commands;

/// <summary>The answers to some lines.</summary>
/// <param name="Text">The answers in UTF-8, one a line, in the order of the lines.</param>
/// <param name="Malformed">How many lines could not be answered.</param>
internal sealed record VerifyAnswers(byte[] Text, int Malformed);
