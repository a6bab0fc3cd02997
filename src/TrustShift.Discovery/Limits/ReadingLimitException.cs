#pragma warning disable RCS1194 // Thrown where a bound is reached, which has the words.
namespace TrustShift.Discovery.Limits;

/// <summary>A bound of <see cref="ReadingLimits"/> was reached. The message names the bound, for a gap.</summary>
/// <param name="message">The bound in words.</param>
/// <param name="remedy">What raises it.</param>
internal sealed class ReadingLimitException(string message, string remedy) : IOException(message)
{
    /// <summary>What raises it.</summary>
    public string Remedy => remedy;

    /// <summary>Whether the rest of the file on disk is not read; else only this entry.</summary>
    public bool EndsFile { get; init; } = true;
}
