namespace TrustShift.Cli.Commands;

/// <summary>Whole lines that were read at once.</summary>
/// <param name="Bytes">The lines in UTF-8, with their ends; the very last one of a text may have none. Rented from the shared pool by who reads.</param>
/// <param name="Length">How many of the bytes count.</param>
/// <param name="FirstNumber">Number of the first line, from 1.</param>
/// <param name="IsTooLong">Whether this is one line that was passed over because of its length; it has no bytes then.</param>
internal sealed record VerifyLines(byte[] Bytes, int Length, int FirstNumber, bool IsTooLong = false);
