using TrustShift.Discovery.Evidence;

namespace TrustShift.Discovery.Stores;

/// <summary>One rule of <see cref="StoreRoles"/>.</summary>
/// <param name="Role">The role that it gives.</param>
/// <param name="Reason">Why, the sentence of the report.</param>
/// <param name="Matches">Whether it applies.</param>
internal sealed record StoreRoleRule(CertificateRole Role, string Reason, Func<StoreRoleSubject, bool> Matches);
