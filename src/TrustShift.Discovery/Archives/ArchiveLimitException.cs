#pragma warning disable RCS1194 // Thrown in one place, which has the words.
namespace TrustShift.Discovery.Archives;

/// <summary>A bound of <see cref="ArchiveLimits"/> was reached: the rest of the outermost file is not read. The message names the bound, for a gap.</summary>
/// <param name="message">The bound in words.</param>
internal sealed class ArchiveLimitException(string message) : IOException(message);
