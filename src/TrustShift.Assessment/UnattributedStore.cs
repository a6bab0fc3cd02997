using TrustShift.Discovery.Evidence;

namespace TrustShift.Assessment;

/// <summary>A store that is present and trusted by no known client.</summary>
/// <param name="Store">The store.</param>
/// <param name="Why">Why it does not decide, one sentence.</param>
public sealed record UnattributedStore(TrustStoreEvidence Store, string Why);
