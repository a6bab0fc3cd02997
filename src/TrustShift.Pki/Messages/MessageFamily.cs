namespace TrustShift.Pki.Messages;

/// <summary>What the clients of one family print.</summary>
/// <param name="Name">The family, as in a profile's name.</param>
/// <param name="Say">The text for a refusal; null where it is not known.</param>
internal sealed record MessageFamily(string Name, Func<Refusal, string?> Say);
