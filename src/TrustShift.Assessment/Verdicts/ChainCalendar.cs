using System.Collections.Immutable;
using TrustShift.Catalogue.Certificates;
using TrustShift.Catalogue.Migrations;
using TrustShift.Pki.Certificates;

namespace TrustShift.Assessment.Verdicts;

/// <summary>
/// Which chains a service presents on a day. Before a migration starts, the question is "what will happen": the day of its start is judged.
/// While old and new chains are both served, both must be accepted.
/// </summary>
public static class ChainCalendar
{
    /// <summary>The last day on which a certificate of the chains that are served without end is valid.</summary>
    public static DateOnly FactsEnd(Migration migration) => migration.After
        .Where(c => c is { Status: ChainStatus.Served, Until: null })
        .Select(c => c.Certificates.Select(id => CertificateCatalogue.Find(id)!.Facts.NotAfter).Min())
        .Select(end => DateOnly.FromDateTime(end.UtcDateTime))
        .DefaultIfEmpty(DateOnly.MaxValue)
        .Max();

    /// <summary>The chains that a client of <paramref name="service"/> may meet when judged at <paramref name="at"/>.</summary>
    public static ImmutableArray<ChainCase> CasesOf(Migration migration, MigratingService service, DateTimeOffset at)
    {
        DateTimeOffset judged = at < service.NewFrom ? service.NewFrom : at;
        var cases = ImmutableArray.CreateBuilder<ChainCase>();
        foreach (MigrationChain chain in migration.After)
        {
            if (!IsPresentedBy(chain, service) || (chain.Until is { } until && judged >= StartOf(until.AddDays(1))))
                continue;
            // What has expired is not served any more, and nobody knows yet by what it is replaced.
            if (chain.Certificates.Any(id => CertificateCatalogue.Find(id) is { } known && known.Facts.NotAfter < judged))
                continue;
            // A chain whose time has not come yet is one that the client will meet, but does not meet on that day.
            bool hasStarted = chain.From is not { } from || judged >= StartOf(from);
            ChainKind kind = chain.Status == ChainStatus.Served && hasStarted ? ChainKind.NewServed : ChainKind.NewPossible;
            cases.Add(Case(service, chain, kind, hasStarted ? judged : StartOf(chain.From!.Value)));
        }

        if (judged < service.OldUntil)
            cases.AddRange(OldCases(migration, service, judged));
        return cases.DrainToImmutable();
    }

    /// <summary>The old chains of a service, judged at a time at which they were served.</summary>
    public static IEnumerable<ChainCase> OldCases(Migration migration, MigratingService service, DateTimeOffset at) =>
        from chain in migration.Before
        where IsPresentedBy(chain, service)
        select Case(service, chain, ChainKind.OldServed, at);

    private static bool IsPresentedBy(MigrationChain chain, MigratingService service) =>
        chain.Services.IsEmpty || chain.Services.Contains(service.Id, StringComparer.Ordinal);

    private static DateTimeOffset StartOf(DateOnly day) => new(day.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);

    private static ChainCase Case(MigratingService service, MigrationChain chain, ChainKind kind, DateTimeOffset at)
    {
        ImmutableArray<CertificateFacts> above =
            [.. chain.Certificates.Select(id => CertificateCatalogue.Find(id)?.Facts ?? throw new InvalidOperationException($"Chain {chain.Id} names the unknown certificate {id}."))];
        return new ChainCase(service, chain, kind, at, [DescribedEndEntity.Create(chain, above[0], at), .. above]);
    }
}
