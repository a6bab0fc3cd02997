using System.Collections.Immutable;
using TrustShift.Pki.Certificates;

namespace TrustShift.Pki.Clients;

/// <summary>Roots that a library distrusts in its own code, whatever store they stand in.</summary>
/// <param name="Name">The library's name of the policy.</param>
/// <param name="LastDay">The last day (UTC) on which an end entity may have been issued.</param>
/// <param name="Roots">SHA-256 of the root certificates.</param>
public sealed record DistrustPolicy(string Name, DateOnly LastDay, ImmutableArray<Sha256Hash> Roots);
