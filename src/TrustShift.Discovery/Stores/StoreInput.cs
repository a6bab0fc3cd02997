using System.Collections.Immutable;

namespace TrustShift.Discovery.Stores;

/// <summary>The bytes of one file for a <see cref="StoreFormat"/>.</summary>
/// <param name="Path">Path in the target, for gaps.</param>
/// <param name="Bytes">The whole content.</param>
/// <param name="Passwords">Passwords to try, in order; never copied into results.</param>
public sealed record StoreInput(string Path, ReadOnlyMemory<byte> Bytes, ImmutableArray<string> Passwords);
