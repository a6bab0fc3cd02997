using System.Collections.Immutable;
using TrustShift.Catalogue.Migrations;

namespace TrustShift.Assessment.Verdicts;

/// <summary>A service and the chains that its clients may meet.</summary>
public sealed record ServiceCases(MigratingService Service, ImmutableArray<ChainCase> Cases);
