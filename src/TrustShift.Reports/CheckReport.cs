using System.Collections.Immutable;
using TrustShift.Assessment;
using TrustShift.Assessment.ErrorTexts;

namespace TrustShift.Reports;

/// <summary>Everything that <c>check</c> has to say; a report writer only puts it into words.</summary>
public sealed record CheckReport
{
    /// <summary>Data older than this many days is called out (DESIGN section 5).</summary>
    public const int MaximumDataAgeDays = 90;

    /// <summary>Who made it.</summary>
    public required ToolDescription Tool { get; init; }

    /// <summary>The moment judged (UTC).</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The day on which the report is made (UTC): the age of data counts from here.</summary>
    public required DateOnly Today { get; init; }

    /// <summary>The targets in the order given; at least one.</summary>
    public required ImmutableArray<CheckedTarget> Targets { get; init; }

    /// <summary>What was recognised in the log of <c>--error-log</c>; null when none was given.</summary>
    public ErrorLog? ErrorLog { get; init; }

    /// <summary>The worst verdict of all targets; <see cref="Verdict.Unknown"/> when there is none.</summary>
    public Verdict Verdict => Targets.IsEmpty ? Verdict.Unknown : Targets.Max(t => t.Verdict);

    /// <summary>Whether facts of this day are too old to be relied on without a look.</summary>
    public bool IsOutdated(DateOnly factsDate) => Today.DayNumber - factsDate.DayNumber > MaximumDataAgeDays;
}
