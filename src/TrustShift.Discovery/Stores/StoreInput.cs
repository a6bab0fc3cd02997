using System.Collections.Immutable;

namespace TrustShift.Discovery.Stores;

/// <summary>The bytes of one file for a <see cref="StoreFormat"/>.</summary>
/// <param name="Path">Path in the target, for gaps.</param>
/// <param name="Bytes">The whole content.</param>
/// <param name="Passwords">Passwords to try, in order; never copied into results.</param>
public sealed record StoreInput(string Path, ReadOnlyMemory<byte> Bytes, ImmutableArray<string> Passwords)
{
    /// <summary>The file of the same name with something behind it (the log of a database), up to a length; empty when there is none.</summary>
    public Func<string, int, ReadOnlyMemory<byte>> Beside { get; init; } = static (_, _) => default;
}
