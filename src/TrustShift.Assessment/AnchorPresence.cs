using System.Collections.Immutable;
using TrustShift.Discovery.Evidence;
using TrustShift.Pki.Certificates;

namespace TrustShift.Assessment;

/// <summary>
/// Where a root that accepts the new chains is, in two answers that must not be mixed: who trusts it, and where it merely lies. A root in a test, a signature or a store that nobody reads helps no client.
/// </summary>
/// <param name="Id">Id in the catalogue.</param>
/// <param name="Certificate">The root; what has the same subject and key is the same.</param>
/// <param name="TrustedBy">Ids of the clients whose effective store has it, also of those whose roots are built in.</param>
/// <param name="OnlyPresent">Places of it from which no client takes it, each with its role and the reason.</param>
public sealed record AnchorPresence(string Id, CertificateFacts Certificate, ImmutableArray<string> TrustedBy, ImmutableArray<CertificateLocation> OnlyPresent);
