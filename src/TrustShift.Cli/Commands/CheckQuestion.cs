using System.Collections.Immutable;
using System.Globalization;
using TrustShift.Assessment;
using TrustShift.Catalogue.Migrations;
using TrustShift.Cli.Configuration;
using TrustShift.Discovery.Endpoints.Names;

namespace TrustShift.Cli.Commands;

/// <summary>What is asked: which migrations, for which moment, under which statements, and what the exit code depends on.</summary>
public sealed class CheckQuestion
{
    private const long MaximumMigrationFile = 4 * 1024 * 1024;

    // No certificate of any authority is older; and a moment leaves room for the lifetime of a certificate after it.
    private const int EarliestYear = 1990;
    private const int LatestYear = 2999;

    private static readonly string[] FailOnWords = ["impacted", "unknown", "never"];

    private static readonly string[] Moments =
    [
        "yyyy-MM-dd", "yyyy-MM-dd'T'HH:mm'Z'", "yyyy-MM-dd'T'HH:mm:ss'Z'", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'",
        "yyyy-MM-dd'T'HH:mmzzz", "yyyy-MM-dd'T'HH:mm:sszzz", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFzzz", "yyyy-MM-dd'T'HH:mm", "yyyy-MM-dd'T'HH:mm:ss",
    ];

    private readonly ImmutableArray<string> _uses;
    private readonly bool _endpointsComplete;
    private readonly bool _strict;
    private readonly string _failOn;

    private CheckQuestion(
        ImmutableArray<Migration> migrations, DateTimeOffset at, ImmutableArray<string> uses, bool endpointsComplete, bool strict, string failOn)
    {
        Migrations = migrations;
        At = at;
        _uses = uses;
        _endpointsComplete = endpointsComplete;
        _strict = strict;
        _failOn = failOn;
    }

    /// <summary>The migrations, in the order asked.</summary>
    public ImmutableArray<Migration> Migrations { get; }

    /// <summary>The moment to judge (UTC).</summary>
    public DateTimeOffset At { get; }

    /// <summary>Reads the options. Null with the failure when one is wrong.</summary>
    public static CheckQuestion? Read(SettingValues values, KnownSettings known, CommandContext context, out Failure? failure)
    {
        DateTimeOffset at = context.Clock.GetUtcNow();
        if (values.One(known.At) is { } moment && !TryReadMoment(moment.Text, out at))
        {
            failure = Failure.Usage($"{moment.Origin}: \"{moment.Text}\" is neither a date (2021-04-01) nor a time (2021-04-01T12:00:00Z)");
            return null;
        }

        if (at.Year is < EarliestYear or > LatestYear)
        {
            failure = Failure.Usage($"{values.One(known.At)?.Origin}: the year {at.Year} is not between {EarliestYear} and {LatestYear}");
            return null;
        }

        SettingValue? failOn = values.One(known.FailOn);
        if (failOn is not null && !FailOnWords.Contains(failOn.Text, StringComparer.Ordinal))
        {
            failure = Failure.Usage($"{failOn.Origin}: \"{failOn.Text}\" is none of {string.Join(", ", FailOnWords)}{Meant(failOn.Text, FailOnWords)}");
            return null;
        }

        ImmutableArray<Migration> migrations = ReadMigrations(values.All(known.Migration), out failure);
        if (failure is not null)
            return null;
        ImmutableArray<string> uses = ReadUses(values.All(known.Uses), migrations, out failure);
        if (failure is not null)
            return null;
        return new CheckQuestion(
            migrations, at, uses, values.Flag(known.EndpointsComplete), values.Flag(known.Strict), failOn?.Text ?? "unknown");
    }

    /// <summary>A date (00:00 UTC) or a time in ISO 8601; without an offset it is UTC.</summary>
    public static bool TryReadMoment(string text, out DateTimeOffset at) => DateTimeOffset.TryParseExact(
        text.Trim(), Moments, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out at);

