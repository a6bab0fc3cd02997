using TrustShift.Discovery.Stores;
using TrustShift.Pki.Certificates;

namespace TrustShift.Discovery.Scanning;

/// <summary>A file that a store format read.</summary>
/// <param name="Path">Path in the target; <c>file!place</c> for something nested.</param>
/// <param name="Content">What the format read.</param>
/// <param name="ContentSha256">SHA-256 of the bytes it read.</param>
public sealed record StoreFinding(string Path, StoreContent Content, Sha256Hash ContentSha256);
