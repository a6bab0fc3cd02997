using System.Collections.Immutable;
using TrustShift.Catalogue.Migrations;
using TrustShift.Pki.Certificates;

namespace TrustShift.Assessment.Verdicts;

/// <summary>One chain that a client may meet, at the time at which it is judged.</summary>
/// <param name="Service">The service that presents it.</param>
/// <param name="Chain">The chain.</param>
/// <param name="Kind">How sure it is that the client meets it.</param>
/// <param name="At">The time at which it is judged (UTC).</param>
/// <param name="Presented">The certificates as served, end entity first.</param>
public sealed record ChainCase(MigratingService Service, MigrationChain Chain, ChainKind Kind, DateTimeOffset At, ImmutableArray<CertificateFacts> Presented);
