using TrustShift.Catalogue.Migrations;
using TrustShift.Pki.Paths;

namespace TrustShift.Assessment;

/// <summary>How one client takes one chain.</summary>
/// <param name="Chain">The chain.</param>
/// <param name="IsAfter">True for a chain of the new authority.</param>
/// <param name="At">The time at which it was judged.</param>
/// <param name="Result">The path builder's answer.</param>
public sealed record ChainAnswer(MigrationChain Chain, bool IsAfter, DateTimeOffset At, PathResult Result);
