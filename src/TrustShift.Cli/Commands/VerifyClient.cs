using TrustShift.Pki.Clients;

namespace TrustShift.Cli.Commands;

/// <summary>A client that was asked for.</summary>
/// <param name="Asked">The name as given.</param>
/// <param name="Profile">The profile that answers for it.</param>
/// <param name="Note">Why that one, when it is not exactly the one asked for.</param>
internal sealed record VerifyClient(string Asked, ClientProfile Profile, string? Note);