    /// <summary>The options for one migration: of the stated services those that it has.</summary>
    /// <param name="migration">The migration.</param>
    /// <param name="names">Where custom domains lead.</param>
    public AssessmentOptions OptionsFor(Migration migration, HostRecords? names = null) => new()
    {
        Names = names ?? HostRecords.None,
        At = At,
        Uses = [.. _uses.Where(use => migration.Services.Any(s => string.Equals(s.Id, use, StringComparison.Ordinal)))],
        EndpointsComplete = _endpointsComplete,
        Strict = _strict,
    };

    /// <summary>The exit code of a verdict under <c>--fail-on</c>.</summary>
    public int ExitCodeOf(Verdict verdict) => (verdict, _failOn) switch
    {
        (_, "never") => ExitCodes.NotImpacted,
        (Verdict.Impacted, _) => ExitCodes.Impacted,
        (Verdict.NotImpacted, _) => ExitCodes.NotImpacted,
        (_, "impacted") => ExitCodes.NotImpacted,
        _ => ExitCodes.Unknown,
    };

    private static ImmutableArray<Migration> ReadMigrations(ImmutableArray<SettingValue> asked, out Failure? failure)
    {
        failure = null;
        if (asked.IsEmpty)
            return [.. MigrationCatalogue.Ids.Select(static id => MigrationCatalogue.Find(id)!)];
        var migrations = ImmutableArray.CreateBuilder<Migration>();
        foreach (SettingValue value in asked)
        {
            Migration? migration = IsFile(value.Text) ? ReadMigrationFile(value.Text, out failure) : MigrationCatalogue.Find(value.Text);
            if (failure is null && migration is null)
                failure = Failure.Usage($"{value.Origin}: there is no migration \"{value.Text}\"{Nearest.Hint(value.Text, MigrationCatalogue.Ids)}");
            if (migration is null)
                return [];
            if (!migrations.Any(m => string.Equals(m.Id, migration.Id, StringComparison.Ordinal)))
                migrations.Add(migration);
        }

        return migrations.DrainToImmutable();
    }

    private static bool IsFile(string value) =>
        value.Contains('/', StringComparison.Ordinal) || value.Contains('\\', StringComparison.Ordinal)
        || value.EndsWith(".yaml", StringComparison.Ordinal) || value.EndsWith(".yml", StringComparison.Ordinal);

    private static Migration? ReadMigrationFile(string path, out Failure? failure)
    {
        if (InputFile.ReadText(path, MaximumMigrationFile, "migration", out failure) is not { } text)
            return null;
        MigrationReading reading = MigrationReader.Read(text, path);
        if (reading.Migration is null)
            failure = Failure.Usage($"{(reading.Problems is [var first, ..] ? first.ToString() : path)} (trustshift migrations validate {path} lists all)");
        return reading.Migration;
    }

    private static ImmutableArray<string> ReadUses(ImmutableArray<SettingValue> values, ImmutableArray<Migration> migrations, out Failure? failure)
    {
        string[] services = [.. migrations.SelectMany(static m => m.Services).Select(static s => s.Id).Distinct(StringComparer.Ordinal)];
        var uses = ImmutableArray.CreateBuilder<string>();
        foreach (SettingValue value in values)
        {
            foreach (string given in value.Text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
            {
                string use = given.ToLowerInvariant();
                if (!services.Contains(use, StringComparer.Ordinal))
                {
                    failure = Failure.Usage($"{value.Origin}: \"{given}\" is no service of the migration{Nearest.Hint(use, services)}");
                    return [];
                }

                if (!uses.Contains(use))
                    uses.Add(use);
            }
        }

        failure = null;
        return uses.DrainToImmutable();
    }

    private static string Meant(string word, string[] known) => Nearest.Of(word, known) is { } near ? $"; did you mean \"{near}\"?" : "";
}
